/** The room: its link, the teams, what an admin may do, the keys, and the way out. */
import { Activity, LogOut } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { Dialog } from "../component/dialog.tsx";
import { ThemeButton } from "../component/theme-button.tsx";
import { useUi } from "../context.ts";
import { t } from "../words.ts";
import { AdminTools } from "./admin-tools.tsx";
import { Invite } from "./invite.tsx";
import { KeyHelp } from "./key-help.tsx";
import { TeamColumn } from "./team-column.tsx";

export function RoomMenu() {
  const { session, actions, memory, menuOpen } = useUi();
  const room = session.room.value;
  return (
    <Dialog name="room" title={room?.name ?? t("common.name")} onClose={() => (menuOpen.value = false)}>
      <Invite />
      <div class="teams">
        <TeamColumn team={1} />
        <TeamColumn team={0} />
        <TeamColumn team={2} />
      </div>
      {session.me.value?.admin && <AdminTools />}
      <KeyHelp />
      <footer class="room-foot">
        <Button look="quiet" icon={<LogOut />} onPress={() => actions.leave()}>
          {t("room.leave")}
        </Button>
        <Button
          look="quiet"
          icon={<Activity />}
          pressed={memory.netGraph.value}
          onPress={() => memory.toggleNetGraph()}
        >
          {t("line.title")}
        </Button>
        <ThemeButton />
      </footer>
    </Dialog>
  );
}
