/** The parts of an upload: stadium store, upload tickets, and stadium reader thread. */
import pino from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { stadiumChecksum } from "#stadium/checksum.ts";
import { exportStadium } from "#stadium/export.ts";
import type { Stadium } from "#sim/stadium.ts";
import { StadiumReader } from "#server/stadium/stadium-reader.ts";
import { StadiumStore } from "#server/stadium/stadium-store.ts";
import { UploadTickets } from "#server/stadium/upload-tickets.ts";
import { accept, hbs } from "../support/hbs.ts";

const stadium = (name: string): Stadium => accept(hbs({ name })).stadium;

describe("the stadium store", () => {
  const bounds = { stadiums: 3, characters: 1_000_000 };
  const fill = (store: StadiumStore, ...names: string[]) => names.map((name) => store.add(stadium(name)));
  const present = (store: StadiumStore, checksums: readonly string[]) =>
    checksums.map((checksum) => store.find(checksum)?.name ?? "-").join(" ");

  it("finds a stadium by its checksum", () => {
    const store = new StadiumStore();
    const a = stadium("A");
    const checksum = store.add(a);
    expect(checksum).toBe(stadiumChecksum(a));
    expect(store.add(stadium("A"))).toBe(checksum);
    expect(store.find(checksum)).toEqual(a);
    expect(store.textOf(checksum)).toBe(exportStadium(a));
    expect(store.find("A")).toBeUndefined();
    expect(store.textOf("0000000000000000")).toBeUndefined();
  });

  it("evicts the oldest stadiums beyond its capacity", () => {
    const store = new StadiumStore(bounds);
    const checksums = fill(store, "A", "B", "C", "D", "E");
    expect(present(store, checksums)).toBe("- - C D E");
  });

  it("treats a stadium that is added again as new", () => {
    const store = new StadiumStore(bounds);
    const checksums = fill(store, "A", "B", "C");
    store.put({ stadium: stadium("A"), checksum: checksums[0]!, text: exportStadium(stadium("A")) });
    checksums.push(...fill(store, "D"));
    expect(present(store, checksums)).toBe("A - C D");
  });

  it("evicts the oldest stadiums beyond its total text length", () => {
    const length = exportStadium(stadium("A")).length;
    const store = new StadiumStore({ stadiums: 100, characters: 2 * length });
    expect(present(store, fill(store, "A", "B", "C"))).toBe("- B C");
  });

  it("never evicts a retained stadium", () => {
    const store = new StadiumStore(bounds);
    const retained = store.retain(stadium("Retained"));
    store.retain(stadium("Retained"));
    const others = fill(store, "A", "B", "C", "D");
    expect(present(store, [retained, ...others])).toBe("Retained - B C D");
    store.release(retained);
    expect(present(store, [retained, ...fill(store, "E", "F", "G")])).toBe("Retained E F G");
  });

  it("treats a stadium as new after its last release", () => {
    const store = new StadiumStore(bounds);
    const retained = store.retain(stadium("Retained"));
    const others = fill(store, "A", "B", "C");
    store.release(retained);
    expect(present(store, [retained, ...others])).toBe("Retained - B C");
    expect(present(store, [retained, ...fill(store, "D", "E", "F")])).toBe("- D E F");
    store.release(retained);
    store.release("0000000000000000");
  });

  it("retains a stadium that was evicted before", () => {
    const store = new StadiumStore(bounds);
    const wanted = stadium("Wanted");
    const checksum = store.add(wanted);
    fill(store, "A", "B", "C");
    expect(store.find(checksum)).toBeUndefined();
    expect(store.retain(wanted)).toBe(checksum);
    expect(store.find(checksum)).toBe(wanted);
  });
});

