/** Score and clock, with a chip below for what is special right now. */
import type { GameInfo } from "../../session/room.ts";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { clockLook, clockText, momentOf, type Moment, type Side } from "../game-state/game-phase.ts";
import { kitBackground, SIDE_WORDS } from "../team/team-style.ts";

export function Scoreboard({ game }: { readonly game: GameInfo }) {
  const clock = clockText(game.seconds);
  const summary = t("match.summary", { red: game.red, blue: game.blue, clock });
  return (
    <div class="scoreboard" role="group" aria-label={summary}>
      <div class="scoreboard-line" aria-hidden="true">
        <Score side={1} goals={game.red} />
        <span class={`clock clock-${clockLook(game)}`}>{clock}</span>
        <Score side={2} goals={game.blue} />
      </div>
      <Chip moment={momentOf(game)} />
    </div>
  );
}

function Score({ side, goals }: { readonly side: Side; readonly goals: number }) {
  const { session } = useUi();
  return (
    <span class={`score score-${side}`}>
      <i class="score-kit" style={{ background: kitBackground(session.room.value, side) }} />
      <span class="score-name">{t(SIDE_WORDS[side].name)}</span>
      {/* The key makes the number new, so that a goal plays its animation. */}
      <b key={goals} class={goals > 0 ? "score-goals score-changed" : "score-goals"}>
        {goals}
      </b>
    </span>
  );
}

function Chip({ moment }: { readonly moment: Moment }) {
  const { session } = useUi();
  if (moment.kind === "kickOff") {
    return (
      <span class="chip">
        <i class="dot" style={{ background: kitBackground(session.room.value, moment.team) }} />
        {t(SIDE_WORDS[moment.team].kicksOff)}
      </span>
    );
  }
  if (moment.kind === "golden") return <span class="chip chip-golden">{t("banner.golden")}</span>;
  return null;
}
