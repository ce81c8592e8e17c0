/** Who is here and where: the three columns, and what moves people between them. */
import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import type { TeamId } from "../../../session/player.ts";
import type { Session } from "../../../session/session.ts";
import { useUi } from "../../context/ui-context.ts";
import { discLabel, KitDisc } from "../../team/kit-disc.tsx";
import { kitOfTeam } from "../../team/team-style.ts";
import { t } from "../../i18n/translate.ts";
import { watchDrags, type Drag } from "./player-drag.ts";
import { Limits } from "./game-limits.tsx";
import { usePanel, useScene } from "./players-context.ts";
import { isMovable, moveTo } from "./player-actions.ts";
import { TEAM_WORDS, TeamColumn, type DropLook } from "./team-column.tsx";
import { TeamTools } from "./team-tools.tsx";

/** From left to right. */
const COLUMNS: readonly TeamId[] = [1, 0, 2];

export function PlayersTab() {
  const { session } = useUi();
  const { area, drag } = useDrag();
  const onKeyDown = useMoveKeys();
  const instructions = useId();
  return (
    <>
      <p class="unseen" id={instructions}>
        {t("player.instructions")}
      </p>
      <div class="teams" ref={area} data-dragging={drag !== undefined} onKeyDown={onKeyDown}>
        {COLUMNS.map((team) => (
          <TeamColumn key={team} team={team} drop={dropLook(session, drag, team)} instructions={instructions} />
        ))}
      </div>
      <MoveNews />
      <div class="team-strip">
        <TeamTools />
        <Limits />
      </div>
      {drag && <Ghost drag={drag} />}
    </>
  );
}

function useDrag() {
  const { session, actions } = useUi();
  const area = useRef<HTMLDivElement>(null);
  const drag = useSignal<Drag | undefined>(undefined);
  const find = (id: number) => session.players.peek().find((player) => player.id === id);
  useEffect(() => {
    if (!area.current) return undefined;
    return watchDrags(area.current, {
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

function dropLook(session: Session, drag: Drag | undefined, team: TeamId): DropLook {
  const player = drag && session.players.value.find(({ id }) => id === drag.id);
  if (player === undefined || player.team === team) return "none";
  if (moveTo(session, player, team) !== "yes") return "closed";
  return drag?.over === team ? "over" : "open";
}

/** What is drawn along, in the colours of the team below it. */
function Ghost({ drag }: { readonly drag: Drag }) {
  const { room, players } = useScene();
  const player = players.find(({ id }) => id === drag.id);
  if (player === undefined) return null;
  return (
    <div class="ghost" style={{ translate: `${drag.x}px ${drag.y}px` }} aria-hidden="true">
      <KitDisc size="normal" kit={kitOfTeam(room, drag.over ?? player.team)} label={discLabel(player)} />
      <span>{player.name}</span>
    </div>
  );
}

/** Left and right move whoever has the focus by a column. */
function useMoveKeys() {
  const { session, actions } = useUi();
  const panel = usePanel();
  const scene = useScene();
  return (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const id = event.target instanceof HTMLElement ? event.target.dataset["player"] : undefined;
    const player = scene.players.find((other) => String(other.id) === id);
    if (step === 0 || player === undefined) return;
    event.preventDefault();
    const team = COLUMNS[COLUMNS.indexOf(player.team) + step];
    if (team === undefined || moveTo(session, player, team) === "no") return;
    panel.moved.value = { id: player.id, from: player.team };
    actions.ask("team", { team, id: player.id });
  };
}

/** Tells those who listen where the player went whom they moved. */
function MoveNews() {
  const { players } = useScene();
  const moved = usePanel().moved.value;
  const player = players.find(({ id, team }) => id === moved?.id && team !== moved.from);
  return (
    <p class="unseen" role="status">
      {player && t("player.movedTo", { name: player.name, team: t(TEAM_WORDS[player.team]) })}
    </p>
  );
}
