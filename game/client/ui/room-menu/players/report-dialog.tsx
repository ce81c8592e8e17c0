/** Reports another member to the host of the server. */
import { useId, useState } from "preact/hooks";
import { Flag } from "lucide-preact";
import { REPORT_REASONS, SUPPORT_TEXT_MAX, type ReportReason } from "../../../session/help.ts";
import { Button } from "../../component/button.tsx";
import { Dialog } from "../../component/dialog.tsx";
import { TextArea } from "../../component/text-area.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import { usePlayers } from "./players-context.ts";

export function ReportDialog() {
  const { reportTarget } = usePlayers();
  const player = reportTarget.value;
  if (player === undefined) return null;
  const close = () => (reportTarget.value = undefined);
  return (
    <Dialog key={player.id} name="report-dialog" title={t("report.title", { name: player.name })} onClose={close}>
      <ReportForm id={player.id} onClose={close} />
    </Dialog>
  );
}

function ReportForm({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { actions } = useUi();
  const [reason, setReason] = useState<ReportReason>(REPORT_REASONS[0]);
  const [text, setText] = useState("");
  const group = useId();
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        actions.ask("report", { id, reason, text });
        onClose();
      }}
    >
      <p class="field-note">{t("report.note")}</p>
      <fieldset class="report-reasons">
        <legend class="field-label">{t("report.reason")}</legend>
        {REPORT_REASONS.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={group}
              value={each}
              checked={each === reason}
              autoFocus={each === reason}
              onChange={() => setReason(each)}
            />
            <span>{t(`report.reasons.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      <TextArea
        label={t("report.text")}
        value={text}
        onValue={setText}
        maxLength={SUPPORT_TEXT_MAX}
        placeholder={t("report.textHint")}
      />
      <div class="row row-end">
        <Button variant="quiet" onPress={onClose}>
          {t("common.cancel")}
        </Button>
        <Button variant="danger" type="submit" icon={<Flag />}>
          {t("report.send")}
        </Button>
      </div>
    </form>
  );
}
