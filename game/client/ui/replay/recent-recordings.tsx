/** The latest recordings of the server, from matches in listed rooms. Shows nothing while there are none. */
import { replayPath, type RecordingInfo, type RecordingList } from "../../session/recording.ts";
import { clockText } from "../game-state/game-clock.ts";
import { t } from "../i18n/translate.ts";
import { DateText } from "../statistics/date-text.tsx";
import { useJson } from "../statistics/use-json.ts";

export function RecentRecordings() {
  const state = useJson<RecordingList>("/api/recordings");
  if (state.kind !== "loaded" || state.body.recordings.length === 0) return null;
  return (
    <section class="card replay-recent" aria-labelledby="replay-recent">
      <h2 id="replay-recent">{t("replay.recent")}</h2>
      <ul role="list">
        {state.body.recordings.map((info) => (
          <li key={info.code}>
            <Recent info={info} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Recent({ info: { code, title, stadium, red, blue, seconds, at } }: { readonly info: RecordingInfo }) {
  return (
    <a class="replay-recent-row" href={replayPath(code)}>
      <span class="replay-recent-score">
        <span class="visually-hidden">{t("summary.score", { red, blue })}</span>
        <b class="tile-red" aria-hidden="true">
          {red}
        </b>
        <b class="tile-blue" aria-hidden="true">
          {blue}
        </b>
      </span>
      <span class="replay-recent-name">
        <b>
          <bdi>{title || t("common.quickMatch")}</bdi>
        </b>
        <small>
          {stadium} · {clockText(Math.round(seconds))}
        </small>
      </span>
      <small>
        <DateText at={at} time />
      </small>
    </a>
  );
}
