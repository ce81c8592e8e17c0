/** Score and running clock of a listed game. */
import { computed, type ReadonlySignal } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
import { playedSeconds, type ListedGame } from "../../session/lobby.ts";
import { useUi } from "../context/ui-context.ts";
import { clockText, listedClockState } from "../game-state/game-clock.ts";
import { t } from "../i18n/translate.ts";

type RoomScoreProps = {
  readonly id: string;
  readonly game: ListedGame | null;
  readonly now: ReadonlySignal<number>;
};

export function RoomScore({ id, game, now }: RoomScoreProps) {
  if (game === null) {
    return (
      <div class="listing-score listing-idle" id={id}>
        {t("lobby.noGame")}
      </div>
    );
  }
  return (
    <div class="listing-score" id={id}>
      <span class="visually-hidden">{t("lobby.scoreSpoken", { red: game.red, blue: game.blue })}</span>
      <span class="listing-goals" aria-hidden="true">
        <Goals count={game.red} side="red" />
        <i>:</i>
        <Goals count={game.blue} side="blue" />
      </span>
      <Clock game={game} now={now} />
    </div>
  );
}

/** Highlights goals scored since the component was mounted. */
function Goals({ count, side }: { readonly count: number; readonly side: "red" | "blue" }) {
  const first = useRef(count);
  if (count < first.current) first.current = count;
  return (
    <b key={count} class={`goals-${side} ${count > first.current ? "goals-new" : ""}`}>
      {count}
    </b>
  );
}

function Clock({ game, now }: { readonly game: ListedGame; readonly now: ReadonlySignal<number> }) {
  const { lobby } = useUi().session;
  const seconds = useMemo(() => computed(() => playedSeconds(game, lobby.value.clockAheadMs, now.value)), [game, now]);
  const state = useMemo(() => computed(() => listedClockState(game, seconds.value)), [game, seconds]).value;
  const text = useMemo(() => computed(() => clockText(seconds.value)), [seconds]);
  if (state === "over") return <span class="listing-clock">{t("lobby.over")}</span>;
  return (
    <span
      class={`listing-clock listing-clock-${state}`}
      title={state === "golden" ? t("banner.goldenText") : undefined}
    >
      <span>{text}</span>
      {game.timeLimit > 0 && <small>{t("lobby.limit", { clock: clockText(game.timeLimit * 60) })}</small>}
    </span>
  );
}
