/** The phase of a game, derived from the figures of its scoreboard. Pure. */
import { BLUE_TEAM, RED_TEAM, type SideId } from "#room/team.ts";
import { ENDED, GOAL, KICK_OFF, PLAYING } from "#sim/world.ts";
import type { GameInfo } from "./room.ts";

export type GamePhase =
  | { readonly kind: "noGame" }
  | { readonly kind: "kickOff"; readonly team: SideId }
  | { readonly kind: "play" }
  /** Time is up and the score equal: the next goal wins. */
  | { readonly kind: "golden" }
  | { readonly kind: "goal"; readonly team: SideId }
  /** winner: null for a draw. */
  | { readonly kind: "end"; readonly winner: SideId | null; readonly timeUp: boolean };

export function phaseOf(game: GameInfo | null): GamePhase {
  if (!game) return { kind: "noGame" };
  const kickOffTeam = game.kickOffTeam === BLUE_TEAM ? BLUE_TEAM : RED_TEAM;
  if (game.state === KICK_OFF) return { kind: "kickOff", team: kickOffTeam };
  // The side that conceded kicks off next.
  if (game.state === GOAL) return { kind: "goal", team: kickOffTeam === RED_TEAM ? BLUE_TEAM : RED_TEAM };
  if (game.state === ENDED) {
    return { kind: "end", winner: winnerOf(game), timeUp: isTimeUp(game) };
  }
  return isTimeUp(game) && game.red === game.blue ? { kind: "golden" } : { kind: "play" };
}

function winnerOf({ red, blue }: GameInfo): SideId | null {
  if (red === blue) return null;
  return red > blue ? RED_TEAM : BLUE_TEAM;
}

/** Whether the time limit is reached; false without a limit. */
export function isTimeUp(game: GameInfo): boolean {
  return game.timeLimit > 0 && game.seconds >= game.timeLimit * 60;
}

/** Seconds that are left of the last minute of a game of at least two minutes; 0 before, after and without it. */
export function lastMinuteLeft({ state, timeLimit, seconds }: GameInfo): number {
  const left = timeLimit * 60 - seconds;
  return state === PLAYING && timeLimit >= 2 && left <= 60 && left > 0 ? left : 0;
}
