/** The selected map with a large preview, and buttons to play, save, download and delete it. */
import { Download, Pencil, Play, Save, Trash2, Vote } from "lucide-preact";
import type { StadiumCard } from "../../../session/stadium-card.ts";
import { Button } from "../../component/button.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import { sendToEditor } from "../../storage/editor-text.ts";
import { downloadMap } from "./download-map.ts";
import { sizeText } from "./map-card.tsx";
import { mapPermission, useChangeMap } from "./map-permission.ts";
import { MapPreview } from "./map-preview.tsx";

type MapDetailsProps = {
  readonly card: StadiumCard;
  /** Whether it is the room's map. */
  readonly current: boolean;
  /** Whether it is in the list; false for a map that another member uploaded to the room. */
  readonly listed: boolean;
};

export function MapDetails({ card, current, listed }: MapDetailsProps) {
  const { session } = useUi();
  const { stadium } = card;
  return (
    <section class="map-details" aria-label={t("maps.details")}>
      <MapPreview key={card.name} stadium={stadium} size="large" />
      <div class="map-title">
        <h3>{card.name}</h3>
        <p class="map-facts">
          {sizeText(stadium)} · {t("maps.discs", { count: stadium.discs.length })}
          {current && <code title={t("maps.checksum")}> {session.room.value?.checksum}</code>}
        </p>
      </div>
      <PlayButton card={card} current={current} />
      <FileButtons card={card} current={current} listed={listed} />
    </section>
  );
}

/** The button to play on the map, or the reason why there is none. */
function PlayButton({ card, current }: { readonly card: StadiumCard; readonly current: boolean }) {
  const { session } = useUi();
  const changeMap = useChangeMap();
  if (current) return <p class="map-note">{t("maps.currentNote")}</p>;
  const permission = mapPermission(session);
  if (permission === "play" || permission === "propose") {
    return (
      <Button variant="primary" icon={permission === "play" ? <Play /> : <Vote />} onPress={() => changeMap(card.name)}>
        {t(permission === "play" ? "maps.play" : "maps.propose")}
      </Button>
    );
  }
  return <p class="map-note">{t(permission === "gameOn" ? "maps.gameOn" : "maps.adminOnly")}</p>;
}

/** Buttons to save the room's map in this browser, to download a map as a file, and to delete a saved one. */
function FileButtons({ card, current, listed }: MapDetailsProps) {
  const { actions, toasts } = useUi();
  const text = actions.stadiumText(card.name);
  const save = async () => {
    const result = await actions.saveStadium().catch(() => "failed" as const);
    if (result === "saved") toasts.show(t("maps.savedToast", { name: card.name }), "good");
    else toasts.show(t(result === "forbidden" ? "maps.saveForbidden" : "maps.saveFailed"));
  };
  return (
    <div class="row">
      {current && !listed && (
        <Button size="small" icon={<Save />} onPress={() => void save()}>
          {t("maps.save")}
        </Button>
      )}
      {text !== undefined && (
        <Button size="small" icon={<Download />} onPress={() => downloadMap(card.name, text)}>
          {t("maps.download")}
        </Button>
      )}
      {text !== undefined && card.stadium.canBeStored && (
        <Button size="small" icon={<Pencil />} onPress={() => window.open(sendToEditor(text), "_blank")}>
          {t("maps.edit")}
        </Button>
      )}
      {card.source === "saved" && listed && (
        <Button variant="danger" size="small" icon={<Trash2 />} onPress={() => actions.deleteStadium(card.name)}>
          {t("maps.delete")}
        </Button>
      )}
    </div>
  );
}
