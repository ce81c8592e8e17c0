/** Searches published maps and fetches their files. */
import type { MapList, MapSearch, PublicMaps } from "../../session/map-library.ts";
import { mapFile } from "../../session/map-library.ts";

export type FetchText = (path: string, request?: RequestInit) => Promise<Response>;

const TIMEOUT_MS = 15_000;

/** A fetch that rejects when the answer takes too long. */
export const limitedFetch: FetchText = (path, request) =>
  fetch(path, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) });

export function createPublicMaps(fetchText: FetchText = limitedFetch): PublicMaps {
  return {
    async find({ query, sort, page }: MapSearch) {
      const asked = new URLSearchParams({ q: query, sort, page: String(page) });
      const response = await fetchText(`/api/maps?${asked.toString()}`).catch(() => undefined);
      if (response?.ok !== true) return undefined;
      return (await response.json().catch(() => undefined)) as MapList | undefined;
    },
    async text(code) {
      const response = await fetchText(mapFile(code)).catch(() => undefined);
      return response?.ok === true ? response.text().catch(() => undefined) : undefined;
    },
  };
}
