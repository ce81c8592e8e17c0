/** The page of a player: ratings, totals, form and match history. */
import type { Profile, ProfileChoice } from "../../session/statistics.ts";
import { STATISTIC_NAMES, type StatisticName } from "#room/statistics.ts";
import { t } from "../i18n/translate.ts";
import { DateText } from "./date-text.tsx";
import { HistoryList } from "./history-list.tsx";
import { LoadState } from "./load-state.tsx";
import { ResultMark } from "./result-mark.tsx";
import { averageText, totalText } from "./totals-text.ts";
import { useJson } from "./use-json.ts";
import { useTitle } from "../component/use-title.ts";

export function ProfilePage({ id }: { readonly id: string }) {
  const state = useJson<Profile | ProfileChoice>(`/api/players/${encodeURIComponent(id)}`);
  useTitle(state.kind === "loaded" && "names" in state.body ? nameOf(state.body) : t("stats.player"));
  if (state.kind !== "loaded") return <LoadState state={state} missing="stats.noPlayer" />;
  return "players" in state.body ? <Choice choice={state.body} fingerprint={id} /> : <Player profile={state.body} />;
}

function nameOf({ names, fingerprint }: Profile): string {
  return names[0] ?? `#${fingerprint}`;
}

/** Several players have the fingerprint of the address. */
function Choice({ choice, fingerprint }: { readonly choice: ProfileChoice; readonly fingerprint: string }) {
  return (
    <div class="card stats-card">
      <h1>{t("stats.choice", { fingerprint })}</h1>
      <ul class="stats-choice" role="list">
        {choice.players.map(({ profile, name, lastSeen }) => (
          <li key={profile}>
            <a href={`/p/${profile}`}>
              <bdi>{name}</bdi>
            </a>
            <span>
              {t("stats.lastSeen")} <DateText at={lastSeen} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Player({ profile }: { readonly profile: Profile }) {
  const { names, fingerprint, firstSeen, lastSeen, form } = profile;
  const others = names.slice(1);
  return (
    <>
      <section class="card stats-card profile-head">
        <h1>
          <bdi>{nameOf(profile)}</bdi> <span class="profile-fingerprint">#{fingerprint}</span>
        </h1>
        {form.length > 0 && (
          <ul class="form-marks" role="list" aria-label={t("stats.form")}>
            {form.map((result, i) => (
              <li key={i}>
                <ResultMark result={result} />
              </li>
            ))}
          </ul>
        )}
        <p class="profile-facts">
          {others.length > 0 && (
            <span>
              {t("stats.alsoKnown")} <bdi>{others.join(", ")}</bdi>
            </span>
          )}
          <span>
            {t("stats.firstSeen")} <DateText at={firstSeen} />
          </span>
          <span>
            {t("stats.lastSeen")} <DateText at={lastSeen} />
          </span>
        </p>
        <Record profile={profile} />
      </section>
      <Figures profile={profile} />
      <HistoryList profile={profile.profile} />
    </>
  );
}

/** Games and ratings as large figures. */
function Record({ profile: { totals, ratings } }: { readonly profile: Profile }) {
  const { games, wins, draws, losses } = totals;
  return (
    <dl class="big-figures">
      <BigFigure label={t("stats.games")} value={String(games)} />
      <BigFigure label={t("stats.record")} value={`${wins}–${draws}–${losses}`} />
      <BigFigure
        label={t("stats.winRate")}
        value={games === 0 ? "–" : t("statistic.percent", { value: Math.round((100 * wins) / games) })}
      />
      {ratings.map(({ ladder, rating }) => (
        <BigFigure key={ladder} label={t(`stats.ladder.${ladder as "rooms"}`)} value={String(rating)} />
      ))}
    </dl>
  );
}

function BigFigure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Figures({ profile: { totals, averages } }: { readonly profile: Profile }) {
  return (
    <section class="card stats-card">
      <h2 id="figures">{t("stats.figures")}</h2>
      <div class="match-table figures-table" role="region" aria-labelledby="figures" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <td />
              {STATISTIC_NAMES.map((name) => (
                <th key={name} scope="col">
                  {t(`statistic.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <FigureRow label={t("stats.total")} text={(name) => totalText(name, totals[name])} />
            <FigureRow label={t("stats.average")} text={(name) => averageText(name, averages[name])} />
          </tbody>
        </table>
      </div>
    </section>
  );
}

function FigureRow({ label, text }: { readonly label: string; readonly text: (name: StatisticName) => string }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      {STATISTIC_NAMES.map((name) => (
        <td key={name}>{text(name)}</td>
      ))}
    </tr>
  );
}
