/** A map in the list: preview, name, size, and a button to make it a favourite. */
import { Heart } from "lucide-preact";
import type { StadiumCard } from "../../../session/stadium-card.ts";
import { t } from "../../i18n/translate.ts";
import { MapPreview } from "./map-preview.tsx";

type MapCardProps = {
  readonly card: StadiumCard;
  /** Whether it is the room's map. */
  readonly current: boolean;
  readonly selected: boolean;
  readonly favourite: boolean;
  readonly onSelect: () => void;
  /** Double click. */
  readonly onPlay: () => void;
  readonly onToggleFavourite: () => void;
};

export function MapCard(props: MapCardProps) {
  const { card, current, selected, favourite } = props;
  return (
    <li class={`map-card ${selected ? "map-card-selected" : ""}`}>
      <button
        type="button"
        class="map-select"
        aria-pressed={selected}
        onClick={props.onSelect}
        onDblClick={props.onPlay}
      >
        <MapPreview stadium={card.stadium} />
        <span class="map-name">{card.name}</span> <span class="map-size">{sizeText(card.stadium)}</span>{" "}
        {current && <span class="map-current">{t("maps.current")}</span>}
      </button>
      <button
        type="button"
        class="map-favourite"
        data-map={card.name}
        aria-pressed={favourite}
        aria-label={t("maps.favourite", { name: card.name })}
        title={t("maps.favour")}
        onClick={props.onToggleFavourite}
      >
        <Heart />
      </button>
    </li>
  );
}

/** Size of the drawn field in map units, or of the area that the camera shows without one. */
export function sizeText({ bg, width, height }: StadiumCard["stadium"]): string {
  const drawn = bg.type !== "none" && bg.width > 0 && bg.height > 0;
  const [halfWidth, halfHeight] = drawn ? [bg.width, bg.height] : [width, height];
  return t("maps.size", { width: Math.round(2 * halfWidth), height: Math.round(2 * halfHeight) });
}
