/** Goals and statistics of a recording, for the interface. Loaded when they are asked for. */
import { StatisticsRun, type RecordedStatistics } from "#match/recorded-statistics.ts";
import type { FinishedGame } from "#match/statistics.ts";
import type { MatchSummary } from "#protocol/match-summary.ts";
import type { Recording } from "#recording/recording.ts";
import { isTeam, RED_TEAM, SPECTATORS } from "#room/team.ts";
import type { ReplayStatistics } from "#client/session/replay.ts";
import { HeatCounter } from "./heat-maps.ts";

/** Ticks that are played between two pauses, in which the page can react. */
const SLICE = 1500;

/** Undefined once `wanted` is false. */
export async function countStatistics(
  recording: Recording,
  wanted: () => boolean,
): Promise<ReplayStatistics | undefined> {
  const heat = new HeatCounter();
  const run = new StatisticsRun(recording, (playback, game) => heat.count(playback, game));
  while (wanted()) {
    if (run.advance(SLICE)) return describe(run.finish(), heat);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return undefined;
}

function describe({ games, goals }: RecordedStatistics, heat: HeatCounter): ReplayStatistics {
  return {
    games: games.map(summaryOf),
    heat: games.map((_, game) => heat.of(game)),
    goals: goals.map(({ team, ...goal }) => ({ ...goal, team: isTeam(team) && team !== SPECTATORS ? team : RED_TEAM })),
  };
}

/** Recordings have no identities, so there are no profiles and ratings. */
function summaryOf({ ending, red, blue, seconds, ticks, ...game }: FinishedGame): MatchSummary {
  const { scoreLimit, timeLimit, overtime, stadiumName, lines } = game;
  return {
    ...{ ending, red, blue, seconds, ticks, scoreLimit, timeLimit, overtime },
    ...{
      id: "",
      kind: "friends",
      startedAt: 0,
      endedAt: 0,
      stadium: stadiumName,
      checksum: "",
      map: "",
      ladder: "",
      recording: "",
    },
    players: lines.map(({ key: _key, network: _network, person: _person, ...line }) => ({
      ...line,
      ...{ bot: false, profile: "", leaver: false, ratingBefore: null, ratingAfter: null },
    })),
  };
}
