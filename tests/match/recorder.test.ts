/** Recordings of matches: whatever happens in a match, its recording is played with the same bits in every tick. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Command } from "#match/command.ts";
import type { Match } from "#match/match.ts";
import { queueJoin } from "#match/roster.ts";
import { CHECK_TICKS, MatchRecorder, type RecorderMark } from "#match/recorder.ts";
import { checksumOf } from "#match/room-tracker.ts";
import { advance } from "#match/tick.ts";
import { cutRecording } from "#recording/cut.ts";
import { Playback } from "#recording/playback.ts";
import type { RecordedEvent } from "#recording/recording.ts";
import { summarise } from "#recording/summary.ts";
import { type StreamedRecording, writeRecording } from "#recording/write-recording.ts";
import { DISC_FLOATS, DISC_INTS, GAME_FLOATS, PLAYER_INTS } from "#sim/fields.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS, STOPPED, type World } from "#sim/world.ts";
import { advanceTicks, applyCommands, join, member, quietMatch } from "../support/match-builder.ts";
import { acceptRecording } from "../support/recordings.ts";
import { performAction, type RoomAction, roomActions } from "../support/room-actions.ts";

const GAME_FIELDS = ["state", "red", "blue", "goalTicks", "pauseTicks", "kickOffTeam", ...GAME_FLOATS] as const;

/** What both worlds have of a tick: spectators are in that of the recording alone, and keys count during a game. */
function stateOf({ game, discs, players }: World): string {
  const on = game.state !== STOPPED;
  const list = Array.from({ length: players.count }, (_, p) => p).filter((p) => players.team[p] !== SPECTATORS);
  const columns = on ? PLAYER_INTS : (["id", "team"] as const);
  return JSON.stringify([
    on ? GAME_FIELDS.map((key) => game[key] + 0) : null,
    Array.from({ length: discs.count }, (_, i) => [...DISC_FLOATS, ...DISC_INTS].map((key) => discs[key][i]! + 0)),
    list.map((p) => columns.map((key) => players[key][p])),
  ]);
}

/**
 * Performs the actions; records from one of them on. The states of all ticks from there, the recording, and the part of it
 * from another action on, if a part can begin there.
 */
function record(match: Match, actions: readonly RoomAction[], from: number, partFrom: number) {
  const states: string[] = [];
  let recorder: MatchRecorder | undefined;
  let mark: RecorderMark | undefined;
  actions.forEach((action, index) => {
    if (index === from) {
      recorder = new MatchRecorder(match, 1);
      states.push(stateOf(match.world));
    }
    if (index === partFrom) mark = recorder?.mark();
    for (const member of match.members) if (!member.bot) member.keys = action.keys;
    performAction(match, action);
    for (let t = 0; t < action.wait; t++) {
      advance(match);
      if (recorder === undefined) continue;
      recorder.record();
      states.push(stateOf(match.world));
    }
  });
  return {
    states,
    recording: recorder!.recording(),
    part: mark && { from: mark.tick, stream: recorder!.stream(mark) },
  };
}

/** Plays a written recording, and compares each tick. */
function expectStates(recording: StreamedRecording, states: readonly string[]): void {
  const playback = new Playback(acceptRecording(writeRecording(recording)).recording);
  states.forEach((state, tick) => {
    if (tick > 0) playback.advance();
    if (stateOf(playback.world) !== state) {
      expect([tick, JSON.parse(stateOf(playback.world))]).toEqual([tick, JSON.parse(state)]);
    }
  });
  expect(playback.isOver).toBe(true);
}

