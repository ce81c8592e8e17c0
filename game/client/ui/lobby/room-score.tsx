/** Score and ticking clock of a listed game. */
import { computed, type ReadonlySignal } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
import { playedSeconds, type ListedGame } from "../../session/lobby.ts";
import { useUi } from "../context/ui-context.ts";
import { clockText } from "../game-state/game-phase.ts";
import { t } from "../i18n/translate.ts";
import { clockLookOf } from "./room-access.ts";

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
      <span class="unseen">{t("lobby.scoreSpoken", { red: game.red, blue: game.blue })}</span>
      <span class="listing-goals" aria-hidden="true">
        <Goals count={game.red} side="red" />
        <i>:</i>
        <Goals count={game.blue} side="blue" />
      </span>
      <Clock game={game} now={now} />
    </div>
  );
}

/** A goal that falls while somebody looks lights up; the ones before do not. */
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
  const look = useMemo(() => computed(() => clockLookOf(game, seconds.value)), [game, seconds]).value;
  const text = useMemo(() => computed(() => clockText(seconds.value)), [seconds]);
  if (look === "over") return <span class="listing-clock">{t("lobby.over")}</span>;
  return (
    <span class={`listing-clock listing-clock-${look}`} title={look === "golden" ? t("banner.goldenText") : undefined}>
      <span>{text}</span>
      {game.timeLimit > 0 && <small>{t("lobby.limit", { clock: clockText(game.timeLimit * 60) })}</small>}
    </span>
  );
}
