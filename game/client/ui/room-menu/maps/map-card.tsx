/** A map on its shelf: picture, name, and whether it is a favourite. */
import { Heart } from "lucide-preact";
import type { StadiumCard } from "../../../session/stadium-card.ts";
import { t } from "../../i18n/translate.ts";
import { MapPreview } from "./map-preview.tsx";

type MapCardProps = {
  readonly card: StadiumCard;
  /** Whether the room plays on it. */
  readonly current: boolean;
  readonly chosen: boolean;
  readonly favourite: boolean;
  readonly onChoose: () => void;
  /** Pressed twice. */
  readonly onTake: () => void;
  readonly onFavour: () => void;
};

export function MapCard(props: MapCardProps) {
  const { card, current, chosen, favourite } = props;
  return (
    <li class={`map-card ${chosen ? "map-card-chosen" : ""}`}>
      <button type="button" class="map-choose" aria-pressed={chosen} onClick={props.onChoose} onDblClick={props.onTake}>
        <MapPreview stadium={card.stadium} />
        <span class="map-name">{card.name}</span> <span class="map-size">{sizeText(card.stadium)}</span>{" "}
        {current && <span class="map-current">{t("maps.current")}</span>}
      </button>
      <button
        type="button"
        class="map-heart"
        data-map={card.name}
        aria-pressed={favourite}
        aria-label={t("maps.favourite", { name: card.name })}
        title={t("maps.favour")}
        onClick={props.onFavour}
      >
        <Heart />
      </button>
    </li>
  );
}

/** The field, or what the camera shows where no field is drawn. */
export function sizeText({ bg, width, height }: StadiumCard["stadium"]): string {
  const drawn = bg.type !== "none" && bg.width > 0 && bg.height > 0;
  const [w, h] = drawn ? [bg.width, bg.height] : [width, height];
  return t("maps.size", { width: Math.round(2 * w), height: Math.round(2 * h) });
}
