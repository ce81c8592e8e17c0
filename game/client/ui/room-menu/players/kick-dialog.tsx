/** Before somebody is sent away: for how long, and why. */
import { useState } from "preact/hooks";
import { Ban, UserX } from "lucide-preact";
import { Button } from "../../component/button.tsx";
import { Dialog } from "../../component/dialog.tsx";
import { Field } from "../../component/field.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import { usePanel } from "./players-context.ts";

export const REASON_MAX = 100;

export function ExpelForm() {
  const { actions } = useUi();
  const { expelling } = usePanel();
  const [reason, setReason] = useState("");
  if (expelling.value === undefined) return null;
  const { player, ban } = expelling.value;
  const close = () => {
    setReason("");
    expelling.value = undefined;
  };
  return (
    <Dialog name="expel" title={t(ban ? "player.banTitle" : "player.kickTitle", { name: player.name })} onClose={close}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          actions.ask("kick", { id: player.id, ban, reason });
          close();
        }}
      >
        <p class="field-note">{t(ban ? "player.banNote" : "player.kickNote")}</p>
        <Field
          label={t("player.reason")}
          value={reason}
          onValue={setReason}
          placeholder={t("player.reasonHint")}
          maxLength={REASON_MAX}
          autoFocus
        />
        <div class="row row-end">
          <Button look="quiet" onPress={close}>
            {t("common.cancel")}
          </Button>
          <Button look="danger" type="submit" icon={ban ? <Ban /> : <UserX />}>
            {t(ban ? "player.banIt" : "player.kickIt")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
