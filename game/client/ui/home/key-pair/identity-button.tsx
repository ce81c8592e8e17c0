/** The player's fingerprint beside the nickname; opens the identity dialog. */
import { useSignal } from "@preact/signals";
import { Fingerprint } from "lucide-preact";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import { IdentityDialog } from "./identity-dialog.tsx";

export function IdentityButton() {
  const { fingerprint } = useUi().session.identity.value;
  const open = useSignal(false);
  return (
    <>
      <button type="button" class="identity-button" title={t("identity.title")} onClick={() => (open.value = true)}>
        <Fingerprint />
        {t("identity.you")}
        {fingerprint !== "" && <span class="identity-fingerprint">{fingerprint}</span>}
      </button>
      {open.value && <IdentityDialog onClose={() => (open.value = false)} />}
    </>
  );
}
