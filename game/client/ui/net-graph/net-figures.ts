/** The figures of the net graph: names, units, limits and history. Pure. */
import { PENDING_MAX, type NetStats } from "../../session/net-stats.ts";
import { decimalText } from "../i18n/format.ts";
import { t, type TextKey } from "../i18n/translate.ts";

export type Figure = {
  readonly key: keyof NetStats;
  readonly name: TextKey;
  readonly text: (value: number) => string;
  /** Top of the curve unless a value is higher; higher values are highlighted. */
  readonly limit: number;
};

const wholeMs = (value: number) => t("netGraph.ms", { value: Math.round(value) });
const tenthMs = (value: number) => t("netGraph.ms", { value: decimalText(value, 1) });
const units = (value: number) => t("netGraph.units", { value: decimalText(value, 2) });
const count = (value: number) => String(value);
const rate = (value: number) =>
  value < 1000
    ? t("netGraph.bytes", { value: Math.round(value) })
    : t("netGraph.kilobytes", { value: decimalText(value / 1000, 1) });

/** In the order of the panel. On a good connection the figures stay below their limits. */
export const FIGURES: readonly Figure[] = [
  { key: "rttMs", name: "netGraph.rtt", text: wholeMs, limit: 120 },
  { key: "jitterMs", name: "netGraph.jitter", text: wholeMs, limit: 20 },
  { key: "marginMs", name: "netGraph.margin", text: wholeMs, limit: 50 },
  { key: "pending", name: "netGraph.pending", text: count, limit: 16 },
  { key: "ownCorrection", name: "netGraph.own", text: units, limit: 1 },
  { key: "ballCorrection", name: "netGraph.ball", text: units, limit: 8 },
  { key: "bytesIn", name: "netGraph.in", text: rate, limit: 4000 },
  { key: "bytesOut", name: "netGraph.out", text: rate, limit: 4000 },
  { key: "serverGapMs", name: "netGraph.gap", text: tenthMs, limit: 20 },
  { key: "frameMs", name: "netGraph.frame", text: tenthMs, limit: 20 },
  { key: "mismatches", name: "netGraph.mismatches", text: count, limit: 0 },
];

/** Half a minute at two updates per second. */
export const HISTORY_LENGTH = 60;

export type NetHistory = readonly NetStats[];

/** The history with the newest figures appended; null (not in a room) clears it. */
export function appendFigures(history: NetHistory, figures: NetStats | null): NetHistory {
  return figures === null ? [] : [...history.slice(1 - HISTORY_LENGTH), figures];
}

/** Number of updates for which the warning stays after the last slow one, so that it does not flicker at the threshold. */
const TOO_SLOW_UPDATES = 4;

/** Whether the connection is, or was within the last updates, too slow for prediction. */
export function isTooSlow(history: NetHistory): boolean {
  return history.slice(-TOO_SLOW_UPDATES).some(({ pending }) => pending > PENDING_MAX);
}

/**
 * A curve for an SVG of HISTORY_LENGTH - 1 by 1: the newest value at the right edge, zero at the bottom. "" for less
 * than two values.
 */
export function curveOf(values: readonly number[], limit: number): string {
  if (values.length < 2) return "";
  const top = Math.max(limit, ...values) || 1;
  const left = HISTORY_LENGTH - values.length;
  return values.map((value, i) => `${left + i},${(1 - value / top).toFixed(3)}`).join(" ");
}
