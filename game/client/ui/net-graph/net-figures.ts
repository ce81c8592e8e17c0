/** The figures of the net graph in words and units, and what the page remembers of them. Pure. */
import { PENDING_MAX, type NetStats } from "../../session/net-stats.ts";
import { t, type WordKey } from "../i18n/translate.ts";

export type Figure = {
  readonly key: keyof NetStats;
  readonly name: WordKey;
  readonly text: (value: number) => string;
  /** The curve is at least this high, so that a steady line looks steady; a value above it deserves a look. */
  readonly limit: number;
};

const wholeMs = (value: number) => t("line.ms", { value: Math.round(value) });
const tenthMs = (value: number) => t("line.ms", { value: value.toFixed(1) });
const units = (value: number) => t("line.units", { value: value.toFixed(2) });
const count = (value: number) => String(value);
const rate = (value: number) =>
  value < 1000
    ? t("line.bytes", { value: Math.round(value) })
    : t("line.kilobytes", { value: (value / 1000).toFixed(1) });

/** In the order in which they are shown. The limits are what a good line on a good day stays below. */
export const FIGURES: readonly Figure[] = [
  { key: "rttMs", name: "line.rtt", text: wholeMs, limit: 120 },
  { key: "jitterMs", name: "line.jitter", text: wholeMs, limit: 20 },
  { key: "bufferMs", name: "line.buffer", text: wholeMs, limit: 50 },
  { key: "pending", name: "line.pending", text: count, limit: 12 },
  { key: "ownCorrection", name: "line.own", text: units, limit: 1 },
  { key: "ballCorrection", name: "line.ball", text: units, limit: 8 },
  { key: "bytesIn", name: "line.in", text: rate, limit: 4000 },
  { key: "bytesOut", name: "line.out", text: rate, limit: 4000 },
  { key: "serverGapMs", name: "line.gap", text: tenthMs, limit: 20 },
  { key: "frameMs", name: "line.frame", text: tenthMs, limit: 20 },
  { key: "mismatches", name: "line.mismatches", text: count, limit: 0 },
];

/** Half a minute at two figures a second. */
export const HISTORY_LENGTH = 60;

export type History = readonly NetStats[];

/** The history with the newest figures at its end; null (no room any more) empties it. */
export function remember(history: History, figures: NetStats | null): History {
  return figures === null ? [] : [...history.slice(1 - HISTORY_LENGTH), figures];
}

/** How many figures the word "too slow" outlives its cause by: it does not flicker on a line at the edge. */
const TOO_SLOW_KEPT = 4;

/** True while the line is, or was just now, too slow to predict. */
export function isTooSlow(history: History): boolean {
  return history.slice(-TOO_SLOW_KEPT).some(({ pending }) => pending > PENDING_MAX);
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
