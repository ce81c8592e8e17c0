/** How long a mute still lasts, in words. */
import { MUTED_FOR_GAME, MUTED_FOR_ROOM } from "#room/mute.ts";
import { t } from "../i18n/translate.ts";

const MINUTE_S = 60;

/** `seconds` as in PlayerInfo.muteSeconds: minutes above one minute, then seconds. */
export function muteLeft(seconds: number): string {
  if (seconds === MUTED_FOR_ROOM) return t("mute.leftRoom");
  if (seconds === MUTED_FOR_GAME) return t("mute.leftGame");
  return seconds > MINUTE_S
    ? t("mute.leftMinutes", { count: Math.ceil(seconds / MINUTE_S) })
    : t("mute.leftSeconds", { count: seconds });
}
