/** Idle players are moved to the spectators. */
import { describe, expect, it } from "vitest";
import { LEFT } from "#sim/input.ts";
import { TICK_RATE } from "#sim/step.ts";
import { RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { noticesFor, join, member, applyCommands, advanceTicks, quietMatch } from "../support/match-builder.ts";

const AWAY = 20 * TICK_RATE;
const WARNED = AWAY - 10 * TICK_RATE;

function playing(...names: string[]) {
  const match = quietMatch({ awayTicks: AWAY });
  const ids = join(match, ...names);
  applyCommands(match, { kind: "start" });
  for (const each of match.members) each.idleTicks = 0;
  return { match, ids };
}

describe("an idle player", () => {
  it("is warned, then moved to the spectators, with a notice to all members", () => {
    const { match, ids } = playing("Ada", "Bob");
    advanceTicks(match, WARNED - 1);
    expect(match.notices).toEqual([]);
    advanceTicks(match, 1);
    expect(noticesFor(match, ids[0]!)).toEqual([{ kind: "awaySoon", seconds: 10 }]);
    advanceTicks(match, AWAY - WARNED - 1);
    expect(member(match, ids[0]!).team).toBe(RED_TEAM);
    advanceTicks(match, 1);
    expect(ids.map((id) => member(match, id).team)).toEqual([SPECTATORS, SPECTATORS]);
    expect(noticesFor(match, 0)).toContainEqual({ kind: "away", name: "Ada" });
  });

  it("keeps the seat by pressing a key, chatting, typing or showing an emote", () => {
    const { match, ids } = playing("Ada", "Bob", "Cyd", "Dan", "Eve");
    advanceTicks(match, AWAY - 2);
    member(match, ids[0]!).keys = LEFT;
    applyCommands(
      match,
      { kind: "chat", text: "here", to: "room", by: ids[1]! },
      { kind: "typing", typing: true, by: ids[2]! },
      { kind: "emote", emote: 0, by: ids[3]! },
    );
    advanceTicks(match, 1);
    const seated = ids.filter((id) => member(match, id).team !== SPECTATORS);
    expect(seated).toEqual(ids.slice(0, 4));
    expect(noticesFor(match, 0)).toEqual([{ kind: "away", name: "Eve" }]);
  });

  it("keeps the seat by any request, granted or refused", () => {
    const { match, ids } = playing("Ada", "Bob", "Cyd");
    advanceTicks(match, AWAY - 2);
    applyCommands(
      match,
      { kind: "settings", change: { teamsLocked: true }, by: ids[0]! },
      { kind: "settings", change: { scoreLimit: 5, timeLimit: 5 }, by: ids[1]! },
    );
    advanceTicks(match, 1);
    const seated = ids.filter((id) => member(match, id).team !== SPECTATORS);
    expect(seated).toEqual(ids.slice(0, 2));
  });

  it("keeps the seat while typing a message", () => {
    const { match, ids } = playing("Ada", "Bob");
    applyCommands(match, { kind: "typing", typing: true, by: ids[0]! });
    advanceTicks(match, AWAY + 1);
    expect(ids.map((id) => member(match, id).team)).toEqual([RED_TEAM, SPECTATORS]);
  });

  it("is not moved while the game is paused or stopped", () => {
    const { match, ids } = playing("Ada", "Bob");
    applyCommands(match, { kind: "pause", paused: true });
    advanceTicks(match, AWAY + 1);
    expect(member(match, ids[0]!).team).toBe(RED_TEAM);
    applyCommands(match, { kind: "stop" });
    advanceTicks(match, AWAY + 1);
    expect(member(match, ids[0]!).team).toBe(RED_TEAM);
  });

  it("is not moved while disconnected: the reconnection timeout applies instead", () => {
    const { match, ids } = playing("Ada", "Bob");
    applyCommands(match, { kind: "connection", id: ids[0]!, connected: false });
    advanceTicks(match, AWAY + 1);
    expect(member(match, ids[0]!).team).toBe(RED_TEAM);
    expect(member(match, ids[1]!).team).toBe(SPECTATORS);
  });
});
