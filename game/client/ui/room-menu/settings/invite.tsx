/** The room's link: to copy, to hand to the device's own share sheet, or to be read by a phone. */
import { Copy, Share2 } from "lucide-preact";
import { Button } from "../../component/button.tsx";
import { copyText } from "../../component/clipboard.ts";
import { Field } from "../../component/field.tsx";
import { QrCode } from "../../component/qr-code.tsx";
import { useUi, type Ui } from "../../context/ui-context.ts";
import { roomLink } from "../../../session/room-link.ts";
import { t } from "../../i18n/translate.ts";

export function Invite() {
  const ui = useUi();
  const code = ui.session.room.value?.code ?? "";
  const link = roomLink(location.origin, code);
  const canShare = typeof navigator.share === "function";
  return (
    <section class="invite" aria-label={t("room.invite")}>
      <h3>{t("room.invite")}</h3>
      <p class="field-note">{t("room.inviteNote")}</p>
      <QrCode text={link} label={t("room.qr", { link })} />
      <Field label={t("room.link")} value={link} />
      <div class="row">
        <Button icon={<Copy />} onPress={() => void copyRoomLink(ui)}>
          {t("room.copyLink")}
        </Button>
        {canShare && (
          <Button icon={<Share2 />} onPress={() => void share(link)}>
            {t("room.share")}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Copies the link of the room he is in and says so. */
export async function copyRoomLink({ session, toasts }: Ui): Promise<void> {
  const code = session.room.value?.code;
  if (code === undefined) return;
  const copied = await copyText(roomLink(location.origin, code));
  toasts.say(copied ? t("room.copied") : t("room.copyFailed"), copied ? "good" : "plain");
}

/** Closing the share sheet rejects; that is an answer, not an error. */
async function share(link: string): Promise<void> {
  try {
    await navigator.share({ title: t("common.name"), text: t("room.shareText"), url: link });
  } catch {
    // Not shared.
  }
}
