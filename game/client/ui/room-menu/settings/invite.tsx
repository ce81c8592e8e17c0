/** The invite URL as text and QR code, with buttons to copy and share it. */
import { Copy, Share2 } from "lucide-preact";
import { Button } from "../../component/button.tsx";
import { Field } from "../../component/field.tsx";
import { QrCode } from "../../component/qr-code.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import { copyInviteUrl, inviteUrl } from "./invite-url.ts";

export function Invite() {
  const ui = useUi();
  const url = inviteUrl(ui);
  const canShare = typeof navigator.share === "function";
  return (
    <section class="invite" aria-label={t("room.invite")}>
      <h3>{t("room.invite")}</h3>
      <p class="field-note">{t("room.inviteNote")}</p>
      <QrCode text={url} label={t("room.qr", { url })} />
      <Field label={t("room.link")} value={url} />
      <div class="row">
        <Button icon={<Copy />} onPress={() => void copyInviteUrl(ui)}>
          {t("room.copyLink")}
        </Button>
        {canShare && (
          <Button icon={<Share2 />} onPress={() => void share(url)}>
            {t("room.share")}
          </Button>
        )}
      </div>
    </section>
  );
}

async function share(url: string): Promise<void> {
  try {
    await navigator.share({ title: t("common.name"), text: t("room.shareText"), url });
  } catch {
    // Rejects when the player closes the share sheet.
  }
}
