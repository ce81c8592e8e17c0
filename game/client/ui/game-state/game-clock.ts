/** The clock of a game: its text and how it is highlighted, on the scoreboard and in the room list. Pure. */
import type { ListedGame } from "../../session/lobby.ts";
import type { GameInfo } from "../../session/room.ts";
import { isTimeUp, lastMinuteLeft } from "../../session/game-phase.ts";

/** Seconds as on a scoreboard: 75 is "1:15". */
export function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** On the scoreboard. "warning": less than half a minute left; "over": time is up. */
export type ClockState = "plain" | "warning" | "over";

const WARNING_SECONDS = 30;

export function clockState(game: GameInfo): ClockState {
  if (game.timeLimit === 0) return "plain";
  if (isTimeUp(game)) return "over";
  return game.timeLimit * 60 - game.seconds <= WARNING_SECONDS ? "warning" : "plain";
}

/** How long a page shows that the last minute has begun. */
const LAST_MINUTE_SHOWN_SECONDS = 3;

/** Whether the last minute has just begun. */
export function hasLastMinuteBegun(game: GameInfo): boolean {
  return lastMinuteLeft(game) > 60 - LAST_MINUTE_SHOWN_SECONDS;
}

/** In the room list. "golden": overtime, the next goal wins; "over": the game has ended. */
export type ListedClockState = "none" | "running" | "paused" | "golden" | "over";

/** `seconds` is the time on the clock now (session/lobby.ts). */
export function listedClockState(game: ListedGame | null, seconds: number): ListedClockState {
  if (game === null) return "none";
  if (game.over) return "over";
  const isTied = game.red === game.blue && game.overtime;
  if (isTied && game.timeLimit > 0 && seconds >= game.timeLimit * 60) return "golden";
  return game.running ? "running" : "paused";
}
