/**
 * The player's favourite rooms, by code and name: after a restart of the server a code may belong to another room. Pure.
 */
import type { ListedRoom } from "../../session/lobby.ts";

/** Keys of rooms, oldest first. */
export type FavouriteRooms = readonly string[];

/** Beyond this number the oldest are removed. */
export const FAVOURITE_ROOMS_MAX = 200;

export function readFavouriteRooms(saved: unknown): FavouriteRooms {
  return Array.isArray(saved) ? saved.filter((key) => typeof key === "string").slice(-FAVOURITE_ROOMS_MAX) : [];
}

export function isFavouriteRoom(favourites: FavouriteRooms, room: ListedRoom): boolean {
  return favourites.includes(keyOf(room));
}

export function toggleFavouriteRoom(favourites: FavouriteRooms, room: ListedRoom): FavouriteRooms {
  const others = favourites.filter((key) => key !== keyOf(room));
  return others.length < favourites.length ? others : [...others, keyOf(room)].slice(-FAVOURITE_ROOMS_MAX);
}

function keyOf({ code, name }: ListedRoom): string {
  return `${code} ${name}`;
}
