/** The page's stadiums: the library by name, what rooms brought by content, and what the browser keeps. */
import { describe, expect, it } from "vitest";
import { StadiumSource } from "#client/net/stadiums/stadium-source.ts";
import type { StadiumStore } from "#client/net/stadiums/stadium-store.ts";
import { createSession } from "#client/session/session.ts";
import type { Stadium } from "#sim/stadium.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { stadiumChecksum } from "#stadium/checksum.ts";
import { exportStadium } from "#stadium/export.ts";
import { accept, hbs } from "../support/hbs.ts";

const stadium = (changes: object): Stadium => accept(hbs({ ...changes })).stadium;
/** Lets everything that is under way come to rest. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 0));

type Answer = Response | Error;

/** A page with a server that gives these answers in order, the last one for ever, and a browser that keeps this. */
function page({ answers = [] as Answer[], kept = {} as Record<string, string>, full = false } = {}) {
  const asked: string[] = [];
  const disk = new Map(Object.entries(kept));
  let nowMs = 0;
  const store: StadiumStore = {
    all: async () => {
      if (full) throw new Error("no storage");
      return [...disk];
    },
    save: async (name, text) => {
      if (full) throw new Error("no storage");
      disk.set(name, text);
    },
    remove: async (name) => void disk.delete(name),
  };
  const session = createSession();
  const shelf = new StadiumSource(session, {
    store,
    now: () => nowMs,
    fetch: async (path) => {
      asked.push(path);
      const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
      if (answer instanceof Error) throw answer;
      return answer.clone();
    },
  });
  const stored = () => session.stadiums.value.filter(({ source }) => source === "saved").map(({ name }) => name);
  return { session, shelf, asked, disk, stored, wait: (ms: number) => void (nowMs += ms) };
}

describe("a stadium of the library", () => {
  it("is found by its name, and always the same object", () => {
    const { shelf, asked } = page();
    const checksum = stadiumChecksum(builtinStadium("Classic"));
    const found = shelf.find("Classic", checksum);
    expect(found).toEqual(builtinStadium("Classic"));
    expect(shelf.find("Classic", checksum)).toBe(found);
    expect(asked).toEqual([]);
  });

  it("is in the picker from the start, and its text can be had", () => {
    const { session, shelf } = page();
    const names = session.stadiums.value.map(({ name }) => name);
    expect(names).toContain("Classic");
    expect(names).toContain("Three Tides");
    expect(shelf.textOf("Huge")).toBe(exportStadium(builtinStadium("Huge")));
    expect(shelf.textOf("Nowhere")).toBeUndefined();
  });

  it("does not stand in for another one of the same name", async () => {
    const other = stadium({ name: "Classic", width: 333 });
    const { shelf, asked } = page({ answers: [new Response(exportStadium(other))] });
    const checksum = stadiumChecksum(other);
    expect(shelf.find("Classic", checksum)).toBeUndefined();
    await rest();
    expect(shelf.find("Classic", checksum)).toEqual(other);
    expect(asked).toEqual([`/api/stadiums/${checksum}`]);
  });
});

describe("a stadium that somebody brought", () => {
  const brought = stadium({ name: "Loft", vertexes: [{ x: 1, y: 2 }] });
  const checksum = stadiumChecksum(brought);
  const found = () => new Response(exportStadium(brought));
  const notFound = () => new Response("{}", { status: 404 });

  it("is fetched once, however often it is asked for, and is then the same object", async () => {
    const { shelf, asked } = page({ answers: [found()] });
    for (let patch = 0; patch < 60; patch++) expect(shelf.find("Loft", checksum)).toBeUndefined();
    await rest();
    const here = shelf.find("Loft", checksum);
    expect(here).toEqual(brought);
    expect(shelf.find("Loft", checksum)).toBe(here);
    expect(shelf.isMissing(checksum)).toBe(false);
    expect(asked).toHaveLength(1);
  });

  it("is lost when the server has no such stadium", async () => {
    const { shelf, asked } = page({ answers: [notFound()] });
    shelf.find("Loft", checksum);
    expect(shelf.isMissing(checksum)).toBe(false);
    await rest();
    expect(shelf.isMissing(checksum)).toBe(true);
    expect(shelf.isMissing("0123456789abcdef")).toBe(false);
    shelf.find("Loft", checksum);
    expect(asked).toHaveLength(1);
  });

  it("is not lost for ever: somebody may bring it again", async () => {
    const { shelf, wait } = page({ answers: [notFound(), found()] });
    shelf.find("Loft", checksum);
    await rest();
    wait(10_000);
    shelf.find("Loft", checksum);
    expect(shelf.isMissing(checksum)).toBe(false);
    await rest();
    expect(shelf.find("Loft", checksum)).toEqual(brought);
  });

  it.each([
    ["is not what its checksum says", exportStadium(stadium({ name: "Loft", width: 1 }))],
    ["cannot be read", "<!doctype html>"],
    ["is nothing", ""],
  ])("is lost when what comes %s", async (_what, text) => {
    const { shelf } = page({ answers: [new Response(text)] });
    shelf.find("Loft", checksum);
    await rest();
    expect(shelf.isMissing(checksum)).toBe(true);
    expect(shelf.find("Loft", checksum)).toBeUndefined();
  });

  it.each([
    ["does not answer", new TypeError("fetch failed")],
    ["is busy", new Response("", { status: 503 })],
  ])("is asked for again after a second when the server %s", async (_what, trouble) => {
    const { shelf, asked, wait } = page({ answers: [trouble, trouble, found()] });
    for (const count of [1, 2, 3]) {
      shelf.find("Loft", checksum);
      await rest();
      expect(shelf.isMissing(checksum)).toBe(false);
      wait(999);
      shelf.find("Loft", checksum);
      expect(asked).toHaveLength(count);
      wait(1);
    }
    expect(shelf.find("Loft", checksum)).toEqual(brought);
  });

  it("is forgotten after many others, and fetched again when it is needed", async () => {
    const others = Array.from({ length: 20 }, (_, n) => stadium({ name: `Other ${n}` }));
    const answers = [found(), ...others.map((other) => new Response(exportStadium(other))), found()];
    const { shelf, asked } = page({ answers });
    for (const each of [brought, ...others]) {
      shelf.find(each.name, stadiumChecksum(each));
      await rest();
    }
    expect(shelf.find("Other 0", stadiumChecksum(others[0]!))).toBeDefined();
    expect(shelf.find("Loft", checksum)).toBeUndefined();
    await rest();
    expect(shelf.find("Loft", checksum)).toEqual(brought);
    expect(asked).toHaveLength(22);
  });
});

