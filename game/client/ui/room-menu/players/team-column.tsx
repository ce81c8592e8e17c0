/** One of red, spectators, blue: who is in it, and the way into it. */
import { useComputed } from "@preact/signals";
import { useId, useState } from "preact/hooks";
import { Eye, Lock } from "lucide-preact";
import type { TeamId } from "../../../session/player.ts";
import { Button } from "../../component/button.tsx";
import { useUi } from "../../context/ui-context.ts";
import { KitDisc } from "../../team/kit-disc.tsx";
import { kitOfTeam } from "../../team/team-style.ts";
import { t, type WordKey } from "../../i18n/translate.ts";
import { namesakes } from "./duplicate-names.ts";
import { useScene } from "./players-context.ts";
import { PlayerRow } from "./player-row.tsx";
import { QueueButton } from "../../team/queue-button.tsx";
import { moveTo } from "./player-actions.ts";

export const TEAM_WORDS: Readonly<Record<TeamId, WordKey>> = {
  0: "team.spectators",
  1: "team.red",
  2: "team.blue",
};
const WAYS_IN: Readonly<Record<TeamId, WordKey>> = { 0: "room.spectate", 1: "room.joinRed", 2: "room.joinBlue" };

/** How a column looks while a player is drawn over the panel: his own, one that takes him, the one below the pointer, one that does not. */
export type DropLook = "none" | "open" | "over" | "closed";

type TeamColumnProps = { readonly team: TeamId; readonly drop: DropLook; readonly instructions: string };

export function TeamColumn({ team, drop, instructions }: TeamColumnProps) {
  const { session } = useUi();
  const heading = useId();
  const marked = useComputed(() => namesakes(session.players.value)).value;
  const members = membersOf(session.players.value, team);
  const [last, setLast] = useState<number | undefined>(undefined);
  const stop = members.some(({ id }) => id === last) ? last : members[0]?.id;
  const room = session.room.value;
  const seats = team === 0 ? room?.spectatorsMax : room?.teamSize;
  return (
    <section class={`team team-${team}`} data-team={team} data-drop={drop} aria-labelledby={heading}>
      <h3 id={heading}>
        {team === 0 ? <Eye /> : <KitDisc kit={kitOfTeam(room, team)} />}
        <span>{t(TEAM_WORDS[team])}</span>
        <span class="team-count">{t("team.count", { count: members.length, seats: seats ?? 0 })}</span>
      </h3>
      <ul
        aria-labelledby={heading}
        aria-describedby={instructions}
        onFocusIn={(event) => {
          const row = event.target instanceof HTMLElement ? event.target.dataset["player"] : undefined;
          if (row !== undefined) setLast(Number(row));
        }}
        onKeyDown={goUpAndDown}
      >
        {members.map((player) => (
          <PlayerRow key={player.id} player={player} marked={marked.has(player.id)} stop={player.id === stop} />
        ))}
        {members.length === 0 && <li class="nobody">{t("room.nobody")}</li>}
      </ul>
      <WayIn team={team} />
    </section>
  );
}

/** Those who wait for a seat first, in their order. */
function membersOf(players: ReturnType<typeof useScene>["players"], team: TeamId) {
  const members = players.filter((player) => player.team === team);
  if (team !== 0) return members;
  return members.toSorted((a, b) => (a.queuePosition || Infinity) - (b.queuePosition || Infinity) || 0);
}

/** For oneself. */
function WayIn({ team }: { readonly team: TeamId }) {
  const { session, actions } = useUi();
  const { me } = useScene();
  if (me === undefined) return null;
  if (team === 0 && me.team === 0) return <QueueButton />;
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
      {t(WAYS_IN[team])}
    </Button>
  );
}

function goUpAndDown(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-player]")];
  const next = rows[rows.indexOf(document.activeElement as HTMLElement) + step];
  next?.focus();
  event.preventDefault();
}
