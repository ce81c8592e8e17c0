/** The menu of a player's row. */
import type { ComponentChildren } from "preact";
import {
  Ban,
  ChartColumn,
  Crown,
  Eye,
  Flag as FlagIcon,
  MessageCircle,
  MessageCircleOff,
  ShieldOff,
  SmilePlus,
  UserX,
  Video,
  Volume2,
  VolumeX,
  Vote,
} from "lucide-preact";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#room/team.ts";
import type { PlayerInfo, TeamId } from "../../../session/player.ts";
import { Flag } from "../../component/flag.tsx";
import { Menu, type MenuItem } from "../../component/menu.tsx";
import { useUi, type Ui } from "../../context/ui-context.ts";
import { t, type TextKey } from "../../i18n/translate.ts";
import { discLabel, KitDisc } from "../../team/kit-disc.tsx";
import { kitOfTeam } from "../../team/team-style.ts";
import { actionsFor, type PlayerAction } from "./player-actions.ts";
import { usePlayers, type PlayersState } from "./players-context.ts";

const MOVE_TEXTS: Readonly<Record<TeamId, TextKey>> = {
  [SPECTATORS]: "player.toSpectators",
  [RED_TEAM]: "player.toRed",
  [BLUE_TEAM]: "player.toBlue",
};

export function PlayerMenu({ onEditAvatar }: { readonly onEditAvatar: () => void }) {
  const ui = useUi();
  const players = usePlayers();
  const open = players.menu.value;
  const player = ui.session.players.value.find(({ id }) => id === open?.id);
  if (open === undefined || player === undefined) return null;
  const onClose = (returnFocus: boolean) => {
    players.menu.value = undefined;
    if (returnFocus) document.querySelector<HTMLElement>(`.teams [data-player="${player.id}"]`)?.focus();
  };
  const actions = actionsFor(ui.session, player);
  const items = actions.map((action, i) => {
    const item = itemOf(action, { ui, players, player, onEditAvatar });
    return { ...item, separated: i > 0 && groupOf(action) !== groupOf(actions[i - 1]!) };
  });
  return (
    <Menu
      key={player.id}
      label={t("player.menu", { name: player.name })}
      at={open.at}
      head={<Head player={player} />}
      items={items}
      onClose={onClose}
    />
  );
}

function Head({ player }: { readonly player: PlayerInfo }) {
  const { session } = useUi();
  return (
    <>
      <KitDisc size="normal" kit={kitOfTeam(session.wornKits.value, player.team)} label={discLabel(player)} />
      <p>
        <b>{player.name}</b>
        <span>
          {player.fingerprint !== "" && `#${player.fingerprint}`} <Flag letters={player.flag} />{" "}
          {player.ping > 0 && t("player.ping", { ping: player.ping })}
        </span>
      </p>
    </>
  );
}

const PERSONAL: ReadonlySet<PlayerAction["kind"]> = new Set([
  "ignore",
  "whisper",
  "follow",
  "avatar",
  "profile",
  "report",
]);

/** Separators are drawn between groups. */
function groupOf({ kind }: PlayerAction): "personal" | "team" | "moderation" {
  if (PERSONAL.has(kind)) return "personal";
  return kind === "team" ? "team" : "moderation";
}

type ItemContext = {
  readonly ui: Ui;
  readonly players: PlayersState;
  readonly player: PlayerInfo;
  readonly onEditAvatar: () => void;
};

function itemOf(action: PlayerAction, { ui, players, player, onEditAvatar }: ItemContext): MenuItem {
  const { id } = player;
  const item = (label: TextKey, icon: ComponentChildren, onPress: () => void) => {
    return { key: action.kind, label: t(label), icon, onPress };
  };
  const openKickDialog = (ban: boolean) => () => void (players.kickTarget.value = { player, ban });
  switch (action.kind) {
    case "team": {
      const { team } = action;
      const icon = team === SPECTATORS ? <Eye /> : <KitDisc kit={kitOfTeam(ui.session.wornKits.value, team)} />;
      return { ...item(MOVE_TEXTS[team], icon, () => ui.actions.ask("team", { team, id })), key: `team${team}` };
    }
    case "admin": {
      const [label, icon] = adminLabel(action.admin);
      return item(label, icon, () => ui.actions.ask("admin", { id, admin: action.admin }));
    }
    case "kick":
      return { ...item("player.kick", <UserX />, openKickDialog(false)), variant: "danger" };
    case "ban":
      return { ...item("player.ban", <Ban />, openKickDialog(true)), variant: "danger" };
    case "voteKick":
      return item("player.voteKick", <Vote />, () => ui.actions.ask("vote", { subject: "kick", id }));
    case "mute":
      return item("player.mute", <MessageCircleOff />, () => void (players.muteTarget.value = player));
    case "unmute":
      return item("player.unmute", <MessageCircle />, () => ui.actions.ask("unmute", { id }));
    case "ignore": {
      const toggle = () => ui.ignoreList.toggle(player.fingerprint);
      return ui.ignoreList.isIgnored(player.fingerprint)
        ? item("player.unignore", <Volume2 />, toggle)
        : item("player.ignore", <VolumeX />, toggle);
    }
    case "whisper":
      return item("player.whisper", <MessageCircle />, () => closeMenuAnd(ui, () => (ui.whisperTo.value = player)));
    case "follow":
      return item("player.follow", <Video />, () => {
        closeMenuAnd(ui, () => (ui.session.spectating.value = { kind: "player", id }));
      });
    case "profile":
      return item("stats.profile", <ChartColumn />, () => {
        window.open(`/p/${player.fingerprint}`, "_blank", "noopener");
      });
    case "report":
      return item("report.action", <FlagIcon />, () => void (players.reportTarget.value = player));
    case "avatar":
      return item("player.avatar", <SmilePlus />, onEditAvatar);
  }
}

function adminLabel(admin: boolean): [label: TextKey, icon: ComponentChildren] {
  return admin ? ["player.makeAdmin", <Crown />] : ["player.unmakeAdmin", <ShieldOff />];
}

/** Closes the room menu, which covers the chat and the pitch. */
function closeMenuAnd(ui: Ui, then: () => void): void {
  ui.menuOpen.value = false;
  then();
}
