/** Times of the admin page in words. */
import { dateText as formatDate } from "../i18n/format.ts";
import { t } from "../i18n/translate.ts";

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;

/** A duration in its largest unit: "12 min". */
export function durationText(seconds: number): string {
  if (seconds < MINUTE_S) return t("admin.time.seconds", { count: Math.max(0, Math.floor(seconds)) });
  if (seconds < HOUR_S) return t("admin.time.minutes", { count: Math.floor(seconds / MINUTE_S) });
  if (seconds < DAY_S) return t("admin.time.hours", { count: Math.floor(seconds / HOUR_S) });
  return t("admin.time.days", { count: Math.floor(seconds / DAY_S) });
}

/** Date and time of day; `at` in milliseconds since 1970. */
export function dateText(at: number): string {
  return formatDate(at, { dateStyle: "medium", timeStyle: "short" });
}

/** Time of day with seconds. */
export function clockText(at: number): string {
  return formatDate(at, { timeStyle: "medium" });
}

/** The clock of a match: "1:05". */
export function matchClock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
