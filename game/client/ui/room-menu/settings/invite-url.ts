/** The invite URL of the current room. */
import { roomUrl } from "../../../session/room-url.ts";
import { copyText } from "../../component/clipboard.ts";
import type { Ui } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";

/** "" outside a room. */
export function inviteUrl({ session }: Pick<Ui, "session">): string {
  const code = session.room.value?.code;
  return code === undefined ? "" : roomUrl(location.origin, code);
}

/** Copies the URL and shows the result as a toast. Does nothing outside a room. */
export async function copyInviteUrl({ session, toasts }: Pick<Ui, "session" | "toasts">): Promise<void> {
  const url = inviteUrl({ session });
  if (url === "") return;
  const copied = await copyText(url);
  toasts.show(copied ? t("room.copied") : t("room.copyFailed"), copied ? "good" : "plain");
}
