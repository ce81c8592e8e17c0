/** Published maps of the server in the room menu: the list, and the selected one with a button to play on it. */
import "../../style/map-library.css";
import { ExternalLink, Play, Vote } from "lucide-preact";
import { useState } from "preact/hooks";
import { mapPath, type MapSort, type PublishedMap } from "../../../session/map-library.ts";
import { Button } from "../../component/button.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import { MapFigures } from "../../map-library/map-figures.tsx";
import { MapPicture } from "../../map-library/map-picture.tsx";
import { FoundMapList } from "../../map-library/found-map-list.tsx";
import { SortSelect } from "../../map-library/sort-select.tsx";
import "../../map-library/texts.ts";
import { useMapSearch } from "../../map-library/use-map-search.ts";
import { mapPermission } from "./map-permission.ts";
import type { Upload } from "./upload.ts";

type CommunityMapsProps = { readonly query: string; readonly upload: Upload };

export function CommunityMaps({ query, upload }: CommunityMapsProps) {
  const { session, actions } = useUi();
  const [sort, setSort] = useState<MapSort>("used");
  const [selected, setSelected] = useState<PublishedMap | undefined>(undefined);
  const found = useMapSearch(actions.maps, { query, sort });
  const play = usePlayPublished(upload);
  const isCurrent = ({ checksum }: PublishedMap) => checksum === session.room.value?.checksum;
  const shown = selected ?? found.maps?.find(isCurrent);
  return (
    <>
      <section class="map-groups" aria-label={t("library.community")}>
        <div class="found-head">
          <SortSelect sort={sort} onSort={setSort} />
          <a href="/maps" target="_blank">
            {t("library.all")}
            <ExternalLink />
          </a>
        </div>
        <FoundMapList
          found={found}
          query={query}
          selection={{ code: shown?.code, onSelect: setSelected, onPlay: play, isCurrent }}
        />
      </section>
      {shown && <PublishedDetails map={shown} isCurrent={isCurrent(shown)} onPlay={() => play(shown)} />}
    </>
  );
}

/** A function that downloads a map and uploads it to the room, or calls a vote for it; does nothing without permission. */
function usePlayPublished(upload: Upload): (map: PublishedMap) => void {
  const { session, actions } = useUi();
  return ({ code, name, size }) => {
    const permission = mapPermission(session);
    if (permission !== "play" && permission !== "propose") return;
    const text = async () => {
      const file = await actions.maps.text(code);
      if (file === undefined) throw new Error("the map cannot be downloaded");
      return file;
    };
    void upload.send({ name, size, text }, permission);
  };
}

type PublishedDetailsProps = {
  readonly map: PublishedMap;
  readonly isCurrent: boolean;
  readonly onPlay: () => void;
};

function PublishedDetails({ map, isCurrent, onPlay }: PublishedDetailsProps) {
  const { code, name, author, facts } = map;
  return (
    <section class="map-details" aria-label={t("maps.details")}>
      <MapPicture key={code} code={code} eager />
      <div class="map-title">
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <p class="map-facts">
          {t("library.by", { author })} · {t("maps.size", { width: facts.width, height: facts.height })} ·{" "}
          {t("maps.discs", { count: facts.discs })}
        </p>
        <p class="map-facts">
          <MapFigures map={map} />
        </p>
      </div>
      <PlayButton isCurrent={isCurrent} onPlay={onPlay} />
      <div class="row found-page">
        <a class="button button-plain button-small" href={mapPath(code)} target="_blank">
          <ExternalLink />
          <span>{t("library.page")}</span>
        </a>
      </div>
    </section>
  );
}

/** The button to play on the map, or the reason why there is none. */
function PlayButton({ isCurrent, onPlay }: Omit<PublishedDetailsProps, "map">) {
  const permission = mapPermission(useUi().session);
  if (isCurrent) return <p class="map-note">{t("maps.currentNote")}</p>;
  if (permission === "gameOn") return <p class="map-note">{t("maps.gameOn")}</p>;
  if (permission === "never") return <p class="map-note">{t("maps.adminOnly")}</p>;
  return (
    <Button variant="primary" icon={permission === "play" ? <Play /> : <Vote />} onPress={onPlay}>
      {t(permission === "play" ? "maps.play" : "maps.propose")}
    </Button>
  );
}
