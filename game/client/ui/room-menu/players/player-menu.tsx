/** What can be done with a player: the menu of his row. */
import type { ComponentChildren } from "preact";
import {
  Ban,
  Crown,
  Eye,
  MessageCircle,
  ShieldOff,
  SmilePlus,
  UserX,
  Video,
  Volume2,
  VolumeX,
  Vote,
} from "lucide-preact";
import type { PlayerInfo, TeamId } from "../../../session/player.ts";
import { Flag } from "../../component/flag.tsx";
import { Menu, type MenuItem } from "../../component/menu.tsx";
import { useUi, type Ui } from "../../context/ui-context.ts";
import { discLabel, KitDisc } from "../../team/kit-disc.tsx";
import { kitOfTeam } from "../../team/team-style.ts";
import { t, type WordKey } from "../../i18n/translate.ts";
import { usePanel, useScene, type Panel, type Scene } from "./players-context.ts";
import { actionsFor, type PlayerAction } from "./player-actions.ts";

const MOVES: Readonly<Record<TeamId, WordKey>> = { 0: "player.toSpectators", 1: "player.toRed", 2: "player.toBlue" };

export function PlayerMenu() {
  const ui = useUi();
  const panel = usePanel();
  const scene = useScene();
  const open = panel.menu.value;
  const player = scene.players.find(({ id }) => id === open?.id);
  if (open === undefined || player === undefined) return null;
  const onClose = (back: boolean) => {
    panel.menu.value = undefined;
    if (back) document.querySelector<HTMLElement>(`.teams [data-player="${player.id}"]`)?.focus();
  };
  const choices = actionsFor(ui.session, player);
  const items = choices.map((action, i) => {
    const item = itemOf(action, { ui, panel, scene, player });
    return { ...item, apart: i > 0 && groupOf(action) !== groupOf(choices[i - 1]!) };
  });
  return (
    <Menu
      key={player.id}
      label={t("player.menu", { name: player.name })}
      at={open.at}
      head={<Head player={player} scene={scene} />}
      items={items}
      onClose={onClose}
    />
  );
}

/** Who he is, in full. */
function Head({ player, scene }: { readonly player: PlayerInfo; readonly scene: Scene }) {
  return (
    <>
      <KitDisc size="normal" kit={kitOfTeam(scene.room, player.team)} label={discLabel(player)} />
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

function groupOf({ kind }: PlayerAction): string {
  if (kind === "mute" || kind === "whisper" || kind === "follow" || kind === "avatar") return "people";
  return kind === "team" ? "team" : "rank";
}

type Case = { readonly ui: Ui; readonly panel: Panel; readonly scene: Scene; readonly player: PlayerInfo };

function itemOf(action: PlayerAction, { ui, panel, scene, player }: Case): MenuItem {
  const { id } = player;
  const item = (name: WordKey, icon: ComponentChildren, onPress: () => void) => {
    return { key: action.kind, label: t(name), icon, onPress };
  };
  const expel = (ban: boolean) => () => void (panel.expelling.value = { player, ban });
  switch (action.kind) {
    case "team": {
      const icon = action.team === 0 ? <Eye /> : <KitDisc kit={kitOfTeam(scene.room, action.team)} />;
      const move = item(MOVES[action.team], icon, () => ui.actions.ask("team", { team: action.team, id }));
      return { ...move, key: `team${action.team}` };
    }
    case "admin": {
      const change = () => ui.actions.ask("admin", { id, admin: action.admin });
      return action.admin
        ? item("player.makeAdmin", <Crown />, change)
        : item("player.unmakeAdmin", <ShieldOff />, change);
    }
    case "kick":
      return { ...item("player.kick", <UserX />, expel(false)), look: "danger" };
    case "ban":
      return { ...item("player.ban", <Ban />, expel(true)), look: "danger" };
    case "voteKick":
      return item("player.voteKick", <Vote />, () => ui.actions.ask("vote", { subject: "kick", id }));
    case "mute": {
      const toggle = () => ui.muted.toggleMuted(player.fingerprint);
      return ui.muted.isMuted(player.fingerprint)
        ? item("player.unmute", <Volume2 />, toggle)
        : item("player.mute", <VolumeX />, toggle);
    }
    case "whisper":
      return item("player.whisper", <MessageCircle />, () => leaveFor(ui, () => (ui.whisperTo.value = player)));
    case "follow":
      return item("player.follow", <Video />, () => {
        leaveFor(ui, () => (ui.session.spectating.value = { kind: "player", id }));
      });
    case "avatar":
      return item("player.avatar", <SmilePlus />, () => (panel.tab.value = "kits"));
  }
}

/** Closes the panel first, as what follows is beside the pitch. */
function leaveFor(ui: Ui, what: () => void): void {
  ui.menuOpen.value = false;
  what();
}