describe.each(["none", "even", "full"] as const)("the recording of a room with bots: %s", (bots) => {
  it.each([false, true])("has the state of every tick (scripted: %s)", (scripted) => {
    fc.assert(
      fc.property(
        roomActions,
        fc.nat({ max: 20 }),
        fc.nat({ max: 40 }),
        fc.boolean(),
        (actions, from, skip, adminless) => {
          const match = quietMatch({ bots, teamSize: 2, awayTicks: 100, seed: 7 }, { scripted, adminless });
          match.autoStart = true;
          match.nextId = 0xffff - 9;
          join(match, "Ada");
          const { states, recording, part } = record(match, actions, from, from + skip);
          expectStates(recording, states);
          if (part !== undefined) {
            expectStates(part.stream, states.slice(part.from));
            expect(summarise({ ...part.stream, events: [...part.stream.events] }).checks.failed).toBe(0);
          }
          const { doubleJoins, absentLeaves, goals, checks } = summarise(recording);
          expect([doubleJoins, absentLeaves, goals.length]).toEqual([0, 0, recording.markers.length]);
          expect(checks).toEqual({ passed: Math.max(0, recording.ticks - 1), failed: 0, failedAt: null });
        },
      ),
      { seed: 31, numRuns: 10 },
    );
  });
});

function matchWithAda(): Match {
  const match = quietMatch();
  join(match, "Ada");
  return match;
}

/** Performs the commands, each in a tick of its own, and returns the events of the recording without ticks and inputs. */
function eventsOf(match: Match, ...commands: readonly Command[]) {
  const recorder = new MatchRecorder(match);
  for (const command of commands) {
    applyCommands(match, command);
    recorder.record();
  }
  const { events } = recorder.recording();
  return events.filter(({ action }) => action.kind !== "input").map(({ actor, action }) => ({ actor, ...action }));
}

describe("the events of a recording", () => {
  it("have the admin that caused them, and the host for members that are no admins in the format", () => {
    const match = quietMatch();
    const [ada, bob] = join(match, "Ada", "Bob") as [number, number];
    const events = eventsOf(
      match,
      { kind: "pause", paused: true, by: ada },
      { kind: "start", by: ada },
      { kind: "pause", paused: true, by: ada },
      { kind: "pause", paused: false },
      { kind: "admin", id: bob, admin: true, by: ada },
      { kind: "stop", by: bob },
      { kind: "settings", change: { teamsLocked: true }, by: bob },
    );
    expect(events).toEqual([
      { actor: ada, kind: "start" },
      { actor: ada, kind: "pause", paused: true },
      { actor: 0, kind: "pause", paused: false },
      { actor: ada, kind: "admin", id: bob, admin: true },
      { actor: bob, kind: "stop" },
      { actor: bob, kind: "lock", locked: true },
    ]);
    member(match, ada).admin = false;
    member(match, bob).admin = false;
    expect(eventsOf(match, { kind: "start" })).toEqual([{ actor: 0, kind: "start" }]);
  });

  it("have the limits of a game before its start", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada", "Bob") as [number, number];
    const start: Command = { kind: "start", by: ada };
    const limits: Command = { kind: "settings", change: { scoreLimit: 5, timeLimit: 0 }, by: ada };
    expect(eventsOf(match, start, { kind: "stop", by: ada }, limits, start).slice(-3)).toEqual([
      { actor: ada, kind: "limit", limit: 0, value: 5 },
      { actor: ada, kind: "limit", limit: 1, value: 0 },
      { actor: ada, kind: "start" },
    ]);
  });

  it("are joins and leaves with what the player has, kicks with their reason", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada") as [number];
    const recorder = new MatchRecorder(match);
    const identity = { key: "k", fingerprint: "abcd", flag: "tr", network: "" };
    const bob = queueJoin(match, "Bob", { identity, watch: true });
    advance(match);
    recorder.record();
    applyCommands(match, { kind: "kick", id: bob, ban: true, reason: "spam", by: ada });
    recorder.record();
    applyCommands(match, { kind: "leave", id: ada });
    recorder.record();
    expect(recorder.recording().events.map(({ actor, action }) => ({ actor, ...action }))).toEqual([
      { actor: 0, kind: "join", id: bob, name: "Bob", flag: "tr", avatar: null },
      { actor: ada, kind: "leave", id: bob, reason: "spam", ban: true },
      { actor: 0, kind: "leave", id: ada, reason: null, ban: false },
    ]);
  });

  it("are what all see: chat of the room, announcements, avatars, kits, and what a script does to discs", () => {
    const match = quietMatch();
    const [ada, bob] = join(match, "Ada", "Bob") as [number, number];
    applyCommands(match, { kind: "start" });
    const kit = { angle: 90, text: 0x111111, colors: [0x222222, 0x333333] };
    const events = eventsOf(
      match,
      { kind: "chat", text: "gg", to: "room", by: ada },
      { kind: "chat", text: "left", to: "team", by: ada },
      { kind: "chat", text: "psst", to: bob, by: ada },
      { kind: "announce", text: "Go", style: "small-bold", sound: 2, color: 0xff00ff },
      { kind: "announce", text: "Only you", style: "normal", sound: 0, to: ada },
      { kind: "avatar", id: bob, text: "B", by: bob },
      { kind: "scriptAvatar", id: bob, text: "7" },
      { kind: "scriptAvatar", id: bob, text: null },
      { kind: "kit", team: RED_TEAM, kit, by: ada },
      { kind: "disc", disc: 0, change: { x: 0.1 }, color: 0xabcdef },
      { kind: "kickRate", rate: [3, 20, 2], by: ada },
      { kind: "reorder", ids: [bob], top: true },
    );
    expect(events).toEqual([
      { actor: ada, kind: "chat", text: "gg" },
      { actor: 0, kind: "announcement", text: "Go", color: 0xff00ff, style: 4, sound: 2 },
      { actor: bob, kind: "avatar", avatar: "B" },
      { actor: 0, kind: "headlessAvatar", id: bob, avatar: "7" },
      { actor: 0, kind: "headlessAvatar", id: bob, avatar: null },
      { actor: ada, kind: "kit", team: RED_TEAM, kit: { ...kit, angle: 64 } },
      { actor: 0, kind: "disc", target: 0, player: false, change: { x: Math.fround(0.1), color: 0xabcdef } },
      { actor: ada, kind: "kickRate", min: 3, rate: 20, burst: 2 },
      { actor: 0, kind: "reorder", ids: [bob, ada], top: true },
    ]);
  });
});

