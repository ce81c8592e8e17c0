/** Buttons for the recording of the match: its file so far, and a clip of its last seconds. */
import { FileDown, Scissors } from "lucide-preact";
import { CLIP_SECONDS } from "../../session/recording.ts";
import { IconButton } from "../component/icon-button.tsx";
import { useUi } from "../context/ui-context.ts";
import { CLIP_KEY } from "../hud/use-recordings.ts";
import { t } from "../i18n/translate.ts";

export function RecordingButtons() {
  const { session, actions, keyboard } = useUi();
  const hasGame = session.game.value !== null || session.summary.value !== null;
  if (session.room.value?.recorded !== true || !hasGame) return null;
  const key = keyboard.labelOf(CLIP_KEY);
  return (
    <>
      <IconButton
        label={t("recording.clip", { seconds: CLIP_SECONDS, key })}
        onPress={() => actions.ask("record", { what: "clip" })}
      >
        <Scissors />
      </IconButton>
      <IconButton label={t("recording.download")} onPress={() => actions.ask("record", { what: "game" })}>
        <FileDown />
      </IconButton>
    </>
  );
}
