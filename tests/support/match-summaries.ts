/** Finished matches for tests. */
import { profileIdOf } from "#protocol/fingerprint.ts";
import type { MatchPlayer, MatchSummary } from "#protocol/match-summary.ts";
import { createPlayerStatistics } from "#room/statistics.ts";
import { BLUE_TEAM, RED_TEAM } from "#room/team.ts";

/** Length of the match, in ticks of play. */
const TICKS = 10_800;

/** A player with the identity of this name, for the whole match. */
export function matchPlayer(name: string, team: number, more: Partial<MatchPlayer> = {}): MatchPlayer {
  return {
    ...createPlayerStatistics(),
    ...{
      name,
      team,
      bot: false,
      leaver: false,
      profile: profileIdOf(`key of ${name}`),
      ratingBefore: null,
      ratingAfter: null,
    },
    ...{ time: TICKS, touches: 40, distance: 9000, possession: 900 },
    ...more,
  };
}

export function matchBot(name: string, team: number, more: Partial<MatchPlayer> = {}): MatchPlayer {
  return matchPlayer(name, team, { bot: true, profile: "", ...more });
}

/** Ada (red) wins 3–1 against Ben (blue) on Classic, unless the changes say otherwise. */
export function matchSummary(id: string, more: Partial<MatchSummary> = {}): MatchSummary {
  return {
    ...{ id, kind: "quick", startedAt: Date.UTC(2026, 10, 28, 18), endedAt: Date.UTC(2026, 10, 28, 18, 5) },
    ...{ ending: "score", red: 3, blue: 1, seconds: 180, ticks: TICKS, scoreLimit: 3, timeLimit: 3, overtime: true },
    ...{ stadium: "Classic", checksum: "0123456789abcdef", map: "Classic", ladder: "", recording: "" },
    players: [
      matchPlayer("Ada", RED_TEAM, { goals: 3, shots: 5, passes: 2 }),
      matchPlayer("Ben", BLUE_TEAM, { goals: 1, shots: 2, saves: 2 }),
    ],
    ...more,
  };
}