describe("a game without overtime", () => {
  it("stands still after a draw, which the format lacks, until it is removed", () => {
    const match = quietMatch({}, { overtime: false, timeLimit: 1 });
    const [ada] = join(match, "Ada", "Bob") as [number, number];
    applyCommands(match, { kind: "start" });
    member(match, ada).idleTicks = -1e6;
    applyCommands(match, { kind: "disc", disc: 0, change: { vx: 0.01 } });
    match.world.game.time = 59.9;
    const recorder = new MatchRecorder(match);
    while (match.world.game.state !== STOPPED) {
      advance(match);
      recorder.record();
    }
    advance(match);
    recorder.record();
    const recording = recorder.recording();
    const playback = new Playback(acceptRecording(writeRecording(recording)).recording);
    while (playback.tick < recording.ticks - 1) playback.advance();
    expect([playback.world.game.pauseTicks, playback.world.game.red, playback.world.game.blue]).toEqual([120, 0, 0]);
    playback.advance();
    expect(playback.world.game.state).toBe(STOPPED);
  });
});

describe("the first room of a recording", () => {
  it("is that of the match in the middle of a game", () => {
    const match = quietMatch({}, { name: "Final" });
    const [ada, bob] = join(match, "Ada", "Bob") as [number, number];
    join(match, "Cyd");
    applyCommands(match, { kind: "start" });
    applyCommands(match, { kind: "disc", disc: 2, change: {}, color: 0x123456 });
    advanceTicks(match, 30);
    const { room } = new MatchRecorder(match).recording();
    expect([room.name, room.scoreLimit, room.game?.discs.length]).toEqual(["Final", 3, 8]);
    expect(room.game?.discs.map(({ color }) => color)).toEqual([
      0xffffff, 0xccccff, 0x123456, 0xffcccc, 0xffcccc, 0, 0, 0,
    ]);
    expect(room.players.map(({ id, name, team, disc }) => [id, name, team, disc]).slice(0, 2)).toEqual([
      [ada, "Ada", RED_TEAM, 5],
      [bob, "Bob", BLUE_TEAM, 6],
    ]);
  });
});

