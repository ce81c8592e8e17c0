/** Bots steer the seats of absent players. */
import { describe, expect, it } from "vitest";
import type { RoomSettings } from "#room/settings.ts";
import { AUTOPILOT_IDLE_TICKS, AUTOPILOT_TICKS } from "#match/autopilot.ts";
import type { Match } from "#match/match.ts";
import { LEFT, RIGHT } from "#sim/input.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { advanceTicks, applyCommands, discOf, join, member, positionOf, quietMatch } from "../support/match-builder.ts";

/** Ada and Bob in a running game. Both have pressed a key and hold none. */
function playing(settings: Partial<RoomSettings> = {}) {
  const match = quietMatch({}, settings);
  const [ada, bob] = join(match, "Ada", "Bob") as [number, number];
  applyCommands(match, { kind: "start" });
  hold(match, ada, LEFT);
  hold(match, bob, LEFT);
  advanceTicks(match, 1);
  hold(match, ada, 0);
  hold(match, bob, 0);
  advanceTicks(match, 1);
  return { match, ada, bob };
}

function hold(match: Match, id: number, keys: number): void {
  member(match, id).keys = keys;
}

function disconnect(match: Match, id: number): void {
  applyCommands(match, { kind: "connection", id, connected: false });
}

/** True if the disc moves on its own within five seconds of play. */
function moves(match: Match, id: number): boolean {
  const before = positionOf(match, id);
  advanceTicks(match, 300);
  const after = positionOf(match, id);
  return Math.abs(after.x - before.x) + Math.abs(after.y - before.y) > 5;
}

describe("the seat of a disconnected player", () => {
  it("is steered by a bot after two seconds, in the same disc", () => {
    const { match, ada } = playing();
    const disc = discOf(match, ada);
    disconnect(match, ada);
    advanceTicks(match, AUTOPILOT_TICKS - 2);
    expect(member(match, ada).autopilot).toBeNull();
    advanceTicks(match, 1);
    expect(member(match, ada).autopilot).not.toBeNull();
    expect(discOf(match, ada)).toBe(disc);
    expect(moves(match, ada)).toBe(true);
    expect(match.members).toHaveLength(2);
  });

  it("is found where the bot has moved it, and given back at the first key after the reconnection", () => {
    const { match, ada } = playing();
    disconnect(match, ada);
    advanceTicks(match, 400);
    applyCommands(match, { kind: "connection", id: ada, connected: true });
    advanceTicks(match, 5);
    expect(member(match, ada).autopilot).not.toBeNull();
    const before = positionOf(match, ada);
    hold(match, ada, RIGHT);
    const report = applyCommands(match);
    expect(report.rosterChanged).toBe(true);
    expect(member(match, ada).autopilot).toBeNull();
    expect(member(match, ada).usedKeys).toBe(RIGHT);
    expect(Math.abs(positionOf(match, ada).x - before.x)).toBeLessThan(5);
    hold(match, ada, 0);
    advanceTicks(match, AUTOPILOT_IDLE_TICKS - 2);
    expect(member(match, ada).autopilot).toBeNull();
  });

  it("is not steered by the keys that a dropped connection left behind", () => {
    const { match, ada } = playing();
    disconnect(match, ada);
    hold(match, ada, RIGHT);
    advanceTicks(match, AUTOPILOT_TICKS);
    expect(member(match, ada).autopilot).not.toBeNull();
  });
});

describe("the seat of a connected player", () => {
  it("is steered after two seconds without a first key, as on a phone without a keyboard", () => {
    const match = quietMatch();
    const [ada, bob] = join(match, "Ada", "Bob") as [number, number];
    applyCommands(match, { kind: "start" });
    hold(match, bob, LEFT);
    advanceTicks(match, AUTOPILOT_TICKS);
    expect(member(match, ada).autopilot).not.toBeNull();
    expect(member(match, bob).autopilot).toBeNull();
  });

  it("is not steered while a player that has played stands still for a moment", () => {
    const { match, ada } = playing();
    advanceTicks(match, AUTOPILOT_IDLE_TICKS - 2);
    expect(member(match, ada).autopilot).toBeNull();
    advanceTicks(match, 2);
    expect(member(match, ada).autopilot).not.toBeNull();
  });

  it("is not steered while a key is held or a message is typed", () => {
    const { match, ada, bob } = playing();
    hold(match, ada, LEFT);
    applyCommands(match, { kind: "typing", typing: true, by: bob });
    advanceTicks(match, 2 * AUTOPILOT_IDLE_TICKS);
    expect([ada, bob].map((id) => member(match, id).autopilot)).toEqual([null, null]);
  });

  it("is not steered without a running game", () => {
    const { match, ada } = playing();
    applyCommands(match, { kind: "pause", paused: true });
    advanceTicks(match, 2 * AUTOPILOT_IDLE_TICKS);
    expect(member(match, ada).autopilot).toBeNull();
  });

  it("keeps the limit for inactive players", () => {
    const match = quietMatch({ awayTicks: 10 * AUTOPILOT_TICKS });
    const [ada] = join(match, "Ada", "Bob") as [number, number];
    applyCommands(match, { kind: "start" });
    advanceTicks(match, 10 * AUTOPILOT_TICKS);
    expect(member(match, ada).team).toBe(SPECTATORS);
    expect(member(match, ada).autopilot).toBeNull();
  });

  it("starts with the player in control after a change of teams", () => {
    const { match, ada } = playing();
    advanceTicks(match, AUTOPILOT_IDLE_TICKS);
    const from = member(match, ada).team;
    applyCommands(match, { kind: "team", id: ada, team: from === RED_TEAM ? BLUE_TEAM : RED_TEAM });
    expect(member(match, ada).autopilot).toBeNull();
  });
});

describe("a room without the setting", () => {
  it("leaves the disc of an absent player where it is", () => {
    const { match, ada } = playing({ autopilot: false });
    disconnect(match, ada);
    advanceTicks(match, 200);
    expect(member(match, ada).autopilot).toBeNull();
    expect(moves(match, ada)).toBe(false);
  });

  it("gives the seats back when the setting is turned off", () => {
    const { match, ada } = playing();
    disconnect(match, ada);
    advanceTicks(match, AUTOPILOT_TICKS);
    applyCommands(match, { kind: "settings", change: { autopilot: false } });
    expect(member(match, ada).autopilot).toBeNull();
  });
});
