/** Matches of rooms over real sockets: recorded, stored, and found by their code. */
import { describe, expect, it } from "vitest";
import type { MatchSummary } from "#protocol/match-summary.ts";
import type { RecordingInfo, RecordingList } from "#protocol/recordings-api.ts";
import type { ToClient } from "#protocol/to-client.ts";
import { Playback } from "#recording/playback.ts";
import type { Recording } from "#recording/recording.ts";
import { summarise } from "#recording/summary.ts";
import { humansOf } from "#match/members.ts";
import { PLAYING, STOPPED } from "#sim/world.ts";
import {
  createFriends,
  hostOf,
  joinFriends,
  ticks,
  until,
  useLiveServer,
  type ClientRoom,
} from "../support/live-server.ts";
import { acceptRecording } from "../support/recordings.ts";

const server = useLiveServer();

const json = async <T>(path: string): Promise<T> => (await (await fetch(`${server.url}${path}`)).json()) as T;

async function recordingOf(code: string): Promise<Recording> {
  const response = await fetch(`${server.url}/api/recordings/${code}/file`);
  expect(response.status).toBe(200);
  return acceptRecording(new Uint8Array(await response.arrayBuffer())).recording;
}

/** Asks for a recording, and waits for its code. */
function record(room: ClientRoom, what: ToClient["recording"]["what"]): Promise<string> {
  return new Promise((resolve) => {
    const forget = room.onMessage("recording", (answer: ToClient["recording"]) => {
      if (answer.what !== what) return;
      forget();
      resolve(answer.code);
    });
    room.send("record", { what });
  });
}

/** The room at the end of a recording. */
function played(recording: Recording) {
  const playback = new Playback(recording);
  while (!playback.isOver) playback.advance();
  return playback.recordedRoom();
}

/** A room with a game of Ada against Ben. */
async function startMatch(settings: { readonly listed?: boolean; readonly recorded?: boolean } = {}, scoreLimit = 1) {
  const room = await createFriends(server, "Ada", { name: "Cup final", ...settings });
  const { match } = hostOf(room);
  await joinFriends(server, room.roomId, "Ben");
  await until(() => humansOf(match).length === 2, "both players");
  room.send("settings", { autopilot: false });
  match.queue.push({ kind: "stop" }, { kind: "settings", change: { scoreLimit } }, { kind: "start" });
  await until(() => match.world.game.scoreLimit === scoreLimit && match.world.game.state !== STOPPED, "the game");
  match.autoStart = false;
  return { room, match };
}

/** Red scores, as if a script had moved the ball. */
async function score({ match }: Awaited<ReturnType<typeof startMatch>>): Promise<void> {
  match.queue.push({ kind: "disc", disc: 0, change: { vx: 0.01 } });
  await until(() => match.world.game.state === PLAYING, "the kick-off");
  match.queue.push({ kind: "disc", disc: 0, change: { x: 360, y: 0, vx: 8, vy: 0 } });
  await until(() => match.world.game.red === 1, "the goal");
}

/** The summary of the last game, once its recording can be read. */
function recordedSummary(room: ClientRoom): Promise<MatchSummary> {
  return new Promise((resolve) => {
    room.onMessage("summary", (summary: MatchSummary) => summary.recording !== "" && resolve(summary));
  });
}

describe("a match that is played to its end", () => {
  it("is found by the code of its summary, and its file plays to the same score", async () => {
    const started = await startMatch({ listed: true });
    const { room, match } = started;
    const summary = recordedSummary(room);
    await score(started);
    await until(() => match.finished.length > 0 || !match.statistics.running, "the end");
    room.send("stop");
    room.send("start");
    const { id, recording: code } = await summary;
    expect(code).toMatch(/^[\w-]{16}$/u);
    const info = await json<RecordingInfo>(`/api/recordings/${code}`);
    expect(info).toMatchObject({ code, title: "Cup final", stadium: "Classic", red: 1, blue: 0 });
    const recording = await recordingOf(code);
    const { games, goals } = summarise(recording);
    expect(goals.map(({ team }) => team)).toEqual([1]);
    expect(games[0]).toMatchObject({ red: 1, blue: 0 });
    expect(info.seconds).toBe(Math.round(recording.ticks / 60));
    expect(played(recording).players.map(({ name }) => name)).toEqual(expect.arrayContaining(["Ada", "Ben"]));
    expect((await json<MatchSummary>(`/api/matches/${id}`)).recording).toBe(code);
    const { recordings } = await json<RecordingList>("/api/recordings");
    expect(recordings).toEqual([info]);
    await room.leave(true);
  });
});

describe("a running match", () => {
  it("is saved so far when a member asks for it, with a goal that the room's end keeps too", async () => {
    const started = await startMatch({ listed: true }, 3);
    const { room } = started;
    await score(started);
    const [code, again] = await Promise.all([record(room, "game"), record(room, "game")]);
    expect(again).toBe(code);
    expect(played(await recordingOf(code)).game?.red).toBe(1);
    const clip = await recordingOf(await record(room, "clip"));
    expect(summarise(clip).goals).toHaveLength(1);
    const { recordings, queue } = server.ports.store;
    const before = await recordings.list(100);
    await hostOf(room).disconnect();
    await until(() => queue.status().pending === 0, "the write");
    const [last, ...others] = await recordings.list(100);
    expect([last?.red, others]).toEqual([1, before]);
  });

  it("is not recorded when an admin has turned that off", async () => {
    const started = await startMatch({ recorded: false });
    const { room, match } = started;
    const refused = new Promise((resolve) => void room.onMessage("refused", resolve));
    room.send("record", { what: "game" });
    expect(await refused).toEqual({ kind: "record", why: "notRecorded" });
    expect(hostOf(room).recordings.recorder.current).toBeNull();
    room.send("settings", { recorded: true });
    await until(() => match.settings.recorded, "the setting");
    await ticks(room, 5);
    expect((await recordingOf(await record(room, "clip"))).room.game).not.toBeNull();
    await room.leave(true);
  });
});
