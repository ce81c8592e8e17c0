/** The published maps of a search, as cards: links to their pages, or buttons that select one. */
import { RotateCcw } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { mapPath, type PublishedMap } from "../../session/map-library.ts";
import { Button } from "../component/button.tsx";
import { Spinner } from "../component/spinner.tsx";
import { t } from "../i18n/translate.ts";
import { MapFigures } from "./map-figures.tsx";
import { MapPicture } from "./map-picture.tsx";
import type { FoundMaps } from "./use-map-search.ts";

type FoundMapListProps = {
  readonly found: FoundMaps;
  readonly query: string;
  /** Undefined: the cards are links. */
  readonly selection?: {
    readonly code: string | undefined;
    readonly onSelect: (map: PublishedMap) => void;
    /** Double click. */
    readonly onPlay: (map: PublishedMap) => void;
    /** Whether the room plays on it. */
    readonly isCurrent: (map: PublishedMap) => boolean;
  };
};

export function FoundMapList({ found, query, selection }: FoundMapListProps) {
  const { maps, state, more, retry } = found;
  return (
    <div class="found-maps" aria-busy={state === "loading"}>
      {state === "failed" && (
        <p class="found-note" role="alert">
          {t("library.failed")}
          <Button size="small" icon={<RotateCcw />} onPress={retry}>
            {t("common.retry")}
          </Button>
        </p>
      )}
      {state === "loading" && maps === undefined && (
        <div class="found-note">
          <Spinner />
        </div>
      )}
      {maps?.length === 0 && state === "loaded" && (
        <p class="found-note">{query.trim() === "" ? t("library.none") : t("library.noneFor", { query })}</p>
      )}
      {maps !== undefined && maps.length > 0 && (
        <ul class="map-cards" role="list">
          {maps.map((map) => (
            <li key={map.code} class={`map-card ${selection?.code === map.code ? "map-card-selected" : ""}`}>
              <FoundMapCard map={map} selection={selection} />
            </li>
          ))}
        </ul>
      )}
      {more && (
        <Button variant="quiet" onPress={more}>
          {t("library.more")}
        </Button>
      )}
      <p class="visually-hidden" role="status">
        {state === "loaded" && maps !== undefined ? t("library.shown", { count: maps.length }) : ""}
      </p>
    </div>
  );
}

type FoundMapCardProps = { readonly map: PublishedMap; readonly selection: FoundMapListProps["selection"] };

function FoundMapCard({ map, selection }: FoundMapCardProps) {
  const content: ComponentChildren = (
    <>
      <MapPicture code={map.code} />
      <bdi class="map-name">{map.name}</bdi> <span class="map-author">{t("library.by", { author: map.author })}</span>{" "}
      <MapFigures map={map} short />
    </>
  );
  if (selection === undefined) {
    return (
      <a class="map-select found-card" href={mapPath(map.code)}>
        {content}
      </a>
    );
  }
  return (
    <button
      type="button"
      class="map-select found-card"
      aria-pressed={selection.code === map.code}
      onClick={() => selection.onSelect(map)}
      onDblClick={() => selection.onPlay(map)}
    >
      {content}
      {selection.isCurrent(map) && <span class="map-current">{t("maps.current")}</span>}
    </button>
  );
}
