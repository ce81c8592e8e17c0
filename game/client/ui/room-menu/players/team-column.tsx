/** The column of a team: its players, and a button to join it. */
import { useComputed } from "@preact/signals";
import { useId, useState } from "preact/hooks";
import { Eye, Lock } from "lucide-preact";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#room/team.ts";
import type { PlayerInfo, TeamId } from "../../../session/player.ts";
import { Button } from "../../component/button.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t, type TextKey } from "../../i18n/translate.ts";
import { KitDisc } from "../../team/kit-disc.tsx";
import { QueueButton } from "../../team/queue-button.tsx";
import { moveTo } from "../../team/team-moves.ts";
import { kitOfTeam, TEAM_NAMES } from "../../team/team-style.ts";
import { idsWithDuplicateNames } from "./duplicate-names.ts";
import { PlayerRow } from "./player-row.tsx";

const JOIN_TEXTS: Readonly<Record<TeamId, TextKey>> = {
  [SPECTATORS]: "team.spectate",
  [RED_TEAM]: "team.joinRed",
  [BLUE_TEAM]: "team.joinBlue",
};

/**
 * A column during a drag: the player's own team or no drag ("none"), a possible target, the target below the pointer, or
 * no possible target.
 */
export type DropState = "none" | "open" | "over" | "closed";

type TeamColumnProps = {
  readonly team: TeamId;
  readonly drop: DropState;
  /** Id of the element with the keyboard instructions. */
  readonly instructions: string;
};

export function TeamColumn({ team, drop, instructions }: TeamColumnProps) {
  const { session } = useUi();
  const heading = useId();
  const duplicates = useComputed(() => idsWithDuplicateNames(session.players.value)).value;
  const members = membersOf(session.players.value, team);
  const [lastFocused, setLastFocused] = useState<number | undefined>(undefined);
  const tabStop = members.some(({ id }) => id === lastFocused) ? lastFocused : members[0]?.id;
  const room = session.room.value;
  const seats = team === SPECTATORS ? room?.spectatorsMax : room?.teamSize;
  return (
    <section class={`team team-${team}`} data-team={team} data-drop={drop} aria-labelledby={heading}>
      <h3 id={heading}>
        {team === SPECTATORS ? <Eye /> : <KitDisc kit={kitOfTeam(session.wornKits.value, team)} />}
        <span>{t(TEAM_NAMES[team])}</span>
        <span class="team-count">
          {room?.scripted === true ? members.length : t("team.count", { count: members.length, seats: seats ?? 0 })}
        </span>
      </h3>
      <ul
        aria-labelledby={heading}
        aria-describedby={instructions}
        onFocusIn={(event) => {
          const row = event.target instanceof HTMLElement ? event.target.dataset["player"] : undefined;
          if (row !== undefined) setLastFocused(Number(row));
        }}
        onKeyDown={moveFocus}
      >
        {members.map((player) => (
          <PlayerRow
            key={player.id}
            player={player}
            showFingerprint={duplicates.has(player.id)}
            tabStop={player.id === tabStop}
          />
        ))}
        {members.length === 0 && <li class="team-empty">{t("team.empty")}</li>}
      </ul>
      <JoinButton team={team} />
    </section>
  );
}

/** Members in the queue for a seat come first, in its order. */
function membersOf(players: readonly PlayerInfo[], team: TeamId): readonly PlayerInfo[] {
  const members = players.filter((player) => player.team === team);
  if (team !== SPECTATORS) return members;
  return members.toSorted((a, b) => (a.queuePosition || Infinity) - (b.queuePosition || Infinity) || 0);
}

/** For the page's own member. */
function JoinButton({ team }: { readonly team: TeamId }) {
  const { session, actions } = useUi();
  const me = session.me.value;
  if (me === undefined) return null;
  if (team === SPECTATORS && me.team === SPECTATORS) return <QueueButton />;
  if (team === me.team) return null;
  const move = moveTo(session, me, team);
  if (move === "no") {
    return (
      <p class="team-note">
        <Lock /> {t("team.locked")}
      </p>
    );
  }
  return (
    <Button size="small" disabled={move === "full"} onPress={() => actions.ask("team", { team })}>
      {t(JOIN_TEXTS[team])}
    </Button>
  );
}

/** The up and down arrow keys move the focus by a row. */
function moveFocus(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-player]")];
  const next = rows[rows.indexOf(document.activeElement as HTMLElement) + step];
  next?.focus();
  event.preventDefault();
}
