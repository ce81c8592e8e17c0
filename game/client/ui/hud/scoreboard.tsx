/** Score and clock, with a chip below for kick-off and golden goal. */
import { BLUE_TEAM, RED_TEAM, type SideId } from "#room/team.ts";
import type { GameInfo, RoomInfo } from "../../session/room.ts";
import { clockState, clockText } from "../game-state/game-clock.ts";
import { phaseOf, type GamePhase } from "../../session/game-phase.ts";
import { t } from "../i18n/translate.ts";
import { kitBackground, TEAM_NAMES } from "../team/team-style.ts";
import { KICK_OFF_TEXTS } from "./banner-texts.ts";

type ScoreboardProps = {
  readonly game: GameInfo;
  /** Its kits are shown; null for those of a new room. */
  readonly room: Pick<RoomInfo, "kits"> | null;
};

export function Scoreboard({ game, room }: ScoreboardProps) {
  const clock = clockText(game.seconds);
  const summary = t("match.summary", { red: game.red, blue: game.blue, clock });
  return (
    <div class="scoreboard" role="group" aria-label={summary}>
      <div class="scoreboard-row" aria-hidden="true">
        <Score room={room} side={RED_TEAM} goals={game.red} />
        <span class={`clock clock-${clockState(game)}`}>{clock}</span>
        <Score room={room} side={BLUE_TEAM} goals={game.blue} />
      </div>
      <PhaseChip room={room} phase={phaseOf(game)} />
    </div>
  );
}

type ScoreProps = Pick<ScoreboardProps, "room"> & { readonly side: SideId; readonly goals: number };

function Score({ room, side, goals }: ScoreProps) {
  return (
    <span class={`score score-${side}`}>
      <i class="score-kit" style={{ background: kitBackground(room, side) }} />
      <span class="score-name">{t(TEAM_NAMES[side])}</span>
      {/* A new key creates a new element, which restarts the animation for each goal. */}
      <b key={goals} class={goals > 0 ? "score-goals score-changed" : "score-goals"}>
        {goals}
      </b>
    </span>
  );
}

function PhaseChip({ room, phase }: Pick<ScoreboardProps, "room"> & { readonly phase: GamePhase }) {
  if (phase.kind === "kickOff") {
    return (
      <span class="chip">
        <i class="dot" style={{ background: kitBackground(room, phase.team) }} />
        {t(KICK_OFF_TEXTS[phase.team])}
      </span>
    );
  }
  if (phase.kind === "golden") return <span class="chip chip-golden">{t("banner.golden")}</span>;
  return null;
}
