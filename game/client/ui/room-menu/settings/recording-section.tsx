/** The last seconds of the match again, and its recording: a clip of them, and the file so far. */
import { FileDown, History, Scissors } from "lucide-preact";
import { CLIP_SECONDS } from "../../../session/recording.ts";
import { Button } from "../../component/button.tsx";
import { useUi } from "../../context/ui-context.ts";
import { REPLAY_KEY } from "../../hud/instant-replay.tsx";
import { CLIP_KEY } from "../../hud/use-recordings.ts";
import { t } from "../../i18n/translate.ts";

export function RecordingSection() {
  const { session, actions, keyboard, menuOpen } = useUi();
  if (session.room.value?.recorded !== true) return null;
  const none = session.game.value === null && session.summary.value === null;
  const watchAgain = () => {
    menuOpen.value = false;
    session.instantReplay.value = { kind: "last" };
  };
  return (
    <section class="invite" aria-label={t("recording.title")}>
      <h3>{t("recording.title")}</h3>
      <div class="row">
        <Button icon={<History />} disabled={session.game.value === null} onPress={watchAgain}>
          {t("instantReplay.watch", { key: keyboard.labelOf(REPLAY_KEY) })}
        </Button>
        <Button icon={<Scissors />} disabled={none} onPress={() => actions.ask("record", { what: "clip" })}>
          {t("recording.clip", { seconds: CLIP_SECONDS, key: keyboard.labelOf(CLIP_KEY) })}
        </Button>
        <Button icon={<FileDown />} disabled={none} onPress={() => actions.ask("record", { what: "game" })}>
          {t("recording.download")}
        </Button>
      </div>
    </section>
  );
}
