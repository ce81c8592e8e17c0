/** Who does nothing makes room for who would like to play. */
import { describe, expect, it } from "vitest";
import { LEFT } from "#sim/input.ts";
import { TICK_RATE } from "#sim/step.ts";
import { RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { noticesFor, join, member, order, pass, quietMatch } from "../support/match-builder.ts";

const AWAY = 20 * TICK_RATE;
const WARNED = AWAY - 10 * TICK_RATE;

function playing(...names: string[]) {
  const match = quietMatch({ awayTicks: AWAY });
  const ids = join(match, ...names);
  order(match, { kind: "start" });
  for (const each of match.members) each.idleTicks = 0;
  return { match, ids };
}

describe("somebody who does nothing", () => {
  it("is warned, then sent to the spectators, and everybody is told", () => {
    const { match, ids } = playing("Ada", "Bob");
    pass(match, WARNED - 1);
    expect(match.notices).toEqual([]);
    pass(match, 1);
    expect(noticesFor(match, ids[0]!)).toEqual([{ kind: "awaySoon", seconds: 10 }]);
    pass(match, AWAY - WARNED - 1);
    expect(member(match, ids[0]!).team).toBe(RED_TEAM);
    pass(match, 1);
    expect(ids.map((id) => member(match, id).team)).toEqual([SPECTATORS, SPECTATORS]);
    expect(noticesFor(match, 0)).toContainEqual({ kind: "away", name: "Ada" });
  });

  it("stays when he presses a key, speaks, types or shows an emote", () => {
    const { match, ids } = playing("Ada", "Bob", "Cyd", "Dan", "Eve");
    pass(match, AWAY - 2);
    member(match, ids[0]!).keys = LEFT;
    order(
      match,
      { kind: "chat", text: "here", to: "room", by: ids[1]! },
      { kind: "typing", typing: true, by: ids[2]! },
      { kind: "emote", emote: 0, by: ids[3]! },
    );
    pass(match, 1);
    const stayed = ids.filter((id) => member(match, id).team !== SPECTATORS);
    expect(stayed).toEqual(ids.slice(0, 4));
    expect(noticesFor(match, 0)).toEqual([{ kind: "away", name: "Eve" }]);
  });

  it("stays as long as he asks for anything, granted or not", () => {
    const { match, ids } = playing("Ada", "Bob", "Cyd");
    pass(match, AWAY - 2);
    order(
      match,
      { kind: "settings", change: { teamsLocked: true }, by: ids[0]! },
      { kind: "settings", change: { scoreLimit: 5, timeLimit: 5 }, by: ids[1]! },
    );
    pass(match, 1);
    const stayed = ids.filter((id) => member(match, id).team !== SPECTATORS);
    expect(stayed).toEqual(ids.slice(0, 2));
  });

  it("stays for as long as he types one line", () => {
    const { match, ids } = playing("Ada", "Bob");
    order(match, { kind: "typing", typing: true, by: ids[0]! });
    pass(match, AWAY + 1);
    expect(ids.map((id) => member(match, id).team)).toEqual([RED_TEAM, SPECTATORS]);
  });

  it("may think as long as he likes while the game is paused or none is on", () => {
    const { match, ids } = playing("Ada", "Bob");
    order(match, { kind: "pause", paused: true });
    pass(match, AWAY + 1);
    expect(member(match, ids[0]!).team).toBe(RED_TEAM);
    order(match, { kind: "stop" });
    pass(match, AWAY + 1);
    expect(member(match, ids[0]!).team).toBe(RED_TEAM);
  });

  it("keeps his seat while his line is down: that has a time of its own", () => {
    const { match, ids } = playing("Ada", "Bob");
    order(match, { kind: "connection", id: ids[0]!, connected: false });
    pass(match, AWAY + 1);
    expect(member(match, ids[0]!).team).toBe(RED_TEAM);
    expect(member(match, ids[1]!).team).toBe(SPECTATORS);
  });
});
