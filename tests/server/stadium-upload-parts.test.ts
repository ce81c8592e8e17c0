/** The parts behind an upload, each for itself: the shelf, the tickets, and the thread that reads. */
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

describe("the shelf", () => {
  const bounds = { stadiums: 3, characters: 1_000_000 };
  const fill = (shelf: StadiumStore, ...names: string[]) => names.map((name) => shelf.add(stadium(name)));
  const present = (shelf: StadiumStore, checksums: readonly string[]) =>
    checksums.map((checksum) => shelf.find(checksum)?.name ?? "-").join(" ");

  it("gives back what was put on it, by what is in it", () => {
    const shelf = new StadiumStore();
    const a = stadium("A");
    const checksum = shelf.add(a);
    expect(checksum).toBe(stadiumChecksum(a));
    expect(shelf.add(stadium("A"))).toBe(checksum);
    expect(shelf.find(checksum)).toEqual(a);
    expect(shelf.textOf(checksum)).toBe(exportStadium(a));
    expect(shelf.find("A")).toBeUndefined();
    expect(shelf.textOf("0000000000000000")).toBeUndefined();
  });

  it("lets the oldest go when there are too many", () => {
    const shelf = new StadiumStore(bounds);
    const checksums = fill(shelf, "A", "B", "C", "D", "E");
    expect(present(shelf, checksums)).toBe("- - C D E");
  });

  it("counts what is brought again as new", () => {
    const shelf = new StadiumStore(bounds);
    const checksums = fill(shelf, "A", "B", "C");
    shelf.put({ stadium: stadium("A"), checksum: checksums[0]!, text: exportStadium(stadium("A")) });
    checksums.push(...fill(shelf, "D"));
    expect(present(shelf, checksums)).toBe("A - C D");
  });

  it("lets the oldest go when their text is too long", () => {
    const length = exportStadium(stadium("A")).length;
    const shelf = new StadiumStore({ stadiums: 100, characters: 2 * length });
    expect(present(shelf, fill(shelf, "A", "B", "C"))).toBe("- B C");
  });

  it("never lets go of what is held, however much comes", () => {
    const shelf = new StadiumStore(bounds);
    const held = shelf.retain(stadium("Held"));
    shelf.retain(stadium("Held"));
    const others = fill(shelf, "A", "B", "C", "D");
    expect(present(shelf, [held, ...others])).toBe("Held - B C D");
    shelf.release(held);
    expect(present(shelf, [held, ...fill(shelf, "E", "F", "G")])).toBe("Held E F G");
  });

  it("counts what is released for the last time as new", () => {
    const shelf = new StadiumStore(bounds);
    const held = shelf.retain(stadium("Held"));
    const others = fill(shelf, "A", "B", "C");
    shelf.release(held);
    expect(present(shelf, [held, ...others])).toBe("Held - B C");
    expect(present(shelf, [held, ...fill(shelf, "D", "E", "F")])).toBe("- D E F");
    shelf.release(held);
    shelf.release("0000000000000000");
  });

  it("takes back what has gone before a room began to play on it", () => {
    const shelf = new StadiumStore(bounds);
    const wanted = stadium("Wanted");
    const checksum = shelf.add(wanted);
    fill(shelf, "A", "B", "C");
    expect(shelf.find(checksum)).toBeUndefined();
    expect(shelf.retain(wanted)).toBe(checksum);
    expect(shelf.find(checksum)).toBe(wanted);
  });
});

describe("a ticket", () => {
  const MINUTE = 60_000;

  function desk() {
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

  it("is good once, in its own room", () => {
    const { tickets } = desk();
    const token = tickets.issue("ABCDE", 1);
    expect(tickets.redeem(token, "ABCDE")).toBe(true);
    expect(tickets.redeem(token, "ABCDE")).toBe(false);
    expect(tickets.redeem("", "ABCDE")).toBe(false);
  });

  it("is void after it was shown at the wrong door", () => {
    const { tickets } = desk();
    const token = tickets.issue("ABCDE", 1);
    expect(tickets.redeem(token, "FGHJK")).toBe(false);
    expect(tickets.redeem(token, "ABCDE")).toBe(false);
  });

  it("is good for a minute", () => {
    const { tickets, wait } = desk();
    const [first, second] = [tickets.issue("ABCDE", 1), tickets.issue("ABCDE", 2)];
    wait(MINUTE - 1);
    expect(tickets.redeem(first, "ABCDE")).toBe(true);
    wait(1);
    expect(tickets.redeem(second, "ABCDE")).toBe(false);
  });

  it("takes the place of the member's last one, and of nobody else's", () => {
    const { tickets } = desk();
    const [old, other, elsewhere] = [tickets.issue("ABCDE", 1), tickets.issue("ABCDE", 2), tickets.issue("FGHJK", 1)];
    const fresh = tickets.issue("ABCDE", 1);
    expect([old, fresh, other].map((token) => tickets.redeem(token, "ABCDE"))).toEqual([false, true, true]);
    expect(tickets.redeem(elsewhere, "FGHJK")).toBe(true);
  });

  it("is one of a thousand at most: beyond that the oldest are void", () => {
    const { tickets } = desk();
    const tokens = Array.from({ length: 1001 }, (_, member) => tickets.issue("ABCDE", member));
    expect(tokens.filter((token) => tickets.redeem(token, "ABCDE"))).toEqual(tokens.slice(1));
  });
});

describe("the thread that reads", () => {
  /** Sends back the text as an error; a word makes it hang, another makes it die. */
  const ODD_THREAD = new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from "node:worker_threads";
      parentPort.on("message", (file) => {
        if (file === "hang") for (;;);
        if (file === "die") throw new Error("dead");
        parentPort.postMessage({ ok: false, errors: [{ path: "", message: file }], warnings: [] });
      });
    `)}`,
  );
  const SAID = { ok: false, errors: [{ path: "", message: "it could not be read" }], warnings: [] };
  const heard = (message: string) => ({ ok: false, errors: [{ path: "", message }], warnings: [] });

  let reader: StadiumReader;
  afterEach(() => reader.close());

  const open = (settings = {}) => (reader = new StadiumReader(pino({ level: "silent" }), settings));

  it("gives the stadium, its text and its checksum as they would be worked out here", async () => {
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
    expect(readings).toEqual([heard("a"), heard("b"), heard("c")]);
  });

  it("is replaced when a file hangs it, and the next file is read", async () => {
    open({ thread: ODD_THREAD, timeoutMs: 500 });
    const readings = await Promise.all([reader.read("hang"), reader.read("after")]);
    expect(readings).toEqual([SAID, heard("after")]);
  });

  it("is replaced when a file kills it, and the next file is read", async () => {
    open({ thread: ODD_THREAD });
    const readings = await Promise.all([reader.read("die"), reader.read("after")]);
    expect(readings).toEqual([SAID, heard("after")]);
  });

  it("lets no more than a few wait", async () => {
    open({ thread: ODD_THREAD, timeoutMs: 60_000 });
    const waiting = Array.from({ length: 17 }, () => reader.read("hang"));
    expect(await reader.read("one more")).toBeUndefined();
    await reader.close();
    expect(await Promise.all(waiting)).toEqual(Array.from({ length: 17 }, () => SAID));
  });
});
