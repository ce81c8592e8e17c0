/** A player in the list of a team. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Bot, Crown, Star, VolumeX, WifiOff } from "lucide-preact";
import type { PlayerInfo } from "../../../session/player.ts";
import { Badge } from "../../component/badge.tsx";
import { Flag } from "../../component/flag.tsx";
import { useUi } from "../../context/ui-context.ts";
import { discLabel, KitDisc } from "../../team/kit-disc.tsx";
import { kitOfTeam } from "../../team/team-style.ts";
import { t } from "../../i18n/translate.ts";
import { usePanel, useScene } from "./players-context.ts";
import { actionsFor, isMovable } from "./player-actions.ts";

type PlayerRowProps = {
  readonly player: PlayerInfo;
  /** Whether somebody else has this name too. */
  readonly marked: boolean;
  /** Whether Tab stops here; the arrow keys go on from there. */
  readonly stop: boolean;
};

export function PlayerRow({ player, marked, stop }: PlayerRowProps) {
  const scene = useScene();
  const { session } = useUi();
  const panel = usePanel();
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The row he had in the column before took the focus with it.
    if (panel.lastRow.id === player.id && document.activeElement === document.body) row.current?.focus();
  }, []);
  const mine = player.id === scene.me?.id;
  const looks = ["player", mine && "player-mine", !player.connected && "player-away", marked && "player-marked"];
  const look = looks.filter(Boolean).join(" ");
  const words = <PlayerWords player={player} />;
  if (actionsFor(session, player).length === 0) return <li class={look}>{words}</li>;
  const openAt = (left: number, top: number, bottom: number) => {
    panel.menu.value = { id: player.id, at: { left, top, bottom } };
  };
  return (
    <li>
      <button
        ref={row}
        type="button"
        class={look}
        data-player={player.id}
        data-movable={isMovable(session, player)}
        tabIndex={stop ? 0 : -1}
        aria-haspopup="menu"
        aria-expanded={panel.menu.value?.id === player.id}
        onFocus={() => (panel.lastRow.id = player.id)}
        onClick={(event) => {
          const { left, top, bottom } = event.currentTarget.getBoundingClientRect();
          openAt(left + 24, top, bottom);
        }}
        onContextMenu={(event) => {
          event.preventDefault();
          openAt(event.clientX, event.clientY, event.clientY);
        }}
      >
        {words}
      </button>
    </li>
  );
}

function PlayerWords({ player }: { readonly player: PlayerInfo }) {
  const { session, muted } = useUi();
  const room = session.room.value;
  return (
    <>
      <KitDisc kit={kitOfTeam(room, player.team)} label={discLabel(player)} />
      <span class="player-name">
        {player.name}
        {player.fingerprint !== "" && <span class="player-mark"> #{player.fingerprint}</span>}
      </span>
      {player.id === session.myId.value && <Badge look="strong">{t("player.you")}</Badge>}
      <span class="player-signs">
        {!player.connected && <Sign name={t("player.away")} icon={<WifiOff />} />}
        {muted.isMuted(player.fingerprint) && <Sign name={t("player.muted")} icon={<VolumeX />} />}
        {player.owner && <Sign name={t("player.owner")} icon={<Star />} />}
        {player.admin && <Sign name={t("player.admin")} icon={<Crown />} />}
        {player.bot && <Sign name={t("player.bot")} icon={<Bot />} />}
      </span>
      {player.queuePosition > 0 && (
        <span class="player-place" title={t("player.place", { place: player.queuePosition })}>
          <span aria-hidden="true">{player.queuePosition}.</span>
          <span class="unseen">{t("player.place", { place: player.queuePosition })}</span>
        </span>
      )}
      <Flag letters={player.flag} />
      {!player.bot && <Ping ping={player.ping} />}
    </>
  );
}

/** An icon that says its name when asked: names of players need the room. */
function Sign({ name, icon }: { readonly name: string; readonly icon: ComponentChildren }) {
  return (
    <span class="player-sign" title={name}>
      {icon}
      <span class="unseen">{name}</span>
    </span>
  );
}

const GOOD_MS = 80;
const FAIR_MS = 160;

function Ping({ ping }: { readonly ping: number }) {
  if (ping === 0) return null;
  const look = ping <= GOOD_MS ? "good" : ping <= FAIR_MS ? "fair" : "poor";
  return (
    <span class={`player-ping player-ping-${look}`} title={t("player.ping", { ping })}>
      <span aria-hidden="true">{ping}</span>
      <span class="unseen">{t("player.ping", { ping })}</span>
    </span>
  );
}
