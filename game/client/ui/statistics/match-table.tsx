/** The players of a match with their statistics, in a table that its column headers sort. */
import { useState } from "preact/hooks";
import { ArrowDown, ArrowUp } from "lucide-preact";
import { STATISTIC_NAMES, type StatisticName } from "#room/statistics.ts";
import type { MatchPlayer, MatchSummary } from "../../session/match-summary.ts";
import { t } from "../i18n/translate.ts";
import {
  bestValues,
  figureText,
  FIRST_ORDER,
  nextOrder,
  playerName,
  ratingChange,
  sortPlayers,
  teamText,
  type ColumnName,
  type Order,
} from "./columns.ts";

export function MatchTable({ match }: { readonly match: MatchSummary }) {
  const [order, setOrder] = useState<Order>(FIRST_ORDER);
  const best = bestValues(match.players);
  const rated = match.players.some(({ ratingAfter }) => ratingAfter !== null);
  const header = (by: ColumnName) => <Header by={by} order={order} onSort={() => setOrder(nextOrder(order, by))} />;
  return (
    // Focusable, so that keys scroll it where it is wider than the screen.
    <div class="match-table" role="region" aria-label={t("summary.scroll")} tabIndex={0}>
      <table>
        <caption class="visually-hidden">{t("summary.caption")}</caption>
        <thead>
          <tr>
            {header("team")}
            {header("player")}
            {STATISTIC_NAMES.map((name) => header(name))}
            {rated && header("rating")}
          </tr>
        </thead>
        <tbody>
          {sortPlayers(match.players, order).map((player) => (
            <Row key={`${player.team} ${player.profile} ${player.name}`} {...{ match, player, best, rated }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type HeaderProps = { readonly by: ColumnName; readonly order: Order; readonly onSort: () => void };

function Header({ by, order, onSort }: HeaderProps) {
  const sorted = order.by === by;
  const name = by === "team" || by === "player" ? t(`summary.${by}`) : t(`statistic.${by}`);
  const short = by === "team" || by === "player" ? name : t(`statisticShort.${by}`);
  const direction = order.descending ? "descending" : "ascending";
  return (
    <th key={by} scope="col" class={`match-table-${by}`} aria-sort={sorted ? direction : undefined}>
      <button type="button" title={t("summary.sortBy", { column: name })} aria-label={name} onClick={onSort}>
        <span aria-hidden="true" class={by === "team" ? "visually-hidden" : "match-table-long"}>
          {name}
        </span>
        {by !== "team" && by !== "player" && (
          <span aria-hidden="true" class="match-table-short">
            {short}
          </span>
        )}
        {sorted && (order.descending ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" />)}
      </button>
    </th>
  );
}

type RowProps = {
  readonly match: MatchSummary;
  readonly player: MatchPlayer;
  readonly best: ReadonlyMap<StatisticName, number>;
  readonly rated: boolean;
};

function Row({ match, player, best, rated }: RowProps) {
  const name = playerName(player);
  return (
    <tr class={`match-row match-row-${player.team}`}>
      <td class="match-table-team">
        <span class="visually-hidden">{teamText(player)}</span>
      </td>
      <th scope="row" class="match-table-player">
        {player.profile === "" ? (
          <bdi>{name}</bdi>
        ) : (
          <a href={`/p/${player.profile}`} target="_blank" rel="noopener">
            <bdi>{name}</bdi>
          </a>
        )}
        {player.bot && <span class="match-row-bot">{t("summary.bot")}</span>}
        {player.leaver && <span class="match-row-bot">{t("summary.leaver")}</span>}
      </th>
      {STATISTIC_NAMES.map((statistic) => {
        const isBest = best.get(statistic) === player[statistic];
        const text = figureText(statistic, player[statistic], match);
        return (
          <td key={statistic} class={isBest ? "match-best" : player[statistic] === 0 ? "match-zero" : undefined}>
            {isBest ? <b class="match-best-mark">{text}</b> : text}
            {isBest && <span class="visually-hidden"> ({t("summary.best")})</span>}
          </td>
        );
      })}
      {rated && <td>{player.ratingAfter !== null && <Rating player={player} />}</td>}
    </tr>
  );
}

function Rating({ player }: { readonly player: MatchPlayer }) {
  const change = ratingChange(player);
  return (
    <>
      {player.ratingAfter}{" "}
      <span class={`rating-change rating-${change < 0 ? "down" : "up"}`}>
        {change < 0 ? "−" : "+"}
        {Math.abs(change)}
      </span>
    </>
  );
}
