/** A player in the column of a team: a button that opens the player menu, or plain text without possible actions. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Bot, Crown, KeyRound, MessageCircleOff, Star, VolumeX, WifiOff } from "lucide-preact";
import { rightsIn } from "#room/rights.ts";
import type { PlayerInfo } from "../../../session/player.ts";
import { Badge } from "../../component/badge.tsx";
import { Flag } from "../../component/flag.tsx";
import { nameStyle, ScriptBadge } from "../../component/script-look.tsx";
import { useUi } from "../../context/ui-context.ts";
import { muteLeft } from "../../game-state/mute-text.ts";
import { t } from "../../i18n/translate.ts";
import { discLabel, KitDisc } from "../../team/kit-disc.tsx";
import { isMovable } from "../../team/team-moves.ts";
import { kitOfTeam } from "../../team/team-style.ts";
import { actionsFor } from "./player-actions.ts";
import { usePlayers } from "./players-context.ts";

type PlayerRowProps = {
  readonly player: PlayerInfo;
  readonly showFingerprint: boolean;
  /** One row per column is reached with Tab, the others with the arrow keys. */
  readonly tabStop: boolean;
};

/** Offset of the menu from the row's left edge in CSS pixels. */
const MENU_OFFSET = 24;

export function PlayerRow({ player, showFingerprint, tabStop }: PlayerRowProps) {
  const { session } = useUi();
  const players = usePlayers();
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // A move to another column removes the focused row and mounts this one.
    if (players.lastFocused.id === player.id && document.activeElement === document.body) row.current?.focus();
  }, []);
  const classes = [
    "player",
    player.id === session.myId.value && "player-own",
    !player.connected && "player-disconnected",
    showFingerprint && "player-with-fingerprint",
  ];
  const className = classes.filter(Boolean).join(" ");
  const content = <RowContent player={player} />;
  if (actionsFor(session, player).length === 0) return <li class={className}>{content}</li>;
  const openAt = (left: number, top: number, bottom: number) => {
    players.menu.value = { id: player.id, at: { left, top, bottom } };
  };
  return (
    <li>
      <button
        ref={row}
        type="button"
        class={className}
        data-player={player.id}
        data-movable={isMovable(session, player)}
        tabIndex={tabStop ? 0 : -1}
        aria-haspopup="menu"
        aria-expanded={players.menu.value?.id === player.id}
        onFocus={() => (players.lastFocused.id = player.id)}
        onClick={(event) => {
          const { left, top, bottom } = event.currentTarget.getBoundingClientRect();
          openAt(left + MENU_OFFSET, top, bottom);
        }}
        onContextMenu={(event) => {
          event.preventDefault();
          openAt(event.clientX, event.clientY, event.clientY);
        }}
      >
        {content}
      </button>
    </li>
  );
}

function RowContent({ player }: { readonly player: PlayerInfo }) {
  const { session, ignoreList } = useUi();
  const queuePosition = t("player.queuePosition", { position: player.queuePosition });
  return (
    <>
      <KitDisc kit={kitOfTeam(session.wornKits.value, player.team)} label={discLabel(player)} />
      <ScriptBadge text={player.badge} color={player.badgeColor} />
      <span class="player-name" style={nameStyle(player.nameColor)}>
        {player.name}
        {player.fingerprint !== "" && <span class="player-fingerprint"> #{player.fingerprint}</span>}
      </span>
      {player.id === session.myId.value && <Badge variant="strong">{t("player.you")}</Badge>}
      <span class="player-icons">
        {!player.connected && <StatusIcon label={t("player.disconnected")} icon={<WifiOff />} />}
        {player.autopilot && <StatusIcon label={t("player.autopilot")} icon={<Bot />} />}
        {ignoreList.isIgnored(player.fingerprint) && <StatusIcon label={t("player.ignored")} icon={<VolumeX />} />}
        {player.muteSeconds > 0 && (
          <StatusIcon label={t("player.muted", { left: muteLeft(player.muteSeconds) })} icon={<MessageCircleOff />} />
        )}
        {player.owner && <StatusIcon label={t("player.owner")} icon={<Star />} />}
        {player.admin && <StatusIcon label={t("player.admin")} icon={<Crown />} />}
        {player.rights !== 0 && !player.admin && <StatusIcon label={rightsText(player.rights)} icon={<KeyRound />} />}
        {player.bot && <StatusIcon label={t("player.bot")} icon={<Bot />} />}
      </span>
      {player.queuePosition > 0 && (
        <span class="player-queue-position" title={queuePosition}>
          <span aria-hidden="true">{player.queuePosition}.</span>
          <span class="visually-hidden">{queuePosition}</span>
        </span>
      )}
      <Flag letters={player.flag} />
      {!player.bot && <Ping ping={player.ping} />}
    </>
  );
}

function rightsText(bits: number): string {
  return t("player.rights", {
    rights: rightsIn(bits)
      .map((right) => t(`notice.right.${right}`))
      .join(", "),
  });
}

/** The label is a tooltip and for screen readers, to leave the width to the player's name. */
function StatusIcon({ label, icon }: { readonly label: string; readonly icon: ComponentChildren }) {
  return (
    <span class="player-icon" title={label}>
      {icon}
      <span class="visually-hidden">{label}</span>
    </span>
  );
}

/** Up to these round trips a ping is good or fair. */
const GOOD_MS = 80;
const FAIR_MS = 160;

/** Nothing while the ping is unknown (0). */
function Ping({ ping }: { readonly ping: number }) {
  if (ping === 0) return null;
  const quality = ping <= GOOD_MS ? "good" : ping <= FAIR_MS ? "fair" : "poor";
  return (
    <span class={`player-ping player-ping-${quality}`} title={t("player.ping", { ping })}>
      <span aria-hidden="true">{ping}</span>
      <span class="visually-hidden">{t("player.ping", { ping })}</span>
    </span>
  );
}