describe("a stadium that the browser keeps", () => {
  it("is in the picker, now and with the next visit", async () => {
    const attic = stadium({ name: "Attic" });
    const { shelf, disk, stored, session } = page();
    expect(await shelf.save(attic)).toBe("saved");
    expect(stored()).toEqual(["Attic"]);
    expect(session.stadiums.value.map(({ name }) => name)).toContain("Classic");

    const next = page({ kept: Object.fromEntries(disk) });
    await rest();
    expect(next.stored()).toEqual(["Attic"]);
    expect(next.session.stadiums.value.find(({ name }) => name === "Attic")?.stadium).toEqual(attic);
    expect(next.shelf.textOf("Attic")).toBe(exportStadium(attic));
    expect(next.shelf.savedText("Attic")).toBe(exportStadium(attic));
    expect(next.shelf.savedText("Classic")).toBeUndefined();
  });

  it("is not kept against the will of its maker", async () => {
    const { shelf, disk, stored } = page();
    expect(await shelf.save(stadium({ name: "Private", canBeStored: false }))).toBe("forbidden");
    expect(stored()).toEqual([]);
    expect(disk.size).toBe(0);
  });

  it("is not kept twice, and one of the library not at all", async () => {
    const { shelf, stored, session } = page();
    await shelf.save(stadium({ name: "Attic" }));
    expect(await shelf.save(stadium({ name: "Attic" }))).toBe("saved");
    expect(await shelf.save(session.stadiums.value.find(({ name }) => name === "Big")!.stadium)).toBe("saved");
    expect(stored()).toEqual(["Attic"]);
  });

  it("gets a name of its own beside another of the same name", async () => {
    const { shelf, stored } = page();
    await shelf.save(stadium({ name: "Classic" }));
    await shelf.save(stadium({ name: "Attic", width: 1 }));
    await shelf.save(stadium({ name: "Attic", width: 2 }));
    expect(stored()).toEqual(["Attic", "Attic (2)", "Classic (2)"]);
    expect(shelf.textOf("Classic")).toBe(exportStadium(builtinStadium("Classic")));
    expect(shelf.textOf("Attic (2)")).toContain('"width": 2');
  });

  it("is forgotten when it is no longer wanted; the library stays", async () => {
    const { shelf, stored, disk, session } = page({ kept: { Attic: hbs({ name: "Attic" }) } });
    await rest();
    shelf.forget("Attic");
    shelf.forget("Classic");
    await rest();
    expect(stored()).toEqual([]);
    expect(disk.size).toBe(0);
    expect(session.stadiums.value.map(({ name }) => name)).toContain("Classic");
  });

  it("is left out when it cannot be read, and the others are there", async () => {
    const { stored } = page({ kept: { Broken: "{", Fine: hbs({ name: "Fine" }), Classic: hbs({ name: "Classic" }) } });
    await rest();
    expect(stored()).toEqual(["Fine"]);
  });

  it("is not said to be kept by a browser that keeps nothing", async () => {
    const { shelf, stored } = page({ full: true });
    await expect(shelf.save(stadium({ name: "Attic" }))).rejects.toThrow("no storage");
    await expect(shelf.save(undefined)).rejects.toThrow();
    expect(stored()).toEqual([]);
  });
});
