/** Reports another member to the host of the server. */
import { REPORT_REASONS } from "../../../session/help.ts";
import { Dialog } from "../../component/dialog.tsx";
import { ReportForm } from "../../component/report-form.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import { usePlayers } from "./players-context.ts";

export function ReportDialog() {
  const { actions } = useUi();
  const { reportTarget } = usePlayers();
  const player = reportTarget.value;
  if (player === undefined) return null;
  const { id, name } = player;
  const close = () => (reportTarget.value = undefined);
  return (
    <Dialog key={id} name="report-dialog" title={t("report.title", { name })} onClose={close}>
      <ReportForm
        note={t("report.note")}
        reasons={REPORT_REASONS.map((value) => ({ value, label: t(`report.reasons.${value}`) }))}
        onSend={(reason, text) => actions.ask("report", { id, reason, text })}
        onClose={close}
      />
    </Dialog>
  );
}
