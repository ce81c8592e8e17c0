/** The chosen map in large, and what can be done with it. */
import { Download, Play, Save, Trash2, Vote } from "lucide-preact";
import type { StadiumCard } from "../../../session/stadium-card.ts";
import { Button } from "../../component/button.tsx";
import { useUi } from "../../context/ui-context.ts";
import type { Session } from "../../../session/session.ts";
import { ownRefusal } from "../../../session/own-rights.ts";
import { t } from "../../i18n/translate.ts";
import { sizeText } from "./map-card.tsx";
import { MapPreview } from "./map-preview.tsx";
import { saveAsFile } from "./download-map.ts";

type MapDetailsProps = {
  readonly card: StadiumCard;
  /** Whether the room plays on it. */
  readonly current: boolean;
  /** Whether it is one of those to pick from; else it came with the room. */
  readonly known: boolean;
};

export function MapDetails({ card, current, known }: MapDetailsProps) {
  const { session } = useUi();
  const { stadium } = card;
  return (
    <section class="map-details" aria-label={t("maps.details")}>
      <MapPreview key={card.name} stadium={stadium} size="large" />
      <div class="map-words">
        <h3>{card.name}</h3>
        <p class="map-facts">
          {sizeText(stadium)} · {t("maps.discs", { count: stadium.discs.length })}
          {current && <code title={t("maps.checksum")}> {session.room.value?.checksum}</code>}
        </p>
      </div>
      <Take card={card} current={current} />
      <Keep card={card} current={current} known={known} />
    </section>
  );
}

/** The way onto the pitch, or why there is none. */
function Take({ card, current }: { readonly card: StadiumCard; readonly current: boolean }) {
  const { session } = useUi();
  const take = useTake();
  if (current) return <p class="map-note">{t("maps.currentNote")}</p>;
  const how = waysToTake(session);
  if (how === "play" || how === "propose") {
    return (
      <Button look="primary" icon={how === "play" ? <Play /> : <Vote />} onPress={() => take(card.name)}>
        {t(how === "play" ? "maps.play" : "maps.propose")}
      </Button>
    );
  }
  return <p class="map-note">{t(how === "gameOn" ? "maps.gameOn" : "maps.adminOnly")}</p>;
}

export type Way = "play" | "propose" | "gameOn" | "never";

/** How somebody may bring the room to another map. */
export function waysToTake(session: Session): Way {
  const refusal = ownRefusal(session, { kind: "stadium" });
  if (refusal === undefined) return "play";
  if (refusal === "gameOn") return "gameOn";
  return session.rights.value.vote ? "propose" : "never";
}

/** Plays on a map, or proposes to; does nothing where neither is allowed. */
export function useTake(): (name: string) => void {
  const { session, actions } = useUi();
  return (name) => {
    const how = waysToTake(session);
    if (how === "play") actions.ask("stadium", { name });
    if (how === "propose") actions.ask("vote", { subject: "stadium", name });
  };
}

/** To and from the browser's own shelf, and to a file. */
function Keep({ card, current, known }: MapDetailsProps) {
  const { actions, toasts } = useUi();
  const text = actions.stadiumText(card.name);
  const store = async () => {
    const answer = await actions.storeStadium().catch(() => "failed" as const);
    if (answer === "saved") toasts.say(t("maps.kept", { name: card.name }), "good");
    else toasts.say(t(answer === "forbidden" ? "maps.forbidden" : "maps.notKept"));
  };
  return (
    <div class="row">
      {current && !known && (
        <Button size="small" icon={<Save />} onPress={() => void store()}>
          {t("maps.keep")}
        </Button>
      )}
      {text !== undefined && (
        <Button size="small" icon={<Download />} onPress={() => saveAsFile(card.name, text)}>
          {t("maps.save")}
        </Button>
      )}
      {card.source === "saved" && known && (
        <Button look="danger" size="small" icon={<Trash2 />} onPress={() => actions.forgetStadium(card.name)}>
          {t("maps.forget")}
        </Button>
      )}
    </div>
  );
}
