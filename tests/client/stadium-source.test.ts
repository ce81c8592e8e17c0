/** The client's stadiums: the library by name, remote ones by checksum, and ones saved in the browser. */
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
/** Waits until pending promises are settled. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

type Answer = Response | Error;

/** A stadium source over a server with these answers in order (the last one repeats) and a browser with these saved stadiums. */
function createSource({ answers = [] as Answer[], saved = {} as Record<string, string>, full = false } = {}) {
  const requests: string[] = [];
  const disk = new Map(Object.entries(saved));
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
  const source = new StadiumSource(session, {
    store,
    now: () => nowMs,
    fetch: async (path) => {
      requests.push(path);
      const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
      if (answer instanceof Error) throw answer;
      return answer.clone();
    },
  });
  const savedNames = () => session.stadiums.value.filter((card) => card.source === "saved").map(({ name }) => name);
  return { session, source, requests, disk, savedNames, wait: (ms: number) => void (nowMs += ms) };
}

describe("a library stadium", () => {
  it("is found by its name, always as the same object", () => {
    const { source, requests } = createSource();
    const checksum = stadiumChecksum(builtinStadium("Classic"));
    const found = source.find("Classic", checksum);
    expect(found).toEqual(builtinStadium("Classic"));
    expect(source.find("Classic", checksum)).toBe(found);
    expect(requests).toEqual([]);
  });

  it("is in the picker from the start, and can be exported", () => {
    const { session, source } = createSource();
    const names = session.stadiums.value.map(({ name }) => name);
    expect(names).toContain("Classic");
    expect(names).toContain("Three Tides");
    expect(source.textOf("Huge")).toBe(exportStadium(builtinStadium("Huge")));
    expect(source.textOf("Nowhere")).toBeUndefined();
  });

  it("is not used for another stadium of the same name", async () => {
    const other = stadium({ name: "Classic", width: 333 });
    const { source, requests } = createSource({ answers: [new Response(exportStadium(other))] });
    const checksum = stadiumChecksum(other);
    expect(source.find("Classic", checksum)).toBeUndefined();
    await settle();
    expect(source.find("Classic", checksum)).toEqual(other);
    expect(requests).toEqual([`/api/stadiums/${checksum}`]);
  });
});

describe("a remote stadium", () => {
  const remote = stadium({ name: "Loft", vertexes: [{ x: 1, y: 2 }] });
  const checksum = stadiumChecksum(remote);
  const found = () => new Response(exportStadium(remote));
  const notFound = () => new Response("{}", { status: 404 });

  it("is fetched once, and then always the same object", async () => {
    const { source, requests } = createSource({ answers: [found()] });
    for (let patch = 0; patch < 60; patch++) expect(source.find("Loft", checksum)).toBeUndefined();
    await settle();
    const loaded = source.find("Loft", checksum);
    expect(loaded).toEqual(remote);
    expect(source.find("Loft", checksum)).toBe(loaded);
    expect(source.isMissing(checksum)).toBe(false);
    expect(requests).toHaveLength(1);
  });

  it("is missing when the server does not have it", async () => {
    const { source, requests } = createSource({ answers: [notFound()] });
    source.find("Loft", checksum);
    expect(source.isMissing(checksum)).toBe(false);
    await settle();
    expect(source.isMissing(checksum)).toBe(true);
    expect(source.isMissing("0123456789abcdef")).toBe(false);
    source.find("Loft", checksum);
    expect(requests).toHaveLength(1);
  });

  it("is requested again later after it was missing", async () => {
    const { source, wait } = createSource({ answers: [notFound(), found()] });
    source.find("Loft", checksum);
    await settle();
    wait(10_000);
    source.find("Loft", checksum);
    expect(source.isMissing(checksum)).toBe(false);
    await settle();
    expect(source.find("Loft", checksum)).toEqual(remote);
  });

  it.each([
    ["does not match its checksum", exportStadium(stadium({ name: "Loft", width: 1 }))],
    ["cannot be read", "<!doctype html>"],
    ["is empty", ""],
  ])("is missing when the response %s", async (_what, text) => {
    const { source } = createSource({ answers: [new Response(text)] });
    source.find("Loft", checksum);
    await settle();
    expect(source.isMissing(checksum)).toBe(true);
    expect(source.find("Loft", checksum)).toBeUndefined();
  });

  it.each([
    ["does not answer", new TypeError("fetch failed")],
    ["is busy", new Response("", { status: 503 })],
  ])("is requested again after a second when the server %s", async (_what, failure) => {
    const { source, requests, wait } = createSource({ answers: [failure, failure, found()] });
    for (const count of [1, 2, 3]) {
      source.find("Loft", checksum);
      await settle();
      expect(source.isMissing(checksum)).toBe(false);
      wait(999);
      source.find("Loft", checksum);
      expect(requests).toHaveLength(count);
      wait(1);
    }
    expect(source.find("Loft", checksum)).toEqual(remote);
  });

  it("is evicted after many others, and fetched again on demand", async () => {
    const others = Array.from({ length: 20 }, (_, n) => stadium({ name: `Other ${n}` }));
    const answers = [found(), ...others.map((other) => new Response(exportStadium(other))), found()];
    const { source, requests } = createSource({ answers });
    for (const each of [remote, ...others]) {
      source.find(each.name, stadiumChecksum(each));
      await settle();
    }
    expect(source.find("Other 0", stadiumChecksum(others[0]!))).toBeDefined();
    expect(source.find("Loft", checksum)).toBeUndefined();
    await settle();
    expect(source.find("Loft", checksum)).toEqual(remote);
    expect(requests).toHaveLength(22);
  });
});

