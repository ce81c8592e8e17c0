/** What the server answers about published maps (docs/http.md). */

/** Target of the proof for a session of the map library. */
export const MAPS = "maps";

export const MAP_SORTS = ["new", "liked", "used"] as const;
export type MapSort = (typeof MAP_SORTS)[number];

/** Maximum length of a search, in code units. */
export const MAP_QUERY_MAX = 60;

const CODE = /^[2-9A-HJKMNP-Z]{6}$/u;

/** Codes of maps are written as those of rooms, with one character more. */
export const MAP_CODE_LENGTH = 6;

export function isMapCode(text: string): boolean {
  return CODE.test(text);
}

/** Extents of the drawn field in map units, and the numbers of things. */
export type MapFacts = {
  readonly width: number;
  readonly height: number;
  readonly vertexes: number;
  readonly segments: number;
  readonly planes: number;
  readonly goals: number;
  readonly discs: number;
  readonly joints: number;
};

/** The map that another one was made from. */
export type MapCredit = { readonly code: string; readonly name: string; readonly author: string };

/** GET /api/maps/CODE. The file is at /api/maps/CODE.hbs, the picture at /api/maps/CODE.webp. */
export type PublishedMap = {
  readonly code: string;
  readonly name: string;
  /** Nickname of the author at the time, and the id of the author's profile. */
  readonly author: string;
  readonly profile: string;
  /** Of the canonical text: the same as that of rooms that play on it. */
  readonly checksum: string;
  readonly facts: MapFacts;
  /** Of the file, in bytes. */
  readonly size: number;
  /** Null without one, and when it is not published any more. */
  readonly remixOf: MapCredit | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly downloads: number;
  readonly likes: number;
  /** Number of rooms that have played on it. */
  readonly rooms: number;
};

/** GET /api/maps?q=&sort=&page= */
export type MapList = {
  readonly maps: readonly PublishedMap[];
  /** The next value of `page`; null at the end. */
  readonly next: number | null;
};

/** POST /api/maps/session: a token for the requests of a player, and the codes of the maps that the player likes. */
export type MapSessionAnswer = { readonly token: string; readonly liked: readonly string[] };

/** POST /api/maps/CODE/like */
export type LikeAnswer = { readonly liked: boolean; readonly likes: number };
