/** What a listed room's figures mean. Pure. */
import type { ListedGame, ListedRoom } from "../../session/lobby.ts";

/** What becomes of somebody who enters: he plays, waits for a seat among the spectators, or finds no place at all. */
export type Entry = "play" | "queue" | "none";

export function entryOf(room: ListedRoom): Entry {
  if (room.players < room.seats) return "play";
  return maySpectate(room) ? "queue" : "none";
}

export function maySpectate(room: ListedRoom): boolean {
  return room.spectators < room.spectatorsMax;
}

/** How the clock of a game is shown. "golden": time is up and the score equal, so that the next goal wins. */
export type ClockLook = "none" | "running" | "still" | "golden" | "over";

export function clockLookOf(game: ListedGame | null, seconds: number): ClockLook {
  if (game === null) return "none";
  if (game.over) return "over";
  if (game.timeLimit > 0 && seconds >= game.timeLimit * 60) return "golden";
  return game.running ? "running" : "still";
}

/** The room whose password dialog is open, and how the player wants to join. */
export type Asking = { readonly code: string; readonly watch: boolean };
