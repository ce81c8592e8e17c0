/** Which rooms of the list are shown, and in which order. Pure. */
import { roomName } from "../i18n/room-name.ts";
import type { ListedRoom } from "../../session/lobby.ts";
import { entryOf } from "./room-access.ts";

export const SORTS = ["players", "name", "map", "goals", "fresh"] as const;
export type Sort = (typeof SORTS)[number];

export const FILTERS = ["space", "open", "people"] as const;
export type Filter = (typeof FILTERS)[number];

export type ListChoice = { readonly sort: Sort; readonly filters: readonly Filter[] };

const FIRST_CHOICE: ListChoice = { sort: "players", filters: [] };

/** What was remembered, or the first choice of a new visitor. */
export function readListChoice(kept: unknown): ListChoice {
  const { sort, filters } = (kept ?? {}) as Partial<Record<keyof ListChoice, unknown>>;
  return {
    sort: SORTS.find((known) => known === sort) ?? FIRST_CHOICE.sort,
    filters: Array.isArray(filters) ? FILTERS.filter((known) => filters.includes(known)) : FIRST_CHOICE.filters,
  };
}

export function toggleFilter(choice: ListChoice, filter: Filter): ListChoice {
  const on = !choice.filters.includes(filter);
  return { ...choice, filters: FILTERS.filter((known) => (known === filter ? on : choice.filters.includes(known))) };
}

const PASSES: Readonly<Record<Filter, (room: ListedRoom) => boolean>> = {
  // Bots make room for people.
  space: (room) => room.players < room.seats,
  open: (room) => !room.locked,
  people: (room) => room.players + room.spectators > 0,
};

/** The rooms to be shown, those that are starred first. `search` is looked for in names, maps and codes. */
export function chooseRooms(
  rooms: readonly ListedRoom[],
  choice: ListChoice,
  search: string,
  isStarred: (room: ListedRoom) => boolean,
): readonly ListedRoom[] {
  const wanted = plain(search);
  const shown = rooms.filter(
    (room) =>
      choice.filters.every((filter) => PASSES[filter](room)) &&
      [roomName(room), room.stadium, room.code].some((text) => plain(text).includes(wanted)),
  );
  const compare = COMPARE[choice.sort];
  return shown.sort((a, b) => Number(isStarred(b)) - Number(isStarred(a)) || compare(a, b) || byName(a, b));
}

/** Small letters without accents: who searches for "sao" finds "São". */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

const words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Two rooms of one name still have an order. */
function byName(a: ListedRoom, b: ListedRoom): number {
  return words.compare(roomName(a), roomName(b)) || (a.code < b.code ? -1 : 1);
}

const COMPARE: Readonly<Record<Sort, (a: ListedRoom, b: ListedRoom) => number>> = {
  players: (a, b) => openness(b) - openness(a) || b.players - a.players || b.spectators - a.spectators,
  name: byName,
  map: (a, b) => words.compare(a.stadium, b.stadium),
  goals: (a, b) => goals(b) - goals(a),
  fresh: (a, b) => startedAt(b) - startedAt(a),
};

/** Where nobody can get in any more, there is no need to look first. */
function openness(room: ListedRoom): number {
  return entryOf(room) === "none" ? 0 : 1;
}

/** Rooms without a game come after those where nobody has scored. */
function goals({ game }: ListedRoom): number {
  return game === null ? -1 : game.red + game.blue;
}

/** When the game would have begun if its clock had never stopped; games that are over, and rooms without one, come last. */
function startedAt({ game }: ListedRoom): number {
  return game === null || game.over ? 0 : game.at - game.seconds * 1000;
}

/**
 * The order to show while figures change all the time: whoever was there keeps his place, newcomers go where `wanted`
 * has them, right after the one who is before them there. So no room runs away from a pointer.
 */
export function keepOrder(shown: readonly string[], wanted: readonly string[]): readonly string[] {
  const there = new Set(wanted);
  const known = new Set(shown);
  const order = shown.filter((code) => there.has(code));
  wanted.forEach((code, i) => {
    if (known.has(code)) return;
    const before = wanted[i - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, code);
  });
  return order;
}
