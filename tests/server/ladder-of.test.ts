/** The conditions of a rated game in a room, each one broken and just met. */
import { describe, expect, it } from "vitest";
import type { FinishedGame, StatisticsLine } from "#match/statistics.ts";
import { createPlayerStatistics } from "#room/statistics.ts";
import { BLUE_TEAM, RED_TEAM } from "#room/team.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { ladderOf } from "#server/room/ladder-of.ts";

const TICKS = 10_000;

function line(name: string, team: number, more: Partial<StatisticsLine> = {}): StatisticsLine {
  const identity = { person: `key of ${name}`, key: `key of ${name}`, network: `network of ${name}`, bot: false };
  return { ...createPlayerStatistics(), ...identity, name, team, time: TICKS, ...more };
}

const ADA = line("Ada", RED_TEAM);
const BEN = line("Ben", BLUE_TEAM);
const NOVA = line("Nova", RED_TEAM, { person: "bot Nova", key: "", network: "", bot: true });

const GAME: FinishedGame = {
  ...{ id: "g", startedAt: 0, ending: "score", red: 3, blue: 0, seconds: 160, ticks: TICKS },
  ...{ scoreLimit: 3, timeLimit: 3, overtime: true, stadiumName: "Classic", stadium: builtinStadium("Classic")! },
  ...{ lines: [ADA, BEN], leavers: [] },
};

const ladder = (game: Partial<FinishedGame> = {}, { rated = true, known = true } = {}) =>
  ladderOf({ ...GAME, ...game }, { settings: { rated, ranked: false, teamSize: 3 }, known });

describe("a game of a room", () => {
  it("is rated between two players of different networks, if the room opted in", () => {
    expect(ladder()).toBe("rooms");
    expect(ladder({}, { rated: false })).toBe("");
  });

  it("needs a stadium of the library, and a result", () => {
    expect(ladder({}, { known: false })).toBe("");
    expect(ladder({ ending: "stopped" })).toBe("");
    expect(ladder({ ending: "time" })).toBe("rooms");
  });

  it("needs limits of at least three goals and three minutes, or none", () => {
    expect(ladder({ scoreLimit: 2 })).toBe("");
    expect(ladder({ timeLimit: 2 })).toBe("");
    expect(ladder({ scoreLimit: 0 })).toBe("rooms");
    expect(ladder({ timeLimit: 0 })).toBe("rooms");
  });

  it("needs to be without bots that played; an autopilot in a player's seat is none", () => {
    expect(ladder({ lines: [ADA, BEN, NOVA] })).toBe("");
    expect(ladder({ lines: [ADA, BEN, { ...NOVA, time: 0 }] })).toBe("rooms");
    expect(ladder({ lines: [ADA, BEN, { ...NOVA, person: "autopilot key of Ada" }] })).toBe("rooms");
  });

  it("needs players on both sides, for a quarter of it", () => {
    expect(ladder({ lines: [ADA] })).toBe("");
    expect(ladder({ lines: [ADA, { ...BEN, time: TICKS / 4 }] })).toBe("rooms");
    expect(ladder({ lines: [ADA, { ...BEN, time: TICKS / 4 - 1 }] })).toBe("");
  });

  it("needs different networks on the two sides, and known ones", () => {
    expect(ladder({ lines: [ADA, { ...BEN, network: ADA.network }] })).toBe("");
    expect(ladder({ lines: [ADA, { ...BEN, network: "" }] })).toBe("");
    const friend = line("Amy", RED_TEAM, { network: ADA.network });
    expect(ladder({ lines: [ADA, friend, BEN] })).toBe("rooms");
  });
});
