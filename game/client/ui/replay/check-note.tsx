/** Whether the recorded host's checksums confirm what is shown, or from where on they differ. */
import { CircleDashed, ShieldAlert, ShieldCheck } from "lucide-preact";
import { t } from "../i18n/translate.ts";
import { useReplay } from "./replay-context.ts";
import { timeText } from "./time-text.ts";

export function CheckNote() {
  const { state, actions } = useReplay();
  const { passed, failed, failedAt } = state.marks.value.checks;
  const ticks = state.open.value?.ticks ?? 0;
  const prepared = state.prepared.value;
  if (failedAt !== null) {
    const time = timeText(failedAt);
    const hint = t("replay.check.differsHint", { passed, count: passed + failed, time });
    return (
      <button type="button" class="check-note check-note-differs" title={hint} onClick={() => actions.seek(failedAt)}>
        <ShieldAlert aria-hidden="true" />
        <span>{t("replay.check.differs", { time })}</span>
        <span class="visually-hidden">{hint}</span>
      </button>
    );
  }
  if (prepared < ticks) {
    const percent = Math.floor((100 * prepared) / ticks);
    return (
      <span class="check-note">
        <CircleDashed aria-hidden="true" />
        {t("replay.check.checking", { percent })}
      </span>
    );
  }
  const hint = passed > 0 ? t("replay.check.verifiedHint", { count: passed }) : t("replay.check.noneHint");
  return (
    <span class={passed > 0 ? "check-note check-note-verified" : "check-note"} title={hint}>
      {passed > 0 ? <ShieldCheck aria-hidden="true" /> : <CircleDashed aria-hidden="true" />}
      {passed > 0 ? t("replay.check.verified") : t("replay.check.none")}
      <span class="visually-hidden">{hint}</span>
    </span>
  );
}
