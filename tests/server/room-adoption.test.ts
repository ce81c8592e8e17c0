/** Which rooms of a store a process takes over: never those of one that runs. */
import { hostname } from "node:os";
import { afterEach, describe, expect, it, vi } from "vitest";
import { RoomAdoption } from "#server/room/saved/room-adoption.ts";
import { RoomStore } from "#server/room/saved/room-store.ts";
import { IN_MEMORY } from "#server/store/engine.ts";
import { RunningProcesses, SIGN_MS } from "#server/store/running-processes.ts";
import type { StoredRoom } from "#server/store/rooms.ts";
import { openStore, type Store } from "#server/store/store.ts";
import { silent } from "../support/stores.ts";

const stores: Store[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const store of stores.splice(0)) await store.close();
});

async function newStore(): Promise<Store> {
  const store = await openStore({ file: IN_MEMORY, log: silent });
  stores.push(store);
  return store;
}

const record = (code: string): StoredRoom => ({
  ...{ code, kind: "friends", name: code, settings: {}, ownerKey: "", adminKeys: [], createdAt: 1, usedAt: 1 },
  stadium: { name: "Classic", checksum: "c", text: undefined },
});

const DATA = Uint8Array.of(1);
const neverRuns = () => false;

describe("a room store", () => {
  it("claims the rooms of processes that do not run, and none of its own", async () => {
    const store = await newStore();
    const lost: string[] = [];
    const first = new RoomStore(
      store,
      () => "first",
      (code) => lost.push(code),
    );
    const second = new RoomStore(
      store,
      () => "second",
      () => undefined,
    );
    first.save(record("AAAAA"), DATA);
    second.save(record("BBBBB"), DATA);
    await store.queue.flush(50_000);
    expect(await second.claim((process) => process === "first", 10)).toEqual([]);
    const claimed = await second.claim(neverRuns, 10);
    expect(claimed.map(({ record: { code }, data }) => [code, [...data]])).toEqual([["AAAAA", [1]]]);
    expect(await second.claim(neverRuns, 10)).toEqual([]);
    // The first process was only stalled: with its next save it finds that the room is not its own any more.
    first.save(record("AAAAA"), DATA);
    await store.queue.flush(50_000);
    expect(lost).toEqual(["AAAAA"]);
  });

  it("returns when a room was used last to the second", async () => {
    const store = await newStore();
    const [first, second] = ["first", "second"].map(
      (id) =>
        new RoomStore(
          store,
          () => id,
          () => undefined,
        ),
    ) as [RoomStore, RoomStore];
    const HOUR = 3_600_000;
    for (const usedAt of [10 * HOUR, 10 * HOUR + 50 * 60_000]) {
      first.save({ ...record("AAAAA"), usedAt }, DATA);
      await store.queue.flush(50_000);
    }
    expect((await first.reread("AAAAA"))?.record.usedAt).toBe(10 * HOUR + 50 * 60_000);
    const [claimed] = await second.claim(neverRuns, 10);
    expect(claimed?.record.usedAt).toBe(10 * HOUR + 50 * 60_000);
  });

  it("claims no more rooms than asked for, and a released one in any case", async () => {
    const store = await newStore();
    const first = new RoomStore(
      store,
      () => "first",
      () => undefined,
    );
    for (const code of ["AAAAA", "BBBBB", "CCCCC"]) first.save(record(code), DATA);
    first.release();
    await store.queue.flush(50_000);
    const second = new RoomStore(
      store,
      () => "second",
      () => undefined,
    );
    expect(await second.claim((process) => process === "first", 2)).toHaveLength(2);
    expect(await second.claim((process) => process === "first", 2)).toHaveLength(1);
  });

  it("loses a removed room with all that was queued of it", async () => {
    const store = await newStore();
    const rooms = new RoomStore(
      store,
      () => "first",
      () => undefined,
    );
    rooms.save(record("AAAAA"), DATA);
    rooms.remove("AAAAA");
    await store.queue.flush(50_000);
    expect(await store.rooms.list(10)).toEqual([]);
    expect(await store.savedMatches.list()).toEqual([]);
  });
});

describe("the processes of a store", () => {
  const START = 1_000_000;

  async function processes(alive: readonly number[] = []) {
    const store = await newStore();
    const clock = { ms: START };
    const open = new RunningProcesses({
      ...{ store, id: "me", date: () => clock.ms, isAlive: (pid: number) => alive.includes(pid) },
    });
    const sign = (id: string, host: string, pid: number) =>
      store.meta.set(`process:${id}`, JSON.stringify({ host, pid, at: clock.ms }));
    return { store, clock, open, sign };
  }

  it("run while they give signs, and not without a process of that number on the same machine", async () => {
    const { open, sign, clock, store } = await processes([7]);
    await sign("living", hostname(), 7);
    await sign("crashed", hostname(), 8);
    await sign("own number", hostname(), process.pid);
    await sign("far", "another machine", 8);
    expect([...(await open.others())].toSorted()).toEqual(["far", "living"]);
    clock.ms += 3 * SIGN_MS + 1;
    expect([...(await open.others())]).toEqual([]);
    expect((await store.meta.list("process:")).map(({ name }) => name)).toEqual(["process:me"]);
  });

  it("do not run any more once closed", async () => {
    const { store, open } = await processes();
    open.close();
    await store.queue.flush(50_000);
    expect(await store.meta.list("process:")).toEqual([]);
  });
});

describe("adoption", () => {
  it("takes rooms over when their process has ended, and looks no more once alone", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const running = new Set(["other"]);
    const looks: string[][] = [];
    const restorer = {
      restoreAll: async (isRunning: (process: string) => boolean) => {
        looks.push(["other", "me"].filter(isRunning));
        return 0;
      },
    };
    const ends: string[] = [];
    const adoption = new RoomAdoption({ restorer, rooms: { release: () => void ends.push("released") }, log: silent });
    const others = async () => new Set(running);
    await adoption.open({ others, close: () => void ends.push("closed") } as unknown as RunningProcesses);
    await vi.advanceTimersByTimeAsync(3000);
    running.clear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks).toEqual([["other"], ["other"], []]);
    adoption.stop();
    adoption.close();
    expect(ends).toEqual(["released", "closed"]);
  });
});
