/** Below the room list: a match that is on, the latest ones, and the best scorers, as far as the server has them. */
import "../style/news.css";
import { useSignal } from "@preact/signals";
import { Eye, Radio, Trophy, X } from "lucide-preact";
import { useId, useRef } from "preact/hooks";
import { roomPath } from "../../session/room-url.ts";
import { replayPath, type RecordingList } from "../../session/recording.ts";
import type { Leaderboard } from "../../session/statistics.ts";
import type { ListedRoom } from "../../session/lobby.ts";
import { Button } from "../component/button.tsx";
import { Card } from "../component/card.tsx";
import { IconButton } from "../component/icon-button.tsx";
import { useUi } from "../context/ui-context.ts";
import { roomName } from "../i18n/room-name.ts";
import { t } from "../i18n/translate.ts";
import { DateText } from "../statistics/date-text.tsx";
import { PopularMaps } from "./popular-maps.tsx";
import { useJson } from "../statistics/use-json.ts";

const ROWS = 5;

export function HomeNews() {
  return (
    <div class="news">
      <FeaturedMatch />
      <RecentMatches />
      <TopScorers />
      <PopularMaps />
    </div>
  );
}

/** The open room with the most people on the pitch. */
function featured(rooms: readonly ListedRoom[]): ListedRoom | undefined {
  const open = rooms.filter(({ game, locked }) => game !== null && !game.over && !locked);
  return open.toSorted((a, b) => b.players - a.players || (a.code < b.code ? -1 : 1))[0];
}

/** Above this width a match is shown by itself, where motion is welcome and data is not saved. */
const WIDE = "(min-width: 75rem)";

function isShownByItself(reducedMotion: boolean): boolean {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } };
  return !reducedMotion && connection?.saveData !== true && matchMedia(WIDE).matches;
}

function FeaturedMatch() {
  const { session } = useUi();
  const { rooms } = session.lobby.value;
  /** The code of the room that is watched in full width; null once the match was closed. */
  const watched = useSignal<string | null | undefined>(undefined);
  /** The room that is shown stays for as long as it plays, whatever the others do. */
  const shown = useRef<string | undefined>(undefined);
  const open = rooms.find(({ code, game }) => code === shown.current && game !== null);
  const room = open ?? featured(rooms);
  shown.current = room?.code;
  const heading = useId();
  if (room === undefined) return null;
  const { code, game, stadium } = room;
  const name = roomName(room);
  const watching = watched.value === code;
  const live = watching || (watched.value === undefined && isShownByItself(session.settings.reducedMotion.value));
  return (
    <Card name={`news-card${live ? " news-live" : ""}${watching ? " news-watched" : ""}`}>
      <section aria-labelledby={heading}>
        <h2 id={heading}>
          <Radio aria-hidden="true" />
          {t("home.featured.title")}
          {live && (
            <IconButton label={t("home.featured.close")} onPress={() => (watched.value = null)}>
              <X />
            </IconButton>
          )}
        </h2>
        <div class="news-picture">
          {live ? (
            <iframe src={`${roomPath(code)}?embed`} title={t("home.featured.frame", { name })} />
          ) : (
            <img
              // Another address for another score, because the picture is kept for a minute.
              src={`/card/${encodeURIComponent(code)}.jpg?${game?.red}-${game?.blue}`}
              width={1200}
              height={630}
              alt=""
              loading="lazy"
              onError={({ currentTarget }) => (currentTarget.hidden = true)}
            />
          )}
        </div>
        <p class="news-match">
          <span class="news-name">
            <bdi>{name}</bdi>
            <small>{stadium}</small>
          </span>
          {game !== null && <Score red={game.red} blue={game.blue} />}
          {!watching && (
            <Button icon={<Eye />} onPress={() => (watched.value = code)}>
              {t("home.featured.here")}
            </Button>
          )}
        </p>
      </section>
    </Card>
  );
}

function Score({ red, blue }: { readonly red: number; readonly blue: number }) {
  return (
    <span class="news-score">
      <span class="visually-hidden">{t("summary.score", { red, blue })}</span>
      <span aria-hidden="true">
        <b class="goals-red">{red}</b> : <b class="goals-blue">{blue}</b>
      </span>
    </span>
  );
}

function RecentMatches() {
  const state = useJson<RecordingList>("/api/recordings");
  const heading = useId();
  if (state.kind !== "loaded" || state.body.recordings.length === 0) return null;
  return (
    <Card name="news-card">
      <section aria-labelledby={heading}>
        <h2 id={heading}>{t("home.recent")}</h2>
        <ul class="news-rows">
          {state.body.recordings.slice(0, ROWS).map(({ code, title, stadium, red, blue, at }) => (
            <li key={code}>
              <a href={replayPath(code)}>
                <Score red={red} blue={blue} />
                <span class="news-name">
                  <bdi>{title || t("common.quickMatch")}</bdi>
                  <small>{stadium}</small>
                </span>
                <small>
                  <DateText at={at} time />
                </small>
              </a>
            </li>
          ))}
        </ul>
      </section>
    </Card>
  );
}

function TopScorers() {
  const state = useJson<Leaderboard>("/api/leaderboards?by=goals");
  const heading = useId();
  if (state.kind !== "loaded" || state.body.leaders.length === 0) return null;
  return (
    <Card name="news-card">
      <section aria-labelledby={heading}>
        <h2 id={heading}>
          <Trophy aria-hidden="true" />
          {t("home.scorers")}
        </h2>
        <ol class="news-rows">
          {state.body.leaders.slice(0, ROWS).map(({ profile, name, value }, i) => (
            <li key={profile}>
              <a href={`/p/${profile}`}>
                <b class="news-rank" aria-hidden="true">
                  {i + 1}
                </b>
                <span class="news-name">
                  <bdi>{name}</bdi>
                </span>
                <small>{t("home.goals", { count: value })}</small>
              </a>
            </li>
          ))}
        </ol>
      </section>
    </Card>
  );
}
