/** Which recordings of a room are kept, and what members get that ask for one; without sockets, over a store in memory. */
import { describe, expect, it, onTestFinished } from "vitest";
import type { Command } from "#match/command.ts";
import { advance } from "#match/tick.ts";
import type { RoomSettings } from "#room/settings.ts";
import { RoomRecordings } from "#server/room/room-recordings.ts";
import { IN_MEMORY } from "#server/store/engine.ts";
import { openStore } from "#server/store/store.ts";
import type { MatchOptions } from "#match/match.ts";
import { PLAYING } from "#sim/world.ts";
import { applyCommands, join, quietMatch } from "../support/match-builder.ts";
import { acceptRecording } from "../support/recordings.ts";
import { silent } from "../support/stores.ts";

type Room = Awaited<ReturnType<typeof openRoom>>;

async function openRoom(
  settings: Partial<RoomSettings> = {},
  { writes = 100, players = ["Ada", "Ben"], ...options }: Options = {},
) {
  const queue = { bounds: { writes, bytes: 1e6 } };
  const store = await openStore({ file: IN_MEMORY, log: silent, queue });
  onTestFinished(async () => void (await store.close()));
  const match = quietMatch({ awayTicks: Infinity, ...options }, { scoreLimit: 2, listed: true, ...settings });
  // The ticks of joining are not recorded.
  join(match, ...players);
  const recorded: string[] = [];
  const listener = { recorded: (matchId: string) => void recorded.push(matchId) };
  const limits = { age: 1e9, bytes: 1e9 };
  const recordings = new RoomRecordings(match, { store, date: () => 1e12, log: silent, recordings: limits }, listener);
  const tick = (count: number, ...commands: readonly Command[]) => {
    for (let t = 0; t < count; t++) {
      if (t === 0) applyCommands(match, ...commands);
      else advance(match);
      if (match.statistics.running && match.statistics.id === "") match.statistics.id = "m1";
      recordings.update();
    }
  };
  return { match, store, recordings, recorded, tick };
}

type Options = Partial<MatchOptions> & { readonly writes?: number; readonly players?: readonly string[] };

function score({ match, tick }: Room): void {
  tick(2, { kind: "disc", disc: 0, change: { vx: 0.01 } });
  expect(match.world.game.state).toBe(PLAYING);
  tick(10, { kind: "disc", disc: 0, change: { x: 360, y: 0, vx: 8, vy: 0 } });
  expect(match.world.game.red).toBe(1);
}

/** What is stored once all is written. */
async function kept({ store }: Room) {
  await store.queue.flush(50_000);
  return (await store.recordings.list(10)).map(({ red, blue, title, at }) => [red, blue, title, at]);
}

const AFTER: Command = { kind: "stop" };

describe("the recording of a game", () => {
  it("with a goal is kept, also if the game is stopped", async () => {
    const room = await openRoom({ name: "Cup" });
    room.tick(100, { kind: "start" });
    score(room);
    room.tick(400, AFTER);
    expect(await kept(room)).toEqual([[1, 0, "Cup", 1e12]]);
    expect(room.recorded).toEqual(["m1"]);
    expect(room.recordings.published).toBe((await room.store.recordings.list(1))[0]!.code);
  });

  it("without a goal is kept if the time ended it, and not if it was stopped", async () => {
    const room = await openRoom({ timeLimit: 1, overtime: false });
    room.tick(100, { kind: "start" });
    room.tick(400, AFTER);
    expect(await kept(room)).toEqual([]);
    room.tick(2, { kind: "start" });
    room.tick(2, { kind: "disc", disc: 0, change: { vx: 0.01 } });
    room.match.world.game.time = 59.9;
    room.tick(20);
    expect(room.match.statistics.running).toBe(false);
    room.tick(700);
    expect(await kept(room)).toEqual([[0, 0, "Rondo", 1e12]]);
  });

  it("of bots is not kept", async () => {
    const room = await openRoom({}, { bots: "full", players: [] });
    room.tick(100, { kind: "start" });
    score(room);
    room.tick(400, AFTER);
    expect(await kept(room)).toEqual([]);
  });

  it.each([{ listed: false }, { password: "secret" }])(
    "in a room with %o is reached by its code alone",
    async (settings) => {
      const room = await openRoom(settings);
      room.tick(100, { kind: "start" });
      score(room);
      room.recordings.close();
      expect(await kept(room)).toEqual([]);
      expect(room.recorded).toEqual(["m1"]);
      expect(room.recordings.published).toBe("");
    },
  );
});

describe("a member that asks for a recording", () => {
  it("gets the game so far, and the last one when none is on", async () => {
    const room = await openRoom();
    expect([room.recordings.save("game"), room.recordings.save("clip")]).toEqual(["noGame", "noGame"]);
    room.tick(100, { kind: "start" });
    const first = await room.recordings.save("game");
    const file = await room.store.recordings.file(first);
    expect(acceptRecording(file!).recording.ticks).toBe(100);
    score(room);
    room.tick(400, AFTER);
    const last = await room.recordings.save("game");
    expect(await room.store.recordings.list(10)).toMatchObject([{ code: last, red: 1 }]);
    expect(await room.recordings.save("game")).toBe(last);
  });

  it("gets the same as others within a second", async () => {
    const room = await openRoom();
    room.tick(2400, { kind: "start" });
    const clip = await room.recordings.save("clip");
    room.tick(59);
    expect(await room.recordings.save("clip")).toBe(clip);
    room.tick(1);
    const next = await room.recordings.save("clip");
    expect(next).not.toBe(clip);
    expect(acceptRecording((await room.store.recordings.file(next))!).recording.ticks).toBe(2460 - 600);
  });

  it("is refused while the room is not recorded, and while the store cannot keep up", async () => {
    const room = await openRoom({ recorded: false }, { writes: 1 });
    room.tick(10, { kind: "start" });
    expect(room.recordings.save("game")).toBe("notRecorded");
    room.tick(10, { kind: "settings", change: { recorded: true } });
    room.store.queue.add("slow", () => new Promise((resolve) => setImmediate(resolve)));
    room.store.queue.add("next", () => Promise.resolve());
    expect(room.recordings.save("game")).toBe("load");
  });
});

it("an error of the recorder ends the recordings of the room, not the room", async () => {
  const room = await openRoom();
  room.tick(10, { kind: "start" });
  room.recordings.recorder.record = () => {
    throw new Error("broken");
  };
  room.tick(10);
  expect(room.recordings.save("game")).toBe("notRecorded");
});
