/** A room as a scoreboard. The whole tile is a link to the room. */
import { computed, type ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Bot, CodeXml, Eye, Lock, Users } from "lucide-preact";
import { useMemo, useRef } from "preact/hooks";
import { playedSeconds, type ListedGame, type ListedRoom } from "../../session/lobby.ts";
import { roomPath } from "../../session/room-url.ts";
import { Flag } from "../component/flag.tsx";
import { clockText, listedClockState, type ListedClockState } from "../game-state/game-clock.ts";
import { roomName } from "../i18n/room-name.ts";
import { t, type TextKey } from "../i18n/translate.ts";

type ScoreTileProps = {
  readonly room: ListedRoom;
  /** Milliseconds since 1970. */
  readonly now: ReadonlySignal<number>;
  readonly clockAheadMs: number;
};

export function ScoreTile({ room, now, clockAheadMs }: ScoreTileProps) {
  const { game } = room;
  return (
    <li>
      <a class={`tile ${game === null || game.over ? "tile-quiet" : ""}`} href={roomPath(room.code)}>
        <span class="tile-name">
          <Flag letters={room.flag} />
          <b title={roomName(room)}>{roomName(room)}</b>
          {room.locked && <Lock role="img" aria-label={t("live.locked")} />}
          {room.scripted && <CodeXml role="img" aria-label={t("live.scripted")} />}
        </span>
        <span class="tile-board">
          <Goals side="red" game={game} />
          <span class="tile-middle">
            {game === null ? (
              <span class="tile-note">{t("live.noGame")}</span>
            ) : (
              <Clock game={game} now={now} clockAheadMs={clockAheadMs} />
            )}
          </span>
          <Goals side="blue" game={game} />
          {game !== null && <span class="visually-hidden">{t("live.score", { red: game.red, blue: game.blue })}</span>}
        </span>
        <Details room={room} />
      </a>
    </li>
  );
}

/** Highlights goals scored since the component was mounted. */
function Goals({ side, game }: { readonly side: "red" | "blue"; readonly game: ListedGame | null }) {
  const count = game?.[side] ?? 0;
  const shown = useRef(count);
  if (count < shown.current) shown.current = count;
  const isNew = count > shown.current;
  return (
    <span key={count} class={`tile-goals tile-${side} ${isNew ? "tile-goal" : ""}`} aria-hidden="true">
      {game === null ? "–" : count}
    </span>
  );
}

/** Text below the clock instead of the limit. */
const NOTES: Readonly<Partial<Record<ListedClockState, TextKey>>> = {
  paused: "live.paused",
  golden: "live.golden",
  over: "live.over",
};

type ClockProps = Omit<ScoreTileProps, "room"> & { readonly game: ListedGame };

function Clock({ game, now, clockAheadMs }: ClockProps) {
  const seconds = useMemo(
    () => computed(() => playedSeconds(game, clockAheadMs, now.value)),
    [game, clockAheadMs, now],
  );
  const text = useMemo(() => computed(() => clockText(seconds.value)), [seconds]);
  const state = useMemo(() => computed(() => listedClockState(game, seconds.value)), [game, seconds]).value;
  const note = NOTES[state];
  return (
    <>
      <span class="visually-hidden">{t("live.played")}</span>
      <span class={`tile-clock tile-clock-${state}`}>{text}</span>
      <span class="tile-note">{note === undefined ? limitText(game) : t(note)}</span>
    </>
  );
}

/** The limit of the game; a non-breaking space without one, which keeps all tiles at the same height. */
function limitText({ timeLimit, scoreLimit }: ListedGame): string {
  if (timeLimit > 0) return t("live.limit", { clock: clockText(timeLimit * 60) });
  return scoreLimit > 0 ? t("live.firstTo", { count: scoreLimit }) : "\u00a0";
}

function Details({ room }: { readonly room: ListedRoom }) {
  const { players, seats, bots, spectators, stadium } = room;
  return (
    <span class="tile-details">
      <span class="tile-map">{stadium}</span>
      <span>
        <Users aria-hidden="true" />
        <span aria-hidden="true">{t("live.seats", { players, seats })}</span>
        <span class="visually-hidden">{t("live.seatsSpoken", { players, seats })}</span>
      </span>
      {bots > 0 && <Count icon={<Bot aria-hidden="true" />} count={bots} label={t("live.bots", { count: bots })} />}
      {spectators > 0 && (
        <Count icon={<Eye aria-hidden="true" />} count={spectators} label={t("live.watching", { count: spectators })} />
      )}
    </span>
  );
}

type CountProps = { readonly icon: ComponentChildren; readonly count: number; readonly label: string };

function Count({ icon, count, label }: CountProps) {
  return (
    <span title={label}>
      {icon}
      <span aria-hidden="true">{count}</span>
      <span class="visually-hidden">{label}</span>
    </span>
  );
}
