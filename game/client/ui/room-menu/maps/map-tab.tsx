/** The maps in groups with previews, details of the selected one, and uploads. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Upload as UploadIcon } from "lucide-preact";
import { MAP_QUERY_MAX } from "../../../session/map-library.ts";
import type { StadiumCard } from "../../../session/stadium-card.ts";
import { Button } from "../../component/button.tsx";
import { FileInput } from "../../component/file-input.tsx";
import { SearchField } from "../../component/search-field.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t, type TextKey } from "../../i18n/translate.ts";
import { createFavouriteMaps } from "../../saved/favourite-maps.ts";
import { CommunityMaps } from "./community-maps.tsx";
import { MapCard } from "./map-card.tsx";
import { MapDetails } from "./map-details.tsx";
import { groupMaps, type MapGroupName } from "./map-groups.ts";
import { mapPermission, useChangeMap } from "./map-permission.ts";
import type { Upload } from "./upload.ts";
import { UploadReport } from "./upload-report.tsx";

const GROUP_TEXTS: Readonly<Record<MapGroupName, TextKey>> = {
  favourites: "maps.favourites",
  saved: "maps.saved",
  own: "maps.own",
  standard: "maps.standard",
};

export function MapTab({ upload }: { readonly upload: Upload }) {
  const [query, setQuery] = useState("");
  const [source, setSource] = useState<MapSourceName>("included");
  return (
    <div class="map-tab">
      <div class="map-tools">
        <SourceSwitch source={source} onSource={setSource} />
        <SearchField label={t("maps.search")} query={query} onQuery={setQuery} maxLength={MAP_QUERY_MAX} />
        <UploadButton upload={upload} />
      </div>
      <UploadReport upload={upload} />
      {source === "included" ? <IncludedMaps query={query} /> : <CommunityMaps query={query} upload={upload} />}
    </div>
  );
}

const SOURCES = ["included", "community"] as const;
type MapSourceName = (typeof SOURCES)[number];

type SourceSwitchProps = { readonly source: MapSourceName; readonly onSource: (source: MapSourceName) => void };

function SourceSwitch({ source, onSource }: SourceSwitchProps) {
  return (
    <div class="map-sources" role="group" aria-label={t("library.sources")}>
      {SOURCES.map((name) => (
        <button key={name} type="button" class="filter" aria-pressed={name === source} onClick={() => onSource(name)}>
          {t(`library.${name}`)}
        </button>
      ))}
    </div>
  );
}

/** The maps of the page and those saved in this browser. */
function IncludedMaps({ query }: { readonly query: string }) {
  const { session } = useUi();
  const [favourites] = useState(createFavouriteMaps);
  const [selected, setSelected] = useState<string | undefined>(undefined);
  const changeMap = useChangeMap();
  const cards = session.stadiums.value;
  const current = useCurrentMap();
  // Selects the room's map again when it has changed.
  useEffect(() => setSelected(undefined), [session.room.value?.checksum]);
  const groups = groupMaps(cards, favourites.names.value, query);
  const shown = cards.find(({ name }) => name === selected) ?? current;
  const list = useRef<HTMLDivElement>(null);
  const toggleFavourite = (name: string) => {
    favourites.toggle(name);
    focusFavouriteButton(list, name);
  };
  return (
    <>
      <div class="map-groups" ref={list}>
        {groups.map((group) => (
          <section key={group.name} aria-label={t(GROUP_TEXTS[group.name])}>
            <h3>{t(GROUP_TEXTS[group.name])}</h3>
            <ul class="map-cards">
              {group.cards.map((card) => (
                <MapCard
                  key={card.name}
                  card={card}
                  current={card.name === current?.name}
                  selected={card.name === shown?.name}
                  favourite={favourites.names.value.has(card.name)}
                  onSelect={() => setSelected(card.name)}
                  onPlay={() => changeMap(card.name)}
                  onToggleFavourite={() => toggleFavourite(card.name)}
                />
              ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 && <p class="map-none">{t("maps.none", { query })}</p>}
      </div>
      {shown && (
        <MapDetails
          card={shown}
          current={shown.name === current?.name}
          listed={cards.some(({ name }) => name === shown.name)}
        />
      )}
    </>
  );
}

/** A map that changes its group is mounted again, which loses the focus of its pressed button. */
function focusFavouriteButton(page: { readonly current: HTMLElement | null }, name: string): void {
  requestAnimationFrame(() => {
    const buttons = page.current?.querySelectorAll<HTMLElement>("[data-map]") ?? [];
    [...buttons].find((button) => button.dataset["map"] === name)?.focus();
  });
}

/** The room's map. A map that another member uploaded is in no list and comes from the frame source. */
function useCurrentMap(): StadiumCard | undefined {
  const { session } = useUi();
  const name = session.room.value?.stadiumName;
  const listed = session.stadiums.value.find((card) => card.name === name);
  if (listed) return listed;
  const stadium = session.frames.value?.stadium;
  return stadium && name !== undefined ? { name, stadium, source: "saved" } : undefined;
}

function UploadButton({ upload }: { readonly upload: Upload }) {
  const { session } = useUi();
  const input = useRef<HTMLInputElement>(null);
  const permission = mapPermission(session);
  if (permission === "never") return null;
  return (
    <>
      <Button
        icon={<UploadIcon />}
        hint={t("maps.uploadHint")}
        disabled={permission === "gameOn"}
        onPress={() => input.current?.click()}
      >
        {t("maps.upload")}
      </Button>
      <FileInput
        input={input}
        label={t("maps.upload")}
        accept=".hbs,.json,.json5,application/json,text/plain"
        onFile={(file) => void (permission !== "gameOn" && upload.send(file, permission))}
      />
    </>
  );
}
