/** A kick-off that no team takes ends by itself, and rooms for playable stadiums refuse the others. */
import { describe, expect, it } from "vitest";
import { FREE_KICK_OFF_TICKS, OTHER_TEAM_TICKS } from "#match/kick-off.ts";
import { createMatch, type Match } from "#match/match.ts";
import { advance } from "#match/tick.ts";
import type { Stadium } from "#sim/stadium.ts";
import { BLUE_TEAM, KICK_OFF, PLAYING, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { advanceTicks, applyCommands, join, member, quietMatch, refusals } from "../support/match-builder.ts";

const CLASSIC = builtinStadium("Classic");
const NO_GOALS: Stadium = { ...CLASSIC, goals: [] };
/** The ball cannot be moved. */
const FIXED_BALL: Stadium = {
  ...CLASSIC,
  discs: CLASSIC.discs.map((disc, i) => (i === 0 ? { ...disc, invMass: 0 } : disc)),
};

/** Bots on both sides, and a game in its first tick. */
function botMatch(stadium: Stadium): Match {
  const match = createMatch({ bots: "full", botLevel: "normal", seed: 3 }, "Test", stadium, { teamSize: 2 });
  applyCommands(match, { kind: "settings", change: { teamSize: 2 } }, { kind: "start" });
  return match;
}

describe("a kick-off without a player on the pitch", () => {
  it("ends after five seconds, as a change of the world that clients receive", () => {
    const match = botMatch(FIXED_BALL);
    advanceTicks(match, FREE_KICK_OFF_TICKS - 2);
    expect(match.world.game.state).toBe(KICK_OFF);
    const report = advance(match);
    expect(match.world.game.state).toBe(PLAYING);
    expect(report.disturbed).toBe(true);
    advanceTicks(match, 60);
    expect(match.world.game.time).toBeGreaterThan(0.9);
  });

  it("is taken by bots on a pitch without goals", () => {
    const match = botMatch(NO_GOALS);
    advanceTicks(match, FREE_KICK_OFF_TICKS + 600);
    expect(match.world.game.state).toBe(PLAYING);
    expect(match.world.game.time).toBeGreaterThan(5);
  });

  it("does not wait while the game is paused", () => {
    const match = botMatch(FIXED_BALL);
    applyCommands(match, { kind: "pause", paused: true });
    advanceTicks(match, 2 * FREE_KICK_OFF_TICKS);
    expect(match.world.game.state).toBe(KICK_OFF);
  });
});

describe("a kick-off with players on the pitch", () => {
  function between(red: string, blue: string) {
    const match = quietMatch();
    const [first, second] = join(match, red, blue) as [number, number];
    applyCommands(match, { kind: "start" });
    member(match, first).hasPlayed = true;
    member(match, second).hasPlayed = true;
    for (const each of match.members) each.idleTicks = -10_000;
    return { match, first, second };
  }

  it("waits for the team that kicks off for as long as it takes", () => {
    const { match } = between("Ada", "Bob");
    advanceTicks(match, 3 * OTHER_TEAM_TICKS);
    expect(match.world.game.state).toBe(KICK_OFF);
  });

  it("ends after fifteen seconds when only the other team has a player", () => {
    const { match, first } = between("Ada", "Bob");
    expect(match.world.game.kickOffTeam).toBe(RED_TEAM);
    expect(member(match, first).team).toBe(RED_TEAM);
    applyCommands(match, { kind: "team", id: first, team: SPECTATORS });
    expect(match.members.some((each) => each.team === BLUE_TEAM)).toBe(true);
    advanceTicks(match, OTHER_TEAM_TICKS - 2);
    expect(match.world.game.state).toBe(KICK_OFF);
    advanceTicks(match, 1);
    expect(match.world.game.state).toBe(PLAYING);
  });
});

describe("a room for playable stadiums only", () => {
  const quick = () => quietMatch({ playableOnly: true }, { adminless: true });

  it("refuses to vote on a stadium without goals, and to play on one", () => {
    const match = quick();
    const [ada] = join(match, "Ada", "Bob") as [number, number];
    const choice = { name: "No goals", stadium: NO_GOALS };
    applyCommands(match, { kind: "vote", ask: { subject: "stadium", ...choice }, by: ada });
    expect(refusals(match)).toEqual(["vote: unplayable"]);
    expect(match.vote).toBeNull();
    applyCommands(match, { kind: "stadium", ...choice });
    expect(match.stadiumName).toBe("Classic");
  });

  it("votes on the others", () => {
    const match = quick();
    const [ada] = join(match, "Ada", "Bob") as [number, number];
    const ask = { subject: "stadium", name: "Big", stadium: builtinStadium("Big") } as const;
    applyCommands(match, { kind: "vote", ask, by: ada });
    expect(refusals(match)).toEqual([]);
    expect(match.vote?.object).toBe("Big");
  });

  it("is not every room", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada") as [number];
    applyCommands(match, { kind: "stadium", name: "No goals", stadium: NO_GOALS, by: ada });
    expect(match.stadiumName).toBe("No goals");
  });
});
