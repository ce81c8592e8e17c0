/** Replays of the last seconds over a match: which ticks they play, how fast, and when they end. */
import { signal } from "@preact/signals-core";
import { describe, expect, it } from "vitest";
import { ReplayOfMatch, replayRate, replaySpan } from "#client/net/match/instant-replay.ts";
import { RING_TICKS, TickRing } from "#client/net/match/tick-ring.ts";
import { createFrame } from "#client/session/frame.ts";
import { GOAL_REPLAY_DELAY_MS, type InstantReplay } from "#client/session/instant-replay.ts";
import { createArena } from "#sim/arena.ts";
import { createEventLog, GOAL_EVENT, KICK_EVENT, logEvent, POSITIONS_RESET_EVENT } from "#sim/event.ts";
import { KICK_KEY, LEFT, UP } from "#sim/input.ts";
import { setPaused, startGame } from "#sim/rules/game.ts";
import { addPlayer, setTeam } from "#sim/rules/player-list.ts";
import { createWorld, GOAL, PLAYING, RED_TEAM, type World } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";

function startedWorld(): World {
  const world = createWorld(createArena(builtinStadium("Classic")));
  addPlayer(world, 7);
  setTeam(world, 7, RED_TEAM);
  startGame(world, { scoreLimit: 3, timeLimit: 3, overtime: true });
  return world;
}

function logOf(kind?: number, a = 0) {
  const log = createEventLog();
  if (kind !== undefined) logEvent(log, kind, a, 0);
  return log;
}

/** A ring of ticks in which the ball is at (tick, 0); events by tick. */
function ringOf(ticks: number, events: Readonly<Record<number, number>> = {}) {
  const ring = new TickRing();
  const world = startedWorld();
  for (let tick = 0; tick < ticks; tick++) {
    world.discs.x[0] = tick;
    ring.push(world, logOf(events[tick], events[tick] === KICK_EVENT ? 7 : RED_TEAM));
  }
  return { ring, world };
}

describe("the ring of ticks", () => {
  it("has the last seconds, between ticks too, with owners and kick rings", () => {
    const { ring, world } = ringOf(RING_TICKS + 100);
    expect(ring.oldest).toBe(100);
    expect(ring.read(500.25).x[0]).toBe(500.25);
    expect(ring.read(3).x[0]).toBe(100);
    expect(ring.read(1e9).x[0]).toBe(RING_TICKS + 99);
    const frame = ring.read(200);
    expect(frame.count).toBe(world.discs.count);
    expect([...frame.owner.subarray(0, frame.count)]).toEqual([...world.discs.owner.subarray(0, frame.count)]);
    expect([...frame.radius.subarray(0, frame.count)]).toEqual([...world.discs.radius.subarray(0, frame.count)]);
  });

  it("does not slide discs to where they are put for a kick-off", () => {
    const { ring } = ringOf(20, { 10: POSITIONS_RESET_EVENT });
    expect([8.5, 9.5, 10.5].map((at) => ring.read(at).x[0])).toEqual([8.5, 9, 10.5]);
  });

  it("does not slide a disc to that of another player", () => {
    const { ring, world } = ringOf(5);
    const disc = world.players.disc[0]!;
    world.discs.x[disc] = -50;
    ring.push(world, logOf());
    world.discs.owner[disc] = 8;
    world.discs.x[disc] = 50;
    ring.push(world, logOf());
    expect(ring.read(5.9).x[disc]).toBe(-50);
  });

  it("leaves out pauses, and the time without a game", () => {
    const { ring, world } = ringOf(5);
    setPaused(world, true);
    ring.push(world, logOf());
    expect(ring.end).toBe(5);
    ring.push(createWorld(world.arena), logOf());
    expect(ring.end).toBe(5);
  });

  it("begins anew when there are more discs than places", () => {
    const { ring, world } = ringOf(5);
    for (let id = 20; id < 50; id++) {
      addPlayer(world, id);
      setTeam(world, id, RED_TEAM);
    }
    ring.push(world, logOf());
    expect(ring).toMatchObject({ oldest: 5, end: 6, goal: -1 });
    expect(ring.read(5).count).toBe(world.discs.count);
  });
});

