/** Published maps, as the page searches, likes, reports and publishes them. */
import type { ReadonlySignal } from "@preact/signals-core";
import type { MapList, MapSort, PublishedMap } from "#protocol/maps-api.ts";
import type { ReportReason } from "#protocol/report.ts";
import type { Diagnostic } from "./stadium-card.ts";

export { isMapCode, MAP_QUERY_MAX, MAP_SORTS } from "#protocol/maps-api.ts";
export type { MapFacts, MapList, MapSort, PublishedMap } from "#protocol/maps-api.ts";

/** `page` counts from 0; `query` are words of names and authors, "" for all. */
export type MapSearch = { readonly query: string; readonly sort: MapSort; readonly page: number };

/** What everyone may do. */
export type PublicMaps = {
  /** Undefined when the server does not answer. */
  find(search: MapSearch): Promise<MapList | undefined>;
  /** The text of the `.hbs` file; undefined when it cannot be fetched. */
  text(code: string): Promise<string | undefined>;
};

/** Why a request was not carried out. */
export type MapFailure =
  /** The file has faults. */
  | { readonly kind: "faulty"; readonly errors: readonly Diagnostic[] }
  /** The same map has been published before, under this code. */
  | { readonly kind: "published"; readonly code: string }
  /**
   * "protected": its author does not allow copies; "removed": the host has removed this map; "banned": the player is banned from
   * the server; "own": a report about an own map; "missing": there is no such map (any more).
   */
  | { readonly kind: "protected" | "removed" | "banned" | "own" | "missing" | "tooLarge" | "rate" | "unreachable" };

export type MapResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: MapFailure };

/** `remixOf`: code of the published map that this one was made from. */
export type Publication = { readonly text: string; readonly remixOf: string | undefined };

/** What a player does under the own identity. No promise rejects. */
export type MapLibrary = PublicMaps & {
  /** The codes of the maps that the player likes, as far as they are saved in this browser. */
  readonly liked: ReadonlySignal<ReadonlySet<string>>;
  publish(publication: Publication): Promise<MapResult<PublishedMap>>;
  /** The number of likes. */
  like(code: string, liked: boolean): Promise<MapResult<number>>;
  report(code: string, reason: ReportReason, text: string): Promise<MapResult<undefined>>;
  /** Removes an own map. */
  remove(code: string): Promise<MapResult<undefined>>;
};

export function mapPath(code: string): string {
  return `/maps/${encodeURIComponent(code)}`;
}

export function mapPicture(code: string): string {
  return `/api/maps/${encodeURIComponent(code)}.webp`;
}

export function mapFile(code: string): string {
  return `/api/maps/${encodeURIComponent(code)}.hbs`;
}
