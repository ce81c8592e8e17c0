/** Whether a finished game is rated, and in which ladder. */
import type { FinishedGame, StatisticsLine } from "#match/statistics.ts";
import type { Ladder } from "#protocol/match-summary.ts";
import { RANKED_MODES, TEAM_SIZES, type RankedMode } from "#protocol/ranked.ts";
import type { RoomSettings } from "#room/settings.ts";
import { BLUE_TEAM, RED_TEAM } from "#room/team.ts";

/** A rated game is as long as one of a new room: it ends by at least these limits, where it has some. */
const SCORE_LIMIT_MIN = 3;
const TIME_LIMIT_MIN = 3;

/** Time in the match for which a player's network counts: that of a quarter, as for the rating itself. */
const SHARE = 0.25;

/** "": not rated. `known`: the stadium is one of the library. */
export function ladderOf(
  game: FinishedGame,
  {
    settings,
    known,
  }: { readonly settings: Pick<RoomSettings, "rated" | "ranked" | "teamSize">; readonly known: boolean },
): Ladder | "" {
  const { ending, scoreLimit, timeLimit, lines, ticks } = game;
  // The queue has made sure of the rest.
  if (settings.ranked) return ending === "stopped" || !areApart(lines.filter(isPlayer)) ? "" : modeOf(settings);
  const isFull =
    ending !== "stopped" &&
    (scoreLimit === 0 || scoreLimit >= SCORE_LIMIT_MIN) &&
    (timeLimit === 0 || timeLimit >= TIME_LIMIT_MIN);
  if (!settings.rated || !known || !isFull || lines.some(isBot)) return "";
  const present = lines.filter((line) => isPlayer(line) && line.time >= SHARE * ticks);
  return areApart(present) ? "rooms" : "";
}

function modeOf({ teamSize }: Pick<RoomSettings, "teamSize">): RankedMode {
  return RANKED_MODES.find((mode) => TEAM_SIZES[mode] === teamSize)!;
}

function isPlayer({ key }: StatisticsLine): boolean {
  return key !== "";
}

/** An autopilot plays in a player's seat: the player was there, and absence must not spare a loss. */
function isBot({ bot, key, person, time }: StatisticsLine): boolean {
  return bot && key === "" && person.startsWith("bot ") && time > 0;
}

/** Whether both teams have players, and no network is on both sides: a person with two browsers would play against themselves. */
function areApart(lines: readonly StatisticsLine[]): boolean {
  const networks = (team: number) => new Set(lines.filter((line) => line.team === team).map(({ network }) => network));
  const [red, blue] = [networks(RED_TEAM), networks(BLUE_TEAM)];
  return (
    red.size > 0 && blue.size > 0 && !red.has("") && !blue.has("") && [...red].every((network) => !blue.has(network))
  );
}
