/** Search, filters and order of the room list. */
import type { Signal } from "@preact/signals";
import { useId, useMemo } from "preact/hooks";
import { Search } from "lucide-preact";
import { useUi } from "../context/ui-context.ts";
import { language } from "../i18n/locale.ts";
import { t, type TextKey } from "../i18n/translate.ts";
import { FILTERS, SORTS, toggleFilter, type Filter, type Sort } from "../saved/list-options.ts";

const FILTER_TEXTS: Readonly<Record<Filter, TextKey>> = {
  space: "lobby.withSpace",
  open: "lobby.withoutPassword",
  people: "lobby.withPeople",
};

const SORT_TEXTS: Readonly<Record<Sort, TextKey>> = {
  players: "lobby.byPlayers",
  name: "lobby.byName",
  map: "lobby.byMap",
  goals: "lobby.byGoals",
  fresh: "lobby.byFresh",
};

type ListToolbarProps = { readonly search: Signal<string>; /** Number of rooms shown. */ readonly count: number };

export function ListToolbar({ search, count }: ListToolbarProps) {
  const { listOptions } = useUi().preferences;
  const options = listOptions.value.value;
  const filtered = search.value.trim() !== "" || options.filters.length > 0;
  // Announced when the player changes the filters, not whenever a room opens or closes.
  const found = useMemo(
    () => (filtered ? t("lobby.count", { count }) : ""),
    [search.value, options.filters.join(), filtered, language.value],
  );
  return (
    <div class="list-toolbar" role="search">
      <label class="list-search">
        <Search aria-hidden="true" />
        <input
          type="search"
          value={search.value}
          placeholder={t("lobby.search")}
          aria-label={t("lobby.search")}
          autoComplete="off"
          spellcheck={false}
          onInput={(event) => (search.value = event.currentTarget.value)}
        />
      </label>
      <div class="list-filters" role="group" aria-label={t("lobby.filters")}>
        {FILTERS.map((filter) => (
          <button
            key={filter}
            type="button"
            class="filter"
            aria-pressed={options.filters.includes(filter)}
            onClick={() => listOptions.save(toggleFilter(options, filter))}
          >
            {t(FILTER_TEXTS[filter])}
          </button>
        ))}
      </div>
      <SortSelect />
      <p class="visually-hidden" role="status">
        {found}
      </p>
    </div>
  );
}

function SortSelect() {
  const { listOptions } = useUi().preferences;
  const options = listOptions.value.value;
  const id = useId();
  return (
    <div class="list-sort">
      <label class="visually-hidden" for={id}>
        {t("lobby.sort")}
      </label>
      <select
        id={id}
        value={options.sort}
        onChange={(event) => {
          const sort = SORTS.find((known) => known === event.currentTarget.value);
          if (sort !== undefined) listOptions.save({ ...options, sort });
        }}
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(SORT_TEXTS[sort])}
          </option>
        ))}
      </select>
    </div>
  );
}
