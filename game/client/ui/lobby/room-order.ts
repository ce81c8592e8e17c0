/** Which rooms of the list are shown, and in which order. Pure. */
import type { ListedRoom } from "../../session/lobby.ts";
import { roomName } from "../i18n/room-name.ts";
import type { Filter, ListOptions, Sort } from "../saved/list-options.ts";
import { accessOf } from "./room-access.ts";

const PASSES: Readonly<Record<Filter, (room: ListedRoom) => boolean>> = {
  // Seats that bots have count as free: bots leave when players join.
  space: (room) => room.players < room.seats,
  open: (room) => !room.locked,
  people: (room) => room.players + room.spectators > 0,
};

/** The rooms to show, favourites first. `search` is matched against names, maps and codes. */
export function selectRooms(
  rooms: readonly ListedRoom[],
  options: ListOptions,
  search: string,
  isFavourite: (room: ListedRoom) => boolean,
): readonly ListedRoom[] {
  const query = searchable(search);
  const shown = rooms.filter(
    (room) =>
      options.filters.every((filter) => PASSES[filter](room)) &&
      [roomName(room), room.stadium, room.code].some((text) => searchable(text).includes(query)),
  );
  const compare = COMPARE[options.sort];
  return shown.sort((a, b) => Number(isFavourite(b)) - Number(isFavourite(a)) || compare(a, b) || compareNames(a, b));
}

/** Lower case without accents: a search for "sao" finds "São". */
function searchable(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Rooms of the same name are ordered by code. */
function compareNames(a: ListedRoom, b: ListedRoom): number {
  return collator.compare(roomName(a), roomName(b)) || (a.code < b.code ? -1 : 1);
}

const COMPARE: Readonly<Record<Sort, (a: ListedRoom, b: ListedRoom) => number>> = {
  players: (a, b) => isOpen(b) - isOpen(a) || b.players - a.players || b.spectators - a.spectators,
  name: compareNames,
  map: (a, b) => collator.compare(a.stadium, b.stadium),
  goals: (a, b) => goals(b) - goals(a),
  fresh: (a, b) => startedAt(b) - startedAt(a),
};

/** 0 for rooms without a free seat or spectator place, which come last. */
function isOpen(room: ListedRoom): 0 | 1 {
  return accessOf(room) === "none" ? 0 : 1;
}

/** Rooms without a game come after those without a goal. */
function goals({ game }: ListedRoom): number {
  return game === null ? -1 : game.red + game.blue;
}

/** When the game would have started if its clock had never stopped; 0 without a running game. Milliseconds since 1970. */
function startedAt({ game }: ListedRoom): number {
  return game === null || game.over ? 0 : game.at - game.seconds * 1000;
}

/**
 * The order to show while the figures change: rooms that are shown keep their position, new rooms are inserted after the
 * room that precedes them in `wanted`. So a room does not move away from under the pointer.
 */
export function keepOrder(shown: readonly string[], wanted: readonly string[]): readonly string[] {
  const listed = new Set(wanted);
  const known = new Set(shown);
  const order = shown.filter((code) => listed.has(code));
  wanted.forEach((code, i) => {
    if (known.has(code)) return;
    const before = wanted[i - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, code);
  });
  return order;
}
