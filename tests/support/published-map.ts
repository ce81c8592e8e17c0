/** A published map for tests of the page. */
import type { PublishedMap } from "#protocol/maps-api.ts";

export function publishedMap(code: string, more: Partial<PublishedMap> = {}): PublishedMap {
  return {
    ...{ code, name: `Map ${code}`, author: "Ada", profile: "aa22bbccddee", checksum: `sum of ${code}` },
    facts: { width: 840, height: 400, vertexes: 12, segments: 9, planes: 4, goals: 2, discs: 5, joints: 0 },
    ...{ size: 4321, remixOf: null, at: Date.UTC(2026, 10, 29), downloads: 7, likes: 3, rooms: 11, ...more },
  };
}
