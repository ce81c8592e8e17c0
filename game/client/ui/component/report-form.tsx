/** The form of a report to the host of the server: a reason, and a text. */
import { useId, useState } from "preact/hooks";
import { Flag } from "lucide-preact";
import { SUPPORT_TEXT_MAX, type ReportReason } from "../../session/help.ts";
import { t } from "../i18n/translate.ts";
import { Button } from "./button.tsx";
import { TextArea } from "./text-area.tsx";

type ReportFormProps = {
  readonly note: string;
  /** The first one is chosen at the start. */
  readonly reasons: readonly { readonly value: ReportReason; readonly label: string }[];
  readonly onSend: (reason: ReportReason, text: string) => void;
  readonly onClose: () => void;
};

export function ReportForm({ note, reasons, onSend, onClose }: ReportFormProps) {
  const [reason, setReason] = useState<ReportReason>(reasons[0]!.value);
  const [text, setText] = useState("");
  const group = useId();
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onSend(reason, text);
        onClose();
      }}
    >
      <p class="field-note">{note}</p>
      <fieldset class="report-reasons">
        <legend class="field-label">{t("report.reason")}</legend>
        {reasons.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name={group}
              value={value}
              checked={value === reason}
              autoFocus={value === reason}
              onChange={() => setReason(value)}
            />
            <span>{label}</span>
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
