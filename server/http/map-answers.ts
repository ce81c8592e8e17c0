/** Answers about published maps: the list and one of them. */
import { isMapCode, MAP_QUERY_MAX, MAP_SORTS, type MapList, type MapSort } from "#protocol/maps-api.ts";
import type { PublishedMaps } from "../store/published-maps.ts";
import type { JsonAnswer } from "./cached-json.ts";

const PAGE_LENGTH = 24;
/** Later pages would make the database count through too many rows. */
const PAGE_MAX = 200;

/** Seconds for which browsers and caches may keep an answer. */
const LIST_AGE = 10;
const MAP_AGE = 10;

export const UNKNOWN_MAP = "There is no map with this code.";

export type MapQuery = { readonly query: string; readonly sort: MapSort; readonly page: number };

/** The query of a request, or what is wrong with it. Empty texts stand for the defaults. */
export function readMapQuery(asked: Readonly<Record<"q" | "sort" | "page", string>>): MapQuery | string {
  const { q, sort, page } = asked;
  if (q.length > MAP_QUERY_MAX) return `q has at most ${MAP_QUERY_MAX} characters.`;
  if (sort !== "" && !isSort(sort)) return `sort is one of ${MAP_SORTS.join(", ")}.`;
  const number = page === "" ? 0 : Number(page);
  if (!Number.isInteger(number) || number < 0 || number > PAGE_MAX) return `page is a number from 0 to ${PAGE_MAX}.`;
  return { query: q, sort: sort === "" ? "new" : sort, page: number };
}

export async function mapList(maps: PublishedMaps, { query, sort, page }: MapQuery): Promise<JsonAnswer> {
  const found = await maps.search({ query, sort, offset: page * PAGE_LENGTH, limit: PAGE_LENGTH + 1 });
  const hasMore = found.length > PAGE_LENGTH && page < PAGE_MAX;
  const body: MapList = { maps: found.slice(0, PAGE_LENGTH), next: hasMore ? page + 1 : null };
  return { status: 200, body, maxAge: LIST_AGE };
}

export async function mapAnswer(maps: PublishedMaps, code: string): Promise<JsonAnswer> {
  const map = isMapCode(code) ? await maps.find(code) : undefined;
  return map === undefined
    ? { status: 404, body: { error: UNKNOWN_MAP }, maxAge: 0 }
    : { status: 200, body: map, maxAge: MAP_AGE };
}

function isSort(text: string): text is MapSort {
  return (MAP_SORTS as readonly string[]).includes(text);
}
