/** The matches of a player, the latest first, in parts. */
import { useContext, useEffect, useState } from "preact/hooks";
import { ChevronDown, CirclePlay, RotateCcw } from "lucide-preact";
import { replayPath } from "../../session/recording.ts";
import { resultOf, type History, type HistoryMatch } from "../../session/statistics.ts";
import { Button } from "../component/button.tsx";
import { t } from "../i18n/translate.ts";
import { DateText } from "./date-text.tsx";
import { JsonContext } from "./use-json.ts";
import { ResultMark } from "./result-mark.tsx";
import { outcomeText } from "./match-head.tsx";
import { ratingChange } from "./columns.ts";

type Loaded = {
  readonly matches: readonly HistoryMatch[];
  /** Cursor of the next part; null: there is none. */
  readonly next: string | null;
  readonly state: "loading" | "idle" | "failed";
};

const EMPTY: Loaded = { matches: [], next: "", state: "loading" };

export function HistoryList({ profile }: { readonly profile: string }) {
  const getJson = useContext(JsonContext);
  const [loaded, setLoaded] = useState<Loaded>(EMPTY);
  const load = async ({ matches, next }: Loaded) => {
    setLoaded({ matches, next, state: "loading" });
    const query = next === null || next === "" ? "" : `?before=${encodeURIComponent(next)}`;
    const result = await getJson(`/api/players/${profile}/matches${query}`);
    if (result.kind !== "loaded") return setLoaded({ matches, next, state: "failed" });
    const part = result.body as History;
    setLoaded({ matches: [...matches, ...part.matches], next: part.next, state: "idle" });
  };
  useEffect(() => void load(EMPTY), [profile]);
  const { matches, next, state } = loaded;
  return (
    <section class="card stats-card" aria-labelledby="history">
      <h2 id="history">{t("stats.history")}</h2>
      {matches.length === 0 && state === "idle" && <p class="field-note">{t("stats.noHistory")}</p>}
      <ol class="history" role="list">
        {matches.map((match) => (
          <HistoryRow key={match.id} match={match} />
        ))}
      </ol>
      {state === "failed" && (
        <Button icon={<RotateCcw />} onPress={() => void load(loaded)}>
          {t("common.retry")}
        </Button>
      )}
      {state !== "failed" && next !== null && (matches.length > 0 || state === "loading") && (
        <Button icon={<ChevronDown />} disabled={state === "loading"} onPress={() => void load(loaded)}>
          {t(state === "loading" ? "stats.loading" : "stats.more")}
        </Button>
      )}
    </section>
  );
}

function HistoryRow({ match }: { readonly match: HistoryMatch }) {
  const { red, blue, stadium, player, endedAt, recording } = match;
  const { goals, assists, ratingAfter } = player;
  const change = ratingChange(player);
  return (
    <li>
      <a class="history-row" href={`/m/${match.id}`}>
        <ResultMark result={resultOf(match, player)} />
        <span class="history-score">
          <span class="visually-hidden">
            {outcomeText(match)}. {t("summary.score", { red, blue })}
          </span>
          <span aria-hidden="true">
            <i class="history-dot history-dot-1" /> {red}–{blue} <i class="history-dot history-dot-2" />
          </span>
        </span>
        <span class="history-map">{stadium}</span>
        <span class="history-figures">{t("stats.goalsAssists", { goals, assists })}</span>
        <span class="history-rating">
          {ratingAfter !== null && (
            <>
              {ratingAfter}{" "}
              <span class={`rating-change rating-${change < 0 ? "down" : "up"}`}>
                {change < 0 ? "−" : "+"}
                {Math.abs(change)}
              </span>
            </>
          )}
        </span>
        <DateText at={endedAt} time />
      </a>
      {recording !== "" && (
        <a class="history-replay" href={replayPath(recording)} title={t("summary.replay")}>
          <CirclePlay aria-hidden="true" />
          <span class="visually-hidden">{t("stats.replayOf", { red, blue, stadium })}</span>
        </a>
      )}
    </li>
  );
}
