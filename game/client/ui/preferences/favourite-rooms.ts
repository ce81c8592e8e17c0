/**
 * Rooms that a visitor has starred, by code and name: a code alone may belong to another room after a restart of the
 * server. Pure.
 */
import type { ListedRoom } from "../../session/lobby.ts";

/** Oldest first. */
export type Favourites = readonly string[];

/** The ones starred the longest ago are forgotten. */
export const FAVOURITES_MAX = 200;

export function readFavourites(kept: unknown): Favourites {
  return Array.isArray(kept) ? kept.filter((star) => typeof star === "string").slice(-FAVOURITES_MAX) : [];
}

export function isFavourite(favourites: Favourites, room: ListedRoom): boolean {
  return favourites.includes(starOf(room));
}

export function toggleFavourite(favourites: Favourites, room: ListedRoom): Favourites {
  const others = favourites.filter((star) => star !== starOf(room));
  return others.length < favourites.length ? others : [...others, starOf(room)].slice(-FAVOURITES_MAX);
}

function starOf({ code, name }: ListedRoom): string {
  return `${code} ${name}`;
}
