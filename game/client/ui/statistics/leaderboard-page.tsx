/** The leaderboards: by season and map, or by rating. The choice is part of the address. */
import { useState } from "preact/hooks";
import { ALL, LADDERS, LEADERBOARD_COLUMNS, type Leader, type Leaderboard } from "../../session/statistics.ts";
import { Select } from "../component/select.tsx";
import { numberText } from "../i18n/format.ts";
import { t, type TextKey } from "../i18n/translate.ts";
import { LoadState } from "./load-state.tsx";
import { useJson } from "./use-json.ts";
import { useTitle } from "../component/use-title.ts";

const NAMES = ["by", "season", "map", "ladder"] as const;
type Choice = Readonly<Partial<Record<(typeof NAMES)[number], string>>>;

export function LeaderboardPage({ search }: { readonly search: string }) {
  const [choice, setChoice] = useState<Choice>(() => readChoice(search));
  const state = useJson<Leaderboard>(`/api/leaderboards${queryOf(choice)}`);
  useTitle(t("stats.leaderboards"));
  if (state.kind !== "loaded") return <LoadState state={state} missing="stats.noBoard" />;
  const choose = (change: Choice) => {
    const next = { ...choice, ...change };
    setChoice(next);
    history.replaceState(null, "", `/leaderboards${queryOf(next)}`);
  };
  const board = state.body;
  return (
    <div class="card stats-card leaders-card">
      <h1>{t("stats.leaderboards")}</h1>
      <Filters board={board} onChoose={choose} />
      <Leaders board={board} />
    </div>
  );
}

function readChoice(search: string): Choice {
  const query = new URLSearchParams(search);
  return Object.fromEntries(NAMES.flatMap((name) => (query.has(name) ? [[name, query.get(name)!]] : [])));
}

function queryOf(choice: Choice): string {
  const text = new URLSearchParams(choice as Record<string, string>).toString();
  return text === "" ? "" : `?${text}`;
}

type FiltersProps = { readonly board: Leaderboard; readonly onChoose: (change: Choice) => void };

function Filters({ board, onChoose }: FiltersProps) {
  const { by, season, map, ladder } = board;
  const columns = [...LEADERBOARD_COLUMNS, "rating"] as const;
  return (
    <div class="stats-filters">
      <Choices
        label={t("stats.by")}
        value={by}
        options={columns.map((column) => [column, t(columnText(column))])}
        onValue={(value) => onChoose({ by: value })}
      />
      {by === "rating" ? (
        <Choices
          label={t("stats.ladderLabel")}
          value={ladder}
          options={LADDERS.map((name) => [name, t(`stats.ladder.${name}`)])}
          onValue={(value) => onChoose({ ladder: value })}
        />
      ) : (
        <>
          <Choices
            label={t("stats.season")}
            value={season}
            options={[[ALL, t("stats.allSeasons")], ...withCurrent(board.seasons, season)]}
            onValue={(value) => onChoose({ season: value })}
          />
          <Choices
            label={t("stats.map")}
            value={map}
            options={[[ALL, t("stats.allMaps")], ...withCurrent(board.maps, map).map(mapOption)]}
            onValue={(value) => onChoose({ map: value })}
          />
        </>
      )}
    </div>
  );
}

type Option = readonly [value: string, text: string];

/** The chosen value is offered even if there are no games of it yet. */
function withCurrent(values: readonly string[], current: string): Option[] {
  const all = current === ALL || values.includes(current) ? values : [current, ...values];
  return all.map((value) => [value, value.replace("-", " ")]);
}

function mapOption([value, text]: Option): Option {
  return [value, value === "other" ? t("stats.otherMaps") : text];
}

function columnText(by: Leaderboard["by"]): TextKey {
  if (by === "games" || by === "wins") return `stats.${by}`;
  return `statistic.${by}`;
}

type ChoicesProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onValue: (value: string) => void;
};

function Choices({ label, value, options, onValue }: ChoicesProps) {
  const choices = options.map(([option, text]) => ({ value: option, label: text }));
  return <Select label={label} value={value} options={choices} onPick={onValue} />;
}

function Leaders({ board: { leaders, by } }: { readonly board: Leaderboard }) {
  if (leaders.length === 0) return <p class="stats-empty">{t("stats.noLeaders")}</p>;
  return (
    <div class="match-table leaders" role="region" aria-label={t("stats.leaderboards")} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("stats.rank")}</th>
            <th scope="col" class="match-table-player">
              {t("summary.player")}
            </th>
            <th scope="col">{t(columnText(by))}</th>
            {by !== "games" && <th scope="col">{t("stats.games")}</th>}
          </tr>
        </thead>
        <tbody>
          {leaders.map((leader) => (
            <LeaderRow key={leader.profile} leader={leader} rank={rankOf(leader, leaders)} games={by !== "games"} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Equal values share a rank. */
function rankOf({ value }: Leader, leaders: readonly Leader[]): number {
  return leaders.findIndex((other) => other.value === value) + 1;
}

type LeaderRowProps = { readonly leader: Leader; readonly rank: number; readonly games: boolean };

function LeaderRow({ leader: { profile, name, value, games: played }, rank, games }: LeaderRowProps) {
  return (
    <tr>
      <td class={rank <= 3 ? `medal medal-${rank}` : undefined}>{rank}</td>
      <th scope="row" class="match-table-player">
        <a href={`/p/${profile}`}>
          <bdi>{name}</bdi>
        </a>
      </th>
      <td class="leader-value">{numberText(value)}</td>
      {games && <td>{numberText(played)}</td>}
    </tr>
  );
}
