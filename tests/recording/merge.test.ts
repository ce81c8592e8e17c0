/** Recordings one after the other: the second is played with the same bits as on its own. */
import { describe, expect, it } from "vitest";
import { cutRecording } from "#recording/cut.ts";
import { MergeError, mergeRecordings, MIDDLE_OF_GAME } from "#recording/merge.ts";
import { Playback } from "#recording/playback.ts";
import type { RecordedEvent, Recording } from "#recording/recording.ts";
import { summarise } from "#recording/summary.ts";
import { writeRecording } from "#recording/write-recording.ts";
import { hashWorld } from "#sim/hash.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { acceptRecording, VECTOR } from "../support/recordings.ts";

const { recording } = acceptRecording(VECTOR);

/** Other players in another order, on another stadium, with other limits. */
const other: Recording = {
  ...recording,
  room: {
    ...recording.room,
    ...{ stadium: builtinStadium("Big"), scoreLimit: 5, teamsLocked: true, kickRate: { min: 3, rate: 20, max: 60 } },
    players: [
      { ...recording.room.players[1]!, id: 7, name: "Cyd" },
      { ...recording.room.players[0]!, admin: true },
    ],
  },
};

const discsAt = (played: Recording, from: number) => {
  const playback = new Playback(played);
  const digests: string[] = [];
  while (!playback.isOver) {
    playback.advance();
    if (playback.tick > from) digests.push(hashWorld(playback.world).discs);
  }
  return digests;
};

describe("merged recordings", () => {
  it.each([
    ["the same room", recording],
    ["another room", other],
  ])("are played like each on its own: %s", (_what, next) => {
    const merged = acceptRecording(writeRecording(mergeRecordings([recording, next]))).recording;
    expect(merged.ticks).toBe(800);
    expect(discsAt(merged, 400)).toEqual(discsAt(next, 0));
    expect(discsAt(merged, 0).slice(0, 400)).toEqual(discsAt(recording, 0));
    const { goals, checks } = summarise(merged);
    expect(goals.map(({ tick }) => tick)).toEqual(
      [...summarise(recording).goals, ...summarise(next).goals].map(({ tick }, i) => tick + (i === 0 ? 0 : 400)),
    );
    expect(checks).toEqual({ passed: 1, failed: 0, failedAt: null });
  });

  it("go on with the next part of the same recording, and keep its checks", () => {
    const parts = [0, 100, 150, 300].map((from, i, all) =>
      cutRecording(recording, from, all[i + 1] ?? recording.ticks),
    );
    const merged = mergeRecordings(parts);
    expect(acceptRecording(writeRecording(merged)).recording).toEqual(recording);
    expect(summarise(merged).checks.passed).toBe(1);
    expect(() => mergeRecordings([parts[0]!, parts[2]!])).toThrow(MIDDLE_OF_GAME);
  });

  it("follow a room with more players than a first room can have", () => {
    const joins = Array.from({ length: 300 }, (_, i): RecordedEvent => {
      const action = { kind: "join", id: 10 + i, name: "many", flag: null, avatar: null } as const;
      return { tick: 350, actor: 0, action };
    });
    const merged = mergeRecordings([{ ...recording, events: [...recording.events, ...joins] }, recording]);
    expect(discsAt(merged, 400)).toEqual(discsAt(recording, 0));
  });

  it.each([
    ["it begins in the middle of a game", cutRecording(recording, 100, 300)],
    ["no event can set its kick rate", { ...other, room: { ...other.room, kickRate: { min: 2, rate: 7, max: 10 } } }],
    ["no event can set its limits", { ...other, room: { ...other.room, scoreLimit: 100 } }],
    [
      "no event can set its players' kick limits",
      { ...other, room: { ...other.room, players: other.room.players.map((player) => ({ ...player, budget: 5 })) } },
    ],
  ])("are refused if %s", (message, next) => {
    const merge = () => mergeRecordings([recording, recording, next]);
    expect(merge).toThrow(new MergeError(message, 2));
    expect(merge).toThrow(expect.objectContaining({ index: 2 }));
  });
});
