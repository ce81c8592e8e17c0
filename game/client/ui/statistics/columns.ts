/** The columns of match statistics: their values, texts and order. Pure. */
import { STATISTIC_NAMES, type StatisticName } from "#room/statistics.ts";
import { RED_TEAM } from "#room/team.ts";
import type { MatchPlayer, MatchSummary } from "../../session/match-summary.ts";
import { clockText } from "../game-state/game-clock.ts";
import { numberText } from "../i18n/format.ts";
import { t } from "../i18n/translate.ts";

/** What rows are ordered by: teams, names, a statistic, or the change of the rating. */
export type ColumnName = "team" | "player" | "rating" | StatisticName;

export type Order = { readonly by: ColumnName; readonly descending: boolean };

export const FIRST_ORDER: Order = { by: "team", descending: false };

/** Columns without a best value: less is better, or more is no merit. */
const WITHOUT_BEST: ReadonlySet<StatisticName> = new Set(["ownGoals", "time"]);

const TICKS_PER_SECOND = 60;

/** As shown in a cell. */
export function figureText(name: StatisticName, value: number, { ticks }: Pick<MatchSummary, "ticks">): string {
  if (name === "time") return clockText(Math.floor(value / TICKS_PER_SECOND));
  if (name === "possession")
    return t("statistic.percent", { value: ticks > 0 ? Math.round((100 * value) / ticks) : 0 });
  return numberText(value);
}

/** The highest value of each column, for columns in which it is worth a mark. */
export function bestValues(players: readonly MatchPlayer[]): ReadonlyMap<StatisticName, number> {
  const best = new Map<StatisticName, number>();
  for (const name of STATISTIC_NAMES) {
    const highest = Math.max(0, ...players.map((player) => player[name]));
    if (highest > 0 && !WITHOUT_BEST.has(name)) best.set(name, highest);
  }
  return best;
}

/** Equal rows stay in the order of teams and goals. */
export function sortPlayers(players: readonly MatchPlayer[], { by, descending }: Order): readonly MatchPlayer[] {
  const sign = descending ? -1 : 1;
  return players.toSorted((a, b) => sign * compare(a, b, by) || a.team - b.team || b.goals - a.goals);
}

function compare(a: MatchPlayer, b: MatchPlayer, by: ColumnName): number {
  if (by === "team") return a.team - b.team;
  if (by === "player") return a.name.localeCompare(b.name);
  if (by === "rating") return ratingChange(a) - ratingChange(b);
  return a[by] - b[by];
}

export function ratingChange({ ratingBefore, ratingAfter }: MatchPlayer): number {
  return (ratingAfter ?? 0) - (ratingBefore ?? 0);
}

/** The next order after a press on a column's header: figures start with the highest. */
export function nextOrder(order: Order, by: ColumnName): Order {
  if (order.by === by) return { by, descending: !order.descending };
  return { by, descending: by !== "team" && by !== "player" };
}

export function playerName({ name, bot, profile }: MatchPlayer): string {
  if (name !== "") return name;
  return bot || profile !== "" ? t("summary.others") : t("summary.left");
}

export function teamText({ team }: Pick<MatchPlayer, "team">): string {
  return t(team === RED_TEAM ? "team.red" : "team.blue");
}
