/** A player in the list of a team. */
import type { PlayerInfo } from "../../session/session.ts";
import { Badge } from "../component/badge.tsx";
import { useUi } from "../context.ts";
import { kitBackground, kitText } from "../match/side.ts";
import { t } from "../words.ts";

export function PlayerRow({ player }: { readonly player: PlayerInfo }) {
  const { session } = useUi();
  const { team } = player;
  const room = session.room.value;
  const look = team === 0 ? {} : { background: kitBackground(room, team), color: kitText(room, team) };
  return (
    <li class={player.connected ? "player" : "player player-away"}>
      <i class="player-disc" style={look} aria-hidden="true">
        {team === 0 ? player.avatar : player.avatar || player.number}
      </i>
      <span class="player-name">{player.name}</span>
      {player.id === session.myId.value && <Badge look="strong">{t("player.you")}</Badge>}
      {player.bot && <Badge>{t("player.bot")}</Badge>}
      {player.admin && <Badge>{t("player.admin")}</Badge>}
      {!player.connected && <Badge>{t("player.away")}</Badge>}
    </li>
  );
}
