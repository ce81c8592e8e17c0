/** Times of bans in words, as coarse as readers need them. */
import { t } from "../../i18n/translate.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Both in milliseconds since 1970. */
export function agoText(at: number, now: number): string {
  const passed = now - at;
  if (passed < MINUTE_MS) return t("bans.justNow");
  return t("bans.ago", { time: durationText(passed) });
}

export function untilText(until: number, now: number): string {
  return durationText(Math.max(MINUTE_MS, until - now));
}

function durationText(ms: number): string {
  if (ms < HOUR_MS) return t("bans.minutes", { count: Math.round(ms / MINUTE_MS) });
  if (ms < DAY_MS) return t("bans.hours", { count: Math.round(ms / HOUR_MS) });
  return t("bans.days", { count: Math.round(ms / DAY_MS) });
}
