/** A search of published maps that is shown part by part. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { MapSearch, PublicMaps, PublishedMap } from "../../session/map-library.ts";

/** Pause after the last typed character before the search is sent, in milliseconds. */
const TYPING_MS = 250;

export type FoundMaps = {
  /** Those of the search before stay until the answer is there; undefined before the first one. */
  readonly maps: readonly PublishedMap[] | undefined;
  readonly state: "loading" | "loaded" | "failed";
  /** Loads the next part; undefined when all are shown. */
  readonly more: (() => void) | undefined;
  readonly retry: () => void;
};

type Found = { readonly maps: readonly PublishedMap[]; readonly next: number | null };

export function useMapSearch(library: Pick<PublicMaps, "find">, { query, sort }: Omit<MapSearch, "page">): FoundMaps {
  const [found, setFound] = useState<Found | undefined>(undefined);
  const [state, setState] = useState<FoundMaps["state"]>("loading");
  /** The number of the last request: answers of earlier ones are dropped. */
  const request = useRef(0);
  const load = async (page: number, before: readonly PublishedMap[]) => {
    const own = ++request.current;
    setState("loading");
    const list = await library.find({ query, sort, page });
    if (own !== request.current) return;
    setState(list === undefined ? "failed" : "loaded");
    if (list !== undefined) setFound({ maps: withoutTwice(before, list.maps), next: list.next });
  };
  const isFirst = useRef(true);
  useEffect(() => {
    // What is typed counts when the typing pauses; the first search starts at once.
    const timer = setTimeout(() => void load(0, []), isFirst.current ? 0 : TYPING_MS);
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      request.current++;
    };
  }, [query, sort]);
  const next = found?.next ?? null;
  return {
    maps: found?.maps,
    state,
    more: next === null || state === "loading" ? undefined : () => void load(next, found?.maps ?? []),
    retry: () => void load(0, []),
  };
}

/** A map that was published meanwhile moves others to the next part. */
function withoutTwice(before: readonly PublishedMap[], added: readonly PublishedMap[]): readonly PublishedMap[] {
  const known = new Set(before.map(({ code }) => code));
  return [...before, ...added.filter(({ code }) => !known.has(code))];
}