describe("a saved stadium", () => {
  it("is in the picker, also after a reload", async () => {
    const attic = stadium({ name: "Attic" });
    const { source, disk, savedNames, session } = createSource();
    expect(await source.save(attic)).toBe("saved");
    expect(savedNames()).toEqual(["Attic"]);
    expect(session.stadiums.value.map(({ name }) => name)).toContain("Classic");

    const next = createSource({ saved: Object.fromEntries(disk) });
    await settle();
    expect(next.savedNames()).toEqual(["Attic"]);
    expect(next.session.stadiums.value.find(({ name }) => name === "Attic")?.stadium).toEqual(attic);
    expect(next.source.textOf("Attic")).toBe(exportStadium(attic));
    expect(next.source.savedText("Attic")).toBe(exportStadium(attic));
    expect(next.source.savedText("Classic")).toBeUndefined();
  });

  it("cannot be one that forbids saving", async () => {
    const { source, disk, savedNames } = createSource();
    expect(await source.save(stadium({ name: "Private", canBeStored: false }))).toBe("forbidden");
    expect(savedNames()).toEqual([]);
    expect(disk.size).toBe(0);
  });

  it("is saved once, and never if it is a library stadium", async () => {
    const { source, savedNames, session } = createSource();
    await source.save(stadium({ name: "Attic" }));
    expect(await source.save(stadium({ name: "Attic" }))).toBe("saved");
    expect(await source.save(session.stadiums.value.find(({ name }) => name === "Big")!.stadium)).toBe("saved");
    expect(savedNames()).toEqual(["Attic"]);
  });

  it("gets a unique name", async () => {
    const { source, savedNames } = createSource();
    await source.save(stadium({ name: "Classic" }));
    await source.save(stadium({ name: "Attic", width: 1 }));
    await source.save(stadium({ name: "Attic", width: 2 }));
    expect(savedNames()).toEqual(["Attic", "Attic (2)", "Classic (2)"]);
    expect(source.textOf("Classic")).toBe(exportStadium(builtinStadium("Classic")));
    expect(source.textOf("Attic (2)")).toContain('"width": 2');
  });

  it("can be removed, unlike a library stadium", async () => {
    const { source, savedNames, disk, session } = createSource({ saved: { Attic: hbs({ name: "Attic" }) } });
    await settle();
    source.forget("Attic");
    source.forget("Classic");
    await settle();
    expect(savedNames()).toEqual([]);
    expect(disk.size).toBe(0);
    expect(session.stadiums.value.map(({ name }) => name)).toContain("Classic");
  });

  it("is skipped when it cannot be read", async () => {
    const { savedNames } = createSource({
      saved: { Broken: "{", Fine: hbs({ name: "Fine" }), Classic: hbs({ name: "Classic" }) },
    });
    await settle();
    expect(savedNames()).toEqual(["Fine"]);
  });

  it("is not listed when saving fails", async () => {
    const { source, savedNames } = createSource({ full: true });
    await expect(source.save(stadium({ name: "Attic" }))).rejects.toThrow("no storage");
    await expect(source.save(undefined)).rejects.toThrow();
    expect(savedNames()).toEqual([]);
  });
});
