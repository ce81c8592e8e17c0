/** A player in the list of a team. */
import type { ComponentChildren } from "preact";
import type { PlayerInfo } from "../../session/player.ts";
import { Bot, Crown } from "lucide-preact";
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
      {player.bot && <Mark name={t("player.bot")} icon={<Bot />} />}
      {player.admin && <Mark name={t("player.admin")} icon={<Crown />} />}
      {!player.connected && <Badge>{t("player.away")}</Badge>}
    </li>
  );
}

/** An icon that says its name when asked: names of players need the room. */
function Mark({ name, icon }: { readonly name: string; readonly icon: ComponentChildren }) {
  return (
    <span class="player-mark" title={name}>
      {icon}
      <span class="unseen">{name}</span>
    </span>
  );
}
