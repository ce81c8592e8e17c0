/** The order of the live scores. Pure. */
import type { ListedRoom } from "../../session/lobby.ts";

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Rooms with a running game first, then by name, which does not change, so that tiles keep their positions. */
export function sortRooms(rooms: readonly ListedRoom[]): readonly ListedRoom[] {
  return rooms.toSorted((a, b) => rank(a) - rank(b) || collator.compare(a.name, b.name) || (a.code < b.code ? -1 : 1));
}

function rank({ game }: ListedRoom): number {
  if (game === null) return 2;
  return game.over ? 1 : 0;
}
