/** The order of the live scores. Pure. */
import type { ListedRoom } from "../../session/lobby.ts";

const words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Rooms where a game is on come first. Otherwise by name, which does not change, so that nothing jumps about. */
export function inOrder(rooms: readonly ListedRoom[]): readonly ListedRoom[] {
  return rooms.toSorted((a, b) => rank(a) - rank(b) || words.compare(a.name, b.name) || (a.code < b.code ? -1 : 1));
}

function rank({ game }: ListedRoom): number {
  if (game === null) return 2;
  return game.over ? 1 : 0;
}
