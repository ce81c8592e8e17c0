/** All published maps, with a search. */
import { useState } from "preact/hooks";
import { MAP_QUERY_MAX, type MapSort } from "../../session/map-library.ts";
import { SearchField } from "../component/search-field.tsx";
import { useTitle } from "../component/use-title.ts";
import { t } from "../i18n/translate.ts";
import { FoundMapList } from "../map-library/found-map-list.tsx";
import { SortSelect } from "../map-library/sort-select.tsx";
import { useMapSearch } from "../map-library/use-map-search.ts";
import { useMaps } from "./maps-context.ts";

export function BrowsePage() {
  const { library } = useMaps();
  const [query, setQuery] = useState("");
  const [sort, setSort] = useState<MapSort>("new");
  const found = useMapSearch(library, { query, sort });
  useTitle(t("library.title"));
  return (
    <section class="card stats-card">
      <div class="library-head">
        <h1>{t("library.title")}</h1>
        <p>{t("library.intro")}</p>
      </div>
      <div class="library-tools" role="search">
        <SearchField label={t("library.search")} query={query} onQuery={setQuery} maxLength={MAP_QUERY_MAX} />
        <SortSelect sort={sort} onSort={setSort} />
      </div>
      <FoundMapList found={found} query={query} />
    </section>
  );
}