describe("an upload ticket", () => {
  const MINUTE = 60_000;

  function createTickets() {
    let nowMs = 0;
    let serial = 0;
    const tickets = new UploadTickets(
      () => nowMs,
      (count) => {
        const bytes = new Uint8Array(count);
        new DataView(bytes.buffer).setUint32(0, ++serial);
        return bytes;
      },
    );
    return { tickets, wait: (ms: number) => void (nowMs += ms) };
  }

  it("is valid once, in its room", () => {
    const { tickets } = createTickets();
    const token = tickets.issue("ABCDE", 1);
    expect(tickets.redeem(token, "ABCDE")).toBe(true);
    expect(tickets.redeem(token, "ABCDE")).toBe(false);
    expect(tickets.redeem("", "ABCDE")).toBe(false);
  });

  it("is void after a use in another room", () => {
    const { tickets } = createTickets();
    const token = tickets.issue("ABCDE", 1);
    expect(tickets.redeem(token, "FGHJK")).toBe(false);
    expect(tickets.redeem(token, "ABCDE")).toBe(false);
  });

  it("is valid for a minute", () => {
    const { tickets, wait } = createTickets();
    const [first, second] = [tickets.issue("ABCDE", 1), tickets.issue("ABCDE", 2)];
    wait(MINUTE - 1);
    expect(tickets.redeem(first, "ABCDE")).toBe(true);
    wait(1);
    expect(tickets.redeem(second, "ABCDE")).toBe(false);
  });

  it("replaces the member's last one, and no other", () => {
    const { tickets } = createTickets();
    const [old, other, elsewhere] = [tickets.issue("ABCDE", 1), tickets.issue("ABCDE", 2), tickets.issue("FGHJK", 1)];
    const fresh = tickets.issue("ABCDE", 1);
    expect([old, fresh, other].map((token) => tickets.redeem(token, "ABCDE"))).toEqual([false, true, true]);
    expect(tickets.redeem(elsewhere, "FGHJK")).toBe(true);
  });

  it("is void when a thousand newer ones exist", () => {
    const { tickets } = createTickets();
    const tokens = Array.from({ length: 1001 }, (_, member) => tickets.issue("ABCDE", member));
    expect(tokens.filter((token) => tickets.redeem(token, "ABCDE"))).toEqual(tokens.slice(1));
  });
});

describe("the stadium reader", () => {
  /**
   * A thread that answers with the text as an error; "hang" blocks it, "die" ends it, "rest" has its answer later, and "forget" has
   * none. It starts slowly.
   */
  const ODD_THREAD = new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from "node:worker_threads";
      await new Promise((resolve) => setTimeout(resolve, 40));
      parentPort.on("message", (file) => {
        if (file === "hang") for (;;);
        if (file === "die") throw new Error("dead");
        if (file === "forget") return;
        const answer = () => parentPort.postMessage({ ok: false, errors: [{ path: "", message: file }], warnings: [] });
        if (file === "rest") setTimeout(answer, 300);
        else answer();
      });
      parentPort.postMessage("ready");
    `)}`,
  );
  const UNREADABLE = { ok: false, errors: [{ path: "", message: "it could not be read" }], warnings: [] };
  const failure = (message: string) => ({ ok: false, errors: [{ path: "", message }], warnings: [] });

  let reader: StadiumReader;
  afterEach(() => reader.close());

  const open = (settings = {}) => (reader = new StadiumReader(pino({ level: "silent" }), settings));

  it("returns the stadium, its canonical text and its checksum", async () => {
    const file = hbs({
      name: "There",
      segments: [{ v0: 0, v1: 1, curve: 90 }],
      vertexes: [
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ],
    });
    const given = accept(file).stadium;
    expect(await open().read(file)).toStrictEqual({
      ok: true,
      stored: { stadium: given, text: exportStadium(given), checksum: stadiumChecksum(given) },
      warnings: [],
    });
  });

  it("answers in order", async () => {
    open({ thread: ODD_THREAD });
    const readings = await Promise.all(["a", "b", "c"].map((file) => reader.read(file)));
    expect(readings).toEqual([failure("a"), failure("b"), failure("c")]);
  });

  it("is replaced when a file blocks it, and reads the next file", async () => {
    open({ thread: ODD_THREAD, timeoutMs: 500 });
    const readings = await Promise.all([reader.read("hang"), reader.read("after")]);
    expect(readings).toEqual([UNREADABLE, failure("after")]);
  });

  it("may take longer for a file than it computes, but not without end", async () => {
    open({ thread: ODD_THREAD, timeoutMs: 100 });
    expect(await reader.read("rest")).toEqual(failure("rest"));
    const readings = await Promise.all([reader.read("forget"), reader.read("after")]);
    expect(readings).toEqual([UNREADABLE, failure("after")]);
  });

  it("is replaced when a file crashes it, and reads the next file", async () => {
    open({ thread: ODD_THREAD });
    const readings = await Promise.all([reader.read("die"), reader.read("after")]);
    expect(readings).toEqual([UNREADABLE, failure("after")]);
  });

  it("refuses files when its queue is full", async () => {
    open({ thread: ODD_THREAD, timeoutMs: 60_000 });
    const waiting = Array.from({ length: 17 }, () => reader.read("hang"));
    expect(await reader.read("one more")).toBeUndefined();
    await reader.close();
    expect(await Promise.all(waiting)).toEqual(Array.from({ length: 17 }, () => UNREADABLE));
  });
});
