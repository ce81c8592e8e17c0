/** What is looked for among the rooms: words, kinds of rooms, and the order. */
import type { Signal } from "@preact/signals";
import { useId, useMemo } from "preact/hooks";
import { Search } from "lucide-preact";
import { useUi } from "../context/ui-context.ts";
import { t, type WordKey } from "../i18n/translate.ts";
import { FILTERS, SORTS, toggleFilter, type Filter, type Sort } from "./room-order.ts";

const FILTER_WORDS: Readonly<Record<Filter, WordKey>> = {
  space: "lobby.withSpace",
  open: "lobby.withoutPassword",
  people: "lobby.withPeople",
};

const SORT_WORDS: Readonly<Record<Sort, WordKey>> = {
  players: "lobby.byPlayers",
  name: "lobby.byName",
  map: "lobby.byMap",
  goals: "lobby.byGoals",
  fresh: "lobby.byFresh",
};

type ListToolsProps = { readonly search: Signal<string>; /** How many rooms are shown. */ readonly count: number };

export function ListTools({ search, count }: ListToolsProps) {
  const { memory } = useUi();
  const choice = memory.listChoice.value.value;
  const narrowed = search.value.trim() !== "" || choice.filters.length > 0;
  // Said when the visitor narrows the list, not whenever a room comes or goes.
  const found = useMemo(
    () => (narrowed ? t("lobby.count", { count }) : ""),
    [search.value, choice.filters.join(), narrowed],
  );
  return (
    <div class="list-tools" role="search">
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
            aria-pressed={choice.filters.includes(filter)}
            onClick={() => memory.listChoice.keep(toggleFilter(choice, filter))}
          >
            {t(FILTER_WORDS[filter])}
          </button>
        ))}
      </div>
      <SortPick />
      <p class="unseen" role="status">
        {found}
      </p>
    </div>
  );
}

function SortPick() {
  const { listChoice } = useUi().memory;
  const choice = listChoice.value.value;
  const id = useId();
  return (
    <div class="list-sort">
      <label class="unseen" for={id}>
        {t("lobby.sort")}
      </label>
      <select
        id={id}
        value={choice.sort}
        onChange={(event) => {
          const sort = SORTS.find((known) => known === event.currentTarget.value);
          if (sort !== undefined) listChoice.keep({ ...choice, sort });
        }}
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(SORT_WORDS[sort])}
          </option>
        ))}
      </select>
    </div>
  );
}
