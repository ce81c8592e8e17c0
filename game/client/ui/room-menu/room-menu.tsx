/** The room menu: a dialog with tabs for players, map, kits, room and help. The match continues behind it. */
import { useSignal } from "@preact/signals";
import { useState } from "preact/hooks";
import { Activity, CircleQuestionMark, CodeXml, Goal, Link, Lock, LogOut, Map, Shirt, Users } from "lucide-preact";
import { SPECTATORS } from "#room/team.ts";
import { Button } from "../component/button.tsx";
import { ConfirmButton } from "../component/confirm-button.tsx";
import { Dialog } from "../component/dialog.tsx";
import { IconButton } from "../component/icon-button.tsx";
import { MuteButton } from "../component/mute-button.tsx";
import { TabPanel, Tabs, type Tab } from "../component/tabs.tsx";
import { ThemeButton } from "../component/theme-button.tsx";
import { useUi } from "../context/ui-context.ts";
import { roomName } from "../i18n/room-name.ts";
import { t } from "../i18n/translate.ts";
import { SettingsButton } from "../settings/settings-button.tsx";
import { LastMatchButton } from "../statistics/summary-button.tsx";
import { VoteArea } from "../vote/vote-card.tsx";
import { GameButtons } from "./game-buttons.tsx";
import { HelpTab } from "./help/help-tab.tsx";
import { KitsTab } from "./kits/kits-tab.tsx";
import { DropZone } from "./maps/drop-zone.tsx";
import { MapTab } from "./maps/map-tab.tsx";
import { createUpload } from "./maps/upload.ts";
import { ChatSummary, ScoreSummary } from "./match-summary.tsx";
import { PlayersTab } from "./players/players-tab.tsx";
import { copyInviteUrl } from "./settings/invite-url.ts";
import { RoomTab } from "./settings/room-tab.tsx";

type TabName = "players" | "map" | "kits" | "room" | "help";

export function RoomMenu() {
  const { actions, menuOpen } = useUi();
  const tab = useSignal<TabName>("players");
  const [upload] = useState(() => createUpload(actions));
  const show = (name: TabName) => void (tab.value = name);
  return (
    <Dialog
      name="room"
      title={<Title />}
      tools={
        <>
          <Tabs label={t("room.tabs")} base="room" tabs={tabs()} current={tab.value} onPick={show} />
          <Tools />
        </>
      }
      onClose={() => (menuOpen.value = false)}
    >
      <VoteArea />
      <TabPanel base="room" name={tab.value} plain={tab.value === "help"}>
        {tab.value === "players" && <PlayersTab onEditAvatar={() => show("kits")} />}
        {tab.value === "map" && <MapTab upload={upload} />}
        {tab.value === "kits" && <KitsTab />}
        {tab.value === "room" && <RoomTab />}
        {tab.value === "help" && <HelpTab />}
      </TabPanel>
      <Footer />
      <DropZone upload={upload} onDrop={() => show("map")} />
    </Dialog>
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
      <span class="room-title">{room ? roomName(room) : t("common.name")}</span>
      {room?.locked === true && (
        <span class="room-lock" title={t("room.locked")}>
          <Lock />
          <span class="visually-hidden">{t("room.locked")}</span>
        </span>
      )}
      {room?.scripted === true && (
        <span class="room-lock" title={t("room.scripted")}>
          <CodeXml />
          <span class="visually-hidden">{t("room.scripted")}</span>
        </span>
      )}
    </>
  );
}

function Tools() {
  const { preferences, theme, session, keyboard } = useUi();
  return (
    <div class="room-tools">
      <ScoreSummary />
      <IconButton
        label={t("netGraph.title")}
        pressed={preferences.netGraph.value}
        onPress={() => preferences.toggleNetGraph()}
      >
        <Activity />
      </IconButton>
      <span class="room-mute">
        <MuteButton settings={session.settings} labelOf={keyboard.labelOf} />
      </span>
      <ThemeButton theme={theme} />
      <SettingsButton />
    </div>
  );
}

function Footer() {
  const ui = useUi();
  return (
    <footer class="room-foot">
      <LeaveButton />
      <Button variant="quiet" icon={<Link />} onPress={() => void copyInviteUrl(ui)}>
        {t("room.copy")}
      </Button>
      <LastMatchButton />
      <ChatSummary />
      <div class="room-game">
        <GameButtons />
      </div>
    </footer>
  );
}

/** Asks first where leaving has a price. */
function LeaveButton() {
  const { session, actions } = useUi();
  const ranked = session.room.value?.ranked === true && session.game.value !== null;
  const plays = ranked && session.me.value?.team !== SPECTATORS;
  return (
    <ConfirmButton
      variant="quiet"
      icon={<LogOut />}
      question={
        plays ? { title: t("ranked.leaveTitle"), note: t("ranked.leaveNote"), confirm: t("room.leave") } : undefined
      }
      onPress={() => actions.leave()}
    >
      {t("room.leave")}
    </ConfirmButton>
  );
}
