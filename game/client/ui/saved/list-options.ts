/** How the room list is sorted and filtered. Pure. */
export const SORTS = ["players", "name", "map", "goals", "fresh"] as const;
export type Sort = (typeof SORTS)[number];

export const FILTERS = ["space", "open", "people"] as const;
export type Filter = (typeof FILTERS)[number];

export type ListOptions = { readonly sort: Sort; readonly filters: readonly Filter[] };

const DEFAULT_OPTIONS: ListOptions = { sort: "players", filters: [] };

/** The saved options; the defaults for what is missing or unknown. */
export function readListOptions(saved: unknown): ListOptions {
  const { sort, filters } = (saved ?? {}) as Partial<Record<keyof ListOptions, unknown>>;
  return {
    sort: SORTS.find((known) => known === sort) ?? DEFAULT_OPTIONS.sort,
    filters: Array.isArray(filters) ? FILTERS.filter((known) => filters.includes(known)) : DEFAULT_OPTIONS.filters,
  };
}

export function toggleFilter(options: ListOptions, filter: Filter): ListOptions {
  const on = !options.filters.includes(filter);
  return { ...options, filters: FILTERS.filter((known) => (known === filter ? on : options.filters.includes(known))) };
}
