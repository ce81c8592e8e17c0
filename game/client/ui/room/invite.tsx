/** The room's link, to copy or to hand to the device's own share sheet. */
import { Copy, Share2 } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { Field } from "../component/field.tsx";
import { useUi, type Ui } from "../context.ts";
import { roomLink } from "../../session/room-link.ts";
import { t } from "../words.ts";

export function Invite() {
  const ui = useUi();
  const code = ui.session.room.value?.code ?? "";
  const link = roomLink(location.origin, code);
  const canShare = typeof navigator.share === "function";
  return (
    <section class="invite">
      <Field label={t("room.link")} value={link} />
      <div class="row">
        <Button icon={<Copy />} onPress={() => void copyRoomLink(ui)}>
          {t("room.copy")}
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
  const copied = await copy(roomLink(location.origin, code));
  toasts.say(copied ? t("room.copied") : t("room.copyFailed"), copied ? "good" : "plain");
}

/** The clipboard is only there for pages from https or this machine; a LAN address needs the old way. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "unseen";
  // Inside an open dialog nothing outside of it can be selected.
  (document.querySelector("dialog[open]") ?? document.body).append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  return copied;
}

/** Closing the share sheet rejects; that is an answer, not an error. */
async function share(link: string): Promise<void> {
  try {
    await navigator.share({ title: t("common.name"), text: t("room.shareText"), url: link });
  } catch {
    // Not shared.
  }
}
