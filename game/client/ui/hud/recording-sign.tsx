/** The sign that the running game is recorded, for all members. */
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";

export function RecordingSign() {
  const { session } = useUi();
  if (session.room.value?.recorded !== true || !session.gameOn.value) return null;
  return (
    <span class="recording-sign" role="img" aria-label={t("recording.sign")} title={t("recording.sign")}>
      <i aria-hidden="true" />
      <span aria-hidden="true">{t("recording.short")}</span>
    </span>
  );
}
