/** What is going on in a match, told from the scoreboard's numbers alone; banners, chips and announcements follow it. */
import type { TeamId } from "../../session/player.ts";
import type { GameInfo } from "../../session/room.ts";

export type Side = 1 | 2;

export type Moment =
  | { readonly kind: "idle" } // no game is on
  | { readonly kind: "kickOff"; readonly team: Side }
  | { readonly kind: "play" }
  /** Time is over and the score equal: the next goal wins. */
  | { readonly kind: "golden" }
  | { readonly kind: "goal"; readonly team: Side }
  | { readonly kind: "end"; readonly winner: Side; readonly timeUp: boolean };

const KICK_OFF = 0;
const GOAL = 2;
const ENDED = 3;

export function momentOf(game: GameInfo | null): Moment {
  if (!game) return { kind: "idle" };
  if (game.state === KICK_OFF) return { kind: "kickOff", team: sideOf(game.kickOffTeam) };
  // Whoever concedes kicks off next, so the other side has just scored.
  if (game.state === GOAL) return { kind: "goal", team: sideOf(game.kickOffTeam) === 1 ? 2 : 1 };
  if (game.state === ENDED) return { kind: "end", winner: game.red > game.blue ? 1 : 2, timeUp: isTimeOver(game) };
  return isTimeOver(game) && game.red === game.blue ? { kind: "golden" } : { kind: "play" };
}

export type ClockLook = "plain" | "warning" | "over";

/** The last half minute is shown as a warning. */
const WARNING_SECONDS = 30;

export function clockLook(game: GameInfo): ClockLook {
  if (game.timeLimit === 0) return "plain";
  if (isTimeOver(game)) return "over";
  return game.timeLimit * 60 - game.seconds <= WARNING_SECONDS ? "warning" : "plain";
}

/** Seconds as on a scoreboard: 75 is "1:15". */
export function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function isTimeOver(game: GameInfo): boolean {
  return game.timeLimit > 0 && game.seconds >= game.timeLimit * 60;
}

function sideOf(team: TeamId): Side {
  return team === 2 ? 2 : 1;
}
