/** The way to the stadium editor, and the published maps that most rooms have played on, on the home page. */
import { Map, PencilRuler } from "lucide-preact";
import { useId } from "preact/hooks";
import { mapPath, type MapList } from "../../session/map-library.ts";
import { Card } from "../component/card.tsx";
import { t } from "../i18n/translate.ts";
import { MapPicture } from "../map-library/map-picture.tsx";
import "../map-library/texts.ts";
import { useJson } from "../statistics/use-json.ts";

const ROWS = 4;

export function PopularMaps() {
  const state = useJson<MapList>("/api/maps?sort=used");
  const heading = useId();
  if (state.kind !== "loaded") return null;
  return (
    <Card name="news-card">
      <section aria-labelledby={heading}>
        <h2 id={heading}>
          <Map aria-hidden="true" />
          {t("library.popular")}
          <a href="/maps">{t("library.all")}</a>
        </h2>
        <a class="button button-plain button-small news-draw" href="/editor">
          <PencilRuler />
          <span>{t("library.draw")}</span>
        </a>
        <ul class="news-rows" role="list">
          {state.body.maps.slice(0, ROWS).map(({ code, name, author, rooms }) => (
            <li key={code}>
              <a href={mapPath(code)}>
                <MapPicture code={code} />
                <span class="news-name">
                  <bdi>{name}</bdi>
                  <small>{t("library.by", { author })}</small>
                </span>
                {rooms > 0 && <small>{t("library.rooms", { count: rooms })}</small>}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </Card>
  );
}
