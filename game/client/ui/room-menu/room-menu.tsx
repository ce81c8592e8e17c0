/** The room panel: who is here, the map, the kits, the room itself, help, and the way out. The match goes on behind it. */
import { useState } from "preact/hooks";
import { Activity, CircleQuestionMark, Goal, Link, Lock, LogOut, Map, Shirt, Users } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { Dialog } from "../component/dialog.tsx";
import { IconButton } from "../component/icon-button.tsx";
import { TabPanel, Tabs, type Tab } from "../component/tabs.tsx";
import { ThemeButton } from "../component/theme-button.tsx";
import { useUi } from "../context/ui-context.ts";
import { KitsTab } from "./kits/kits-tab.tsx";
import { DropZone } from "./maps/drop-zone.tsx";
import { MapTab } from "./maps/map-tab.tsx";
import { roomName } from "../i18n/room-name.ts";
import { t } from "../i18n/translate.ts";
import { ExpelForm } from "./players/kick-dialog.tsx";
import { GameButtons } from "./game-buttons.tsx";
import { copyRoomLink } from "./settings/invite.tsx";
import { HelpTab } from "./help/help-tab.tsx";
import { createPanel, PanelContext, type TabName } from "./players/players-context.ts";
import { PlayerMenu } from "./players/player-menu.tsx";
import { PlayersTab } from "./players/players-tab.tsx";
import { RoomTab } from "./settings/room-tab.tsx";
import { VotePlace } from "../vote/vote-card.tsx";
import { ChatGlance, ScoreGlance } from "./match-summary.tsx";

const TAB_CONTENT = {
  players: PlayersTab,
  map: MapTab,
  kits: KitsTab,
  room: RoomTab,
  help: HelpTab,
} as const satisfies Record<TabName, unknown>;

export function RoomMenu() {
  const ui = useUi();
  const { menuOpen } = ui;
  const [panel] = useState(() => createPanel(ui));
  const tab = panel.tab.value;
  const Content = TAB_CONTENT[tab];
  return (
    <PanelContext.Provider value={panel}>
      <Dialog
        name="room"
        title={<Title />}
        tools={
          <>
            <Tabs
              label={t("room.tabs")}
              base="room"
              tabs={tabs()}
              current={tab}
              onPick={(name) => (panel.tab.value = name)}
            />
            <Tools />
          </>
        }
        onClose={() => (menuOpen.value = false)}
      >
        <VotePlace />
        <TabPanel base="room" name={tab} plain={tab === "help"}>
          <Content />
        </TabPanel>
        <Foot />
        <PlayerMenu />
        <ExpelForm />
        <DropZone />
      </Dialog>
    </PanelContext.Provider>
  );
}

function tabs(): readonly Tab<TabName>[] {
  return [
    { name: "players", label: t("room.tabPlayers"), icon: <Users /> },
    { name: "map", label: t("room.tabMap"), icon: <Map /> },
    { name: "kits", label: t("room.tabKits"), icon: <Shirt /> },
    { name: "room", label: t("room.tabRoom"), icon: <Goal /> },
    { name: "help", label: t("room.tabHelp"), icon: <CircleQuestionMark /> },
  ];
}

function Title() {
  const { session } = useUi();
  const room = session.room.value;
  return (
    <>
      {room ? roomName(room) : t("common.name")}
      {room?.locked === true && (
        <span class="room-lock" title={t("room.locked")}>
          <Lock />
          <span class="unseen">{t("room.locked")}</span>
        </span>
      )}
    </>
  );
}

function Tools() {
  const { memory } = useUi();
  return (
    <div class="room-tools">
      <ScoreGlance />
      <IconButton label={t("line.title")} pressed={memory.netGraph.value} onPress={() => memory.toggleNetGraph()}>
        <Activity />
      </IconButton>
      <ThemeButton />
    </div>
  );
}

function Foot() {
  const ui = useUi();
  return (
    <footer class="room-foot">
      <Button look="quiet" icon={<LogOut />} onPress={() => ui.actions.leave()}>
        {t("room.leave")}
      </Button>
      <Button look="quiet" icon={<Link />} onPress={() => void copyRoomLink(ui)}>
        {t("room.copy")}
      </Button>
      <ChatGlance />
      <div class="room-game">
        <GameButtons />
      </div>
    </footer>
  );
}
