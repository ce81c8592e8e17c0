/** Whether a listed room has a free seat or spectator place. Pure. */
import type { ListedRoom } from "../../session/lobby.ts";

/** A player who joins plays, queues for a seat as a spectator, or cannot join. */
export type RoomAccess = "play" | "queue" | "none";

export function accessOf(room: ListedRoom): RoomAccess {
  if (room.players < room.seats) return "play";
  return maySpectate(room) ? "queue" : "none";
}

export function maySpectate(room: ListedRoom): boolean {
  return room.spectators < room.spectatorsMax;
}

/** The room whose password is being entered, and how the player joins it. */
export type PasswordRequest = { readonly code: string; readonly watch: boolean };
