/** Confirms a kick or ban and asks for the reason. */
import { useState } from "preact/hooks";
import { Ban, UserX } from "lucide-preact";
import { REASON_MAX } from "#room/text.ts";
import { Button } from "../../component/button.tsx";
import { Dialog } from "../../component/dialog.tsx";
import { Field } from "../../component/field.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import { usePlayers } from "./players-context.ts";

export function KickDialog() {
  const { actions } = useUi();
  const { kickTarget } = usePlayers();
  const [reason, setReason] = useState("");
  if (kickTarget.value === undefined) return null;
  const { player, ban } = kickTarget.value;
  const close = () => {
    setReason("");
    kickTarget.value = undefined;
  };
  return (
    <Dialog
      name="kick-dialog"
      title={t(ban ? "player.banTitle" : "player.kickTitle", { name: player.name })}
      onClose={close}
    >
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
          <Button variant="quiet" onPress={close}>
            {t("common.cancel")}
          </Button>
          <Button variant="danger" type="submit" icon={ban ? <Ban /> : <UserX />}>
            {t(ban ? "player.banConfirm" : "player.kickConfirm")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