describe("the ticks of a replay", () => {
  const ring = (end: number, goal = -1) => ({ end, goal, oldest: Math.max(0, end - RING_TICKS) });

  it("are the last six seconds, or those around a goal of the last eight", () => {
    expect(replaySpan(ring(2000), "last")).toEqual({ from: 1639, to: 1999 });
    expect(replaySpan(ring(2000, 1900), "last")).toEqual({ from: 1600, to: 1945 });
    expect(replaySpan(ring(2000, 1990), "last")).toEqual({ from: 1690, to: 1999 });
    expect(replaySpan(ring(2000, 1519), "last")).toEqual({ from: 1219, to: 1564 });
    expect(replaySpan(ring(2000, 1518), "last")).toEqual({ from: 1639, to: 1999 });
    expect(replaySpan(ring(100, 90), "last")).toEqual({ from: 0, to: 99 });
  });

  it("of a celebrated goal fit into the celebration", () => {
    const span = replaySpan(ring(2000, 1980), "goal")!;
    let seconds = 0;
    for (let at = span.from; at < span.to; at++) seconds += 1 / replayRate(at, 1980);
    // Of 2.5 s, with 0.2 s for the way to the server: players are shown its future.
    expect(GOAL_REPLAY_DELAY_MS / 1000 + seconds).toBeLessThan(2.31);
    expect(span.to).toBeGreaterThan(1980);
    expect(replaySpan(ring(2000), "goal")).toBeUndefined();
  });

  it("are too few in the first moments", () => {
    expect(replaySpan(ring(30), "last")).toBeUndefined();
    expect(replaySpan(ring(31), "last")).toEqual({ from: 0, to: 30 });
    expect(replaySpan(ring(0), "last")).toBeUndefined();
  });

  it("near the goal take twice as long", () => {
    expect([978, 979, 1005, 1006].map((at) => replayRate(at, 1000))).toEqual([60, 30, 30, 60]);
    expect(replayRate(10, -1)).toBe(60);
  });
});

describe("a replay", () => {
  const live = createFrame(1);

  function replayOf(ticks: number, events?: Readonly<Record<number, number>>) {
    const { ring } = ringOf(ticks, events);
    const shown = signal<InstantReplay | null>(null);
    const replay = new ReplayOfMatch(ring, shown);
    let nowMs = 0;
    const frame = (state = PLAYING, keys = 0) => replay.sample(live, { state, keys }, (nowMs += 100));
    return { shown, frame };
  }

  it("plays from the ring and ends by itself; the camera jumps at its start and at its end", () => {
    const { shown, frame } = replayOf(1000);
    expect(frame()).toBe(live);
    shown.value = { kind: "last" };
    const first = frame();
    expect(first).toMatchObject({ jumped: true });
    expect(first.x[0]).toBe(639);
    expect(frame().x[0]).toBeCloseTo(645, 3);
    expect(frame().jumped).toBe(false);
    for (let i = 0; i < 60; i++) frame();
    expect(shown.value).toBeNull();
    expect(frame()).toMatchObject({ jumped: false });
  });

  it("shows the live match again when it is ended, with a jump of the camera", () => {
    const { shown, frame } = replayOf(1000);
    shown.value = { kind: "last" };
    frame();
    shown.value = null;
    expect(frame()).toBe(live);
    expect(live.jumped).toBe(true);
    frame();
    expect(live.jumped).toBe(false);
  });

  it("has the kicks of the ticks, and no second burst of the goal", () => {
    const { shown, frame } = replayOf(1000, { 950: KICK_EVENT, 980: GOAL_EVENT });
    shown.value = { kind: "last" };
    const kinds = [];
    while (shown.value !== null) kinds.push(...frame().events.map(({ kind }) => kind));
    expect(kinds).toEqual(["kick"]);
  });

  it("ends with the next key that is pressed; those that are held go on", () => {
    const { shown, frame } = replayOf(1000);
    frame(PLAYING, LEFT | UP);
    shown.value = { kind: "last" };
    expect(frame(PLAYING, LEFT | UP)).not.toBe(live);
    expect(frame(PLAYING, LEFT)).not.toBe(live);
    expect(frame(PLAYING, LEFT | KICK_KEY)).toBe(live);
    expect(shown.value).toBeNull();
  });

  it("of a celebrated goal ends with the celebration", () => {
    const { shown, frame } = replayOf(1000, { 980: GOAL_EVENT });
    shown.value = { kind: "goal" };
    expect(frame(GOAL)).not.toBe(live);
    expect(frame(PLAYING)).toBe(live);
    expect(shown.value).toBeNull();
  });

  it("ends at once where there is nothing to show", () => {
    const { shown, frame } = replayOf(10);
    shown.value = { kind: "last" };
    expect(frame()).toBe(live);
    expect(shown.value).toBeNull();
  });
});
