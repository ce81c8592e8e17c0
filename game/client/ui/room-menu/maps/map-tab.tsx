/** The map picker: shelves of maps with pictures, one of them in large, and a way to bring one's own. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Search, Upload } from "lucide-preact";
import type { StadiumCard } from "../../../session/stadium-card.ts";
import { Button } from "../../component/button.tsx";
import { useUi } from "../../context/ui-context.ts";
import { usePanel } from "../players/players-context.ts";
import { t, type WordKey } from "../../i18n/translate.ts";
import { createFavourites } from "../../preferences/favourite-maps.ts";
import { MapCard } from "./map-card.tsx";
import { MapDetails, useTake, waysToTake } from "./map-details.tsx";
import { shelvesOf, type ShelfName } from "./map-groups.ts";
import { UploadReport } from "./upload-report.tsx";

const SHELF_WORDS: Readonly<Record<ShelfName, WordKey>> = {
  favourites: "maps.favourites",
  saved: "maps.stored",
  own: "maps.own",
  standard: "maps.standard",
};

export function MapTab() {
  const { session } = useUi();
  const [favourites] = useState(createFavourites);
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const take = useTake();
  const cards = session.stadiums.value;
  const current = useCurrent();
  // The room's new map is what one wants to see, whoever chose it.
  useEffect(() => setChosen(undefined), [session.room.value?.checksum]);
  const shelves = shelvesOf(cards, favourites.names.value, query);
  const shown = cards.find(({ name }) => name === chosen) ?? current;
  const page = useRef<HTMLDivElement>(null);
  const favour = (name: string) => {
    favourites.toggle(name);
    focusAgain(page, name);
  };
  return (
    <div class="map-tab" ref={page}>
      <div class="map-tools">
        <SearchField query={query} onQuery={setQuery} />
        <UploadButton />
      </div>
      <UploadReport />
      <div class="map-shelves">
        {shelves.map((shelf) => (
          <section key={shelf.name} aria-label={t(SHELF_WORDS[shelf.name])}>
            <h3>{t(SHELF_WORDS[shelf.name])}</h3>
            <ul class="map-cards">
              {shelf.cards.map((card) => (
                <MapCard
                  key={card.name}
                  card={card}
                  current={card.name === current?.name}
                  chosen={card.name === shown?.name}
                  favourite={favourites.names.value.has(card.name)}
                  onChoose={() => setChosen(card.name)}
                  onTake={() => take(card.name)}
                  onFavour={() => favour(card.name)}
                />
              ))}
            </ul>
          </section>
        ))}
        {shelves.length === 0 && <p class="map-none">{t("maps.none", { query })}</p>}
      </div>
      {shown && (
        <MapDetails
          card={shown}
          current={shown.name === current?.name}
          known={cards.some(({ name }) => name === shown.name)}
        />
      )}
    </div>
  );
}

/** A map that goes to another shelf takes its heart, which was just pressed, along. */
function focusAgain(page: { readonly current: HTMLElement | null }, name: string): void {
  requestAnimationFrame(() => {
    const hearts = page.current?.querySelectorAll<HTMLElement>("[data-map]") ?? [];
    [...hearts].find((heart) => heart.dataset["map"] === name)?.focus();
  });
}

/** The room's map; one that somebody uploaded is on no shelf, but on the pitch. */
function useCurrent(): StadiumCard | undefined {
  const { session } = useUi();
  const name = session.room.value?.stadiumName;
  const known = session.stadiums.value.find((card) => card.name === name);
  if (known) return known;
  const stadium = session.frames.value?.stadium;
  return stadium && name !== undefined ? { name, stadium, source: "saved" } : undefined;
}

type SearchFieldProps = { readonly query: string; readonly onQuery: (query: string) => void };

function SearchField({ query, onQuery }: SearchFieldProps) {
  const id = useId();
  return (
    <div class="search">
      <label class="unseen" for={id}>
        {t("maps.search")}
      </label>
      <Search />
      <input
        id={id}
        type="search"
        value={query}
        placeholder={t("maps.search")}
        onInput={(event) => onQuery(event.currentTarget.value)}
      />
    </div>
  );
}

function UploadButton() {
  const { upload } = usePanel();
  const { session } = useUi();
  const picker = useRef<HTMLInputElement>(null);
  const way = waysToTake(session);
  if (way === "never") return null;
  return (
    <>
      <Button
        icon={<Upload />}
        hint={t("maps.uploadHint")}
        disabled={way === "gameOn"}
        onPress={() => picker.current?.click()}
      >
        {t("maps.upload")}
      </Button>
      <input
        ref={picker}
        class="unseen"
        type="file"
        accept=".hbs,.json,.json5,application/json,text/plain"
        tabIndex={-1}
        aria-label={t("maps.upload")}
        onChange={(event) => {
          const { currentTarget } = event;
          const file = currentTarget.files?.[0];
          // The same file once more, after it was mended, is a change too.
          currentTarget.value = "";
          if (file && way !== "gameOn") void upload.send(file, way);
        }}
      />
    </>
  );
}
