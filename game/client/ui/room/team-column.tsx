/** One of red, spectators, blue: who is in it, and the way into it. */
import type { TeamId } from "../../session/player.ts";
import { Button } from "../component/button.tsx";
import { useUi } from "../context.ts";
import { t, type WordKey } from "../words.ts";
import { PlayerRow } from "./player-row.tsx";

const TITLES: Readonly<Record<TeamId, WordKey>> = { 0: "team.spectators", 1: "team.red", 2: "team.blue" };
const WAYS_IN: Readonly<Record<TeamId, WordKey>> = { 0: "room.spectate", 1: "room.joinRed", 2: "room.joinBlue" };

export function TeamColumn({ team }: { readonly team: TeamId }) {
  const { session, actions } = useUi();
  const members = session.players.value.filter((player) => player.team === team);
  const mine = session.me.value?.team === team;
  return (
    <section class={`team team-${team}`}>
      <h3>
        {t(TITLES[team])} <span class="team-count">{members.length}</span>
      </h3>
      <ul>
        {members.map((player) => (
          <PlayerRow key={player.id} player={player} />
        ))}
        {members.length === 0 && <li class="nobody">{t("room.nobody")}</li>}
      </ul>
      {!mine && (
        <Button size="small" onPress={() => actions.ask("team", { team })}>
          {t(WAYS_IN[team])}
        </Button>
      )}
    </section>
  );
}
