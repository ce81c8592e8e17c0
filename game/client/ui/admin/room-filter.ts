/** The search of the room table. Pure. */
import type { RoomFigures } from "../../session/admin.ts";

/** Rooms whose code, name or map contains the text, ignoring case; rooms with players first, then the newest. */
export function filterRooms(rooms: readonly RoomFigures[], query: string): readonly RoomFigures[] {
  const text = query.trim().toLowerCase();
  return rooms
    .filter(({ code, name, stadium }) => [code, name, stadium].some((part) => part.toLowerCase().includes(text)))
    .toSorted((a, b) => humans(b) - humans(a) || b.createdAt - a.createdAt);
}

function humans({ players, spectators }: RoomFigures): number {
  return players + spectators;
}
