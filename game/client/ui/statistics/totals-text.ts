/** Sums and averages of statistics as text. Pure. */
import type { StatisticName } from "#room/statistics.ts";
import { clockText } from "../game-state/game-clock.ts";
import { numberText } from "../i18n/format.ts";

const TICKS_PER_SECOND = 60;

const TIMES: ReadonlySet<StatisticName> = new Set(["time", "possession"]);

/** Times as on a clock. */
export function totalText(name: StatisticName, value: number): string {
  return TIMES.has(name) ? clockText(Math.floor(value / TICKS_PER_SECOND)) : numberText(value);
}

/** Per game: large figures without decimals. */
export function averageText(name: StatisticName, value: number): string {
  if (TIMES.has(name)) return totalText(name, value);
  return numberText(value, { maximumFractionDigits: value < 100 ? 1 : 0 });
}
