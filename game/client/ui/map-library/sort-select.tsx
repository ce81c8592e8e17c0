/** The order of published maps. */
import { useId } from "preact/hooks";
import { MAP_SORTS, type MapSort } from "../../session/map-library.ts";
import { t } from "../i18n/translate.ts";

type SortSelectProps = { readonly sort: MapSort; readonly onSort: (sort: MapSort) => void };

export function SortSelect({ sort, onSort }: SortSelectProps) {
  const id = useId();
  return (
    <div class="map-sort">
      <label class="visually-hidden" for={id}>
        {t("library.sort")}
      </label>
      <select id={id} value={sort} onChange={(event) => onSort(event.currentTarget.value as MapSort)}>
        {MAP_SORTS.map((each) => (
          <option key={each} value={each}>
            {t(`library.sorts.${each}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