describe("the checksums of a recording", () => {
  const match = quietMatch({ bots: "full", teamSize: 2 });
  join(match, "Ada");
  applyCommands(match, { kind: "start" });
  const recorder = new MatchRecorder(match);
  for (let t = 0; t <= 2 * CHECK_TICKS; t++) {
    advance(match);
    recorder.record();
  }
  const recording = recorder.recording();

  it("are there every ten seconds, and equal in the recording and its parts", () => {
    expect(summarise(recording).checks).toEqual({ passed: 2, failed: 0, failedAt: null });
    const { events } = cutRecording(recording, CHECK_TICKS / 2, 2 * CHECK_TICKS);
    expect(events.filter(({ action }) => action.kind === "checksum").map(({ tick }) => tick)).toEqual([
      CHECK_TICKS / 2,
    ]);
    expect(summarise(cutRecording(recording, CHECK_TICKS / 2, 2 * CHECK_TICKS)).checks.passed).toBe(1);
  });

  it("differ from the first one on after any bit of an input is changed", () => {
    const inputs = [...recording.events.keys()].filter((i) => recording.events[i]!.action.kind === "input");
    fc.assert(
      fc.property(fc.constantFrom(...inputs), fc.nat({ max: 4 }), (index, bit) => {
        const events = recording.events.map((event, i): RecordedEvent => {
          if (i !== index || event.action.kind !== "input") return event;
          return { ...event, action: { kind: "input", keys: event.action.keys ^ (1 << bit) } };
        });
        const { tick } = events[index]!;
        const next = CHECK_TICKS * Math.floor(tick / CHECK_TICKS + 1);
        expect(summarise({ ...recording, events }).checks.failedAt).toBe(next > 2 * CHECK_TICKS ? null : next);
      }),
      { seed: 9, numRuns: 25 },
    );
  });
});

describe("a room that no recording can hold", () => {
  it("has no checksum", () => {
    const { room } = new MatchRecorder(quietMatch()).recording();
    expect(checksumOf(room)).not.toBeNull();
    const player = new MatchRecorder(matchWithAda()).recording().room.players[0]!;
    const players = (count: number) => ({ ...room, players: Array.from({ length: count }, () => player) });
    expect(checksumOf(players(255))).not.toBeNull();
    expect(checksumOf(players(256))).toBeNull();
  });

  it("is tracked when more players join than it had memory for", () => {
    const match = matchWithAda();
    const recorder = new MatchRecorder(match, 1);
    join(match, ...Array.from({ length: 40 }, (_, i) => `Player ${i}`));
    for (let t = 0; t < 3; t++) {
      advance(match);
      recorder.record();
    }
    const recording = recorder.recording();
    expect(match.members).toHaveLength(41);
    expect(summarise(recording).checks).toEqual({ passed: 2, failed: 0, failedAt: null });
  });
});

describe("the memory of a recorder", () => {
  it("is less than 200 kB for ten minutes of six against six", () => {
    const match = quietMatch({ bots: "full", teamSize: 6 }, { scoreLimit: 0, timeLimit: 0 });
    join(match, "Ada");
    applyCommands(match, { kind: "start" });
    const recorder = new MatchRecorder(match);
    const ticks = 600;
    for (let t = 0; t < ticks; t++) {
      advance(match);
      recorder.record();
    }
    expect(match.world.players.count).toBe(12);
    const perTick = recorder.size / ticks;
    expect(perTick).toBeGreaterThan(0.1);
    expect(perTick * 36_000).toBeLessThan(200_000);
    expect(writeRecording(recorder.recording()).length * 60).toBeLessThan(200_000);
  });
});
