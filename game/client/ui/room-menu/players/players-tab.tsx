/** Three columns with the players of each team, dragging and keys to move players, team tools and limits. */
import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#room/team.ts";
import type { TeamId } from "../../../session/player.ts";
import type { Session } from "../../../session/session.ts";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import { discLabel, KitDisc } from "../../team/kit-disc.tsx";
import { isMovable, moveTo } from "../../team/team-moves.ts";
import { kitOfTeam, TEAM_NAMES } from "../../team/team-style.ts";
import { GameLimits } from "./game-limits.tsx";
import { KickDialog } from "./kick-dialog.tsx";
import { MuteDialog } from "./mute-dialog.tsx";
import { ReportDialog } from "./report-dialog.tsx";
import { watchDrags, type Drag } from "./player-drag.ts";
import { PlayerMenu } from "./player-menu.tsx";
import { createPlayersState, PlayersContext, usePlayers } from "./players-context.ts";
import { TeamColumn, type DropState } from "./team-column.tsx";
import { TeamTools } from "./team-tools.tsx";

/** From left to right. */
const COLUMNS: readonly TeamId[] = [RED_TEAM, SPECTATORS, BLUE_TEAM];

export function PlayersTab({ onEditAvatar }: { readonly onEditAvatar: () => void }) {
  const [state] = useState(createPlayersState);
  return (
    <PlayersContext.Provider value={state}>
      <Teams />
      <PlayerMenu onEditAvatar={onEditAvatar} />
      <KickDialog />
      <MuteDialog />
      <ReportDialog />
    </PlayersContext.Provider>
  );
}

function Teams() {
  const { session } = useUi();
  const { area, drag } = useDrag();
  const onKeyDown = useMoveKeys();
  const instructions = useId();
  return (
    <>
      <p class="visually-hidden" id={instructions}>
        {t("player.instructions")}
      </p>
      <div class="teams" ref={area} data-dragging={drag !== undefined} onKeyDown={onKeyDown}>
        {COLUMNS.map((team) => (
          <TeamColumn key={team} team={team} drop={dropState(session, drag, team)} instructions={instructions} />
        ))}
      </div>
      <MoveAnnouncement />
      <div class="team-strip">
        <TeamTools />
        <GameLimits />
      </div>
      {drag && <DragImage drag={drag} />}
    </>
  );
}

function useDrag() {
  const { session, actions, keyboard } = useUi();
  const area = useRef<HTMLDivElement>(null);
  const drag = useSignal<Drag | undefined>(undefined);
  const find = (id: number) => session.players.peek().find((player) => player.id === id);
  useEffect(() => {
    if (!area.current) return undefined;
    return watchDrags(area.current, {
      keyboard,
      mayDrag: (id) => {
        const player = find(id);
        return player !== undefined && isMovable(session, player);
      },
      onChange: (now) => (drag.value = now),
      onDrop: (id, team) => {
        const player = find(id);
        if (player !== undefined && player.team !== team) actions.ask("team", { team, id });
      },
    });
  }, []);
  return { area, drag: drag.value };
}

function dropState(session: Session, drag: Drag | undefined, team: TeamId): DropState {
  const player = drag && session.players.value.find(({ id }) => id === drag.id);
  if (player === undefined || player.team === team) return "none";
  if (moveTo(session, player, team) !== "yes") return "closed";
  return drag?.over === team ? "over" : "open";
}

/** Follows the pointer, in the colours of the team below it. */
function DragImage({ drag }: { readonly drag: Drag }) {
  const { session } = useUi();
  const player = session.players.value.find(({ id }) => id === drag.id);
  if (player === undefined) return null;
  const kit = kitOfTeam(session.wornKits.value, drag.over ?? player.team);
  return (
    <div class="drag-image" style={{ translate: `${drag.x}px ${drag.y}px` }} aria-hidden="true">
      <KitDisc size="normal" kit={kit} label={discLabel(player)} />
      <span>{player.name}</span>
    </div>
  );
}

/** The left and right arrow keys move the focused player by one column. */
function useMoveKeys() {
  const { session, actions } = useUi();
  const { moved } = usePlayers();
  return (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const id = event.target instanceof HTMLElement ? event.target.dataset["player"] : undefined;
    const player = session.players.value.find((other) => String(other.id) === id);
    if (step === 0 || player === undefined) return;
    event.preventDefault();
    const team = COLUMNS[COLUMNS.indexOf(player.team) + step];
    if (team === undefined || moveTo(session, player, team) === "no") return;
    moved.value = { id: player.id, from: player.team };
    actions.ask("team", { team, id: player.id });
  };
}

/** Announces the new team of a player moved by keyboard to screen readers. */
function MoveAnnouncement() {
  const { session } = useUi();
  const moved = usePlayers().moved.value;
  const player = session.players.value.find(({ id, team }) => id === moved?.id && team !== moved.from);
  return (
    <p class="visually-hidden" role="status">
      {player && t("player.movedTo", { name: player.name, team: t(TEAM_NAMES[player.team]) })}
    </p>
  );
}
