/** The invite link, the recording, the settings of the room, and its bans. */
import { t } from "../../i18n/translate.ts";
import { Bans } from "../bans/bans.tsx";
import { Invite } from "./invite.tsx";
import { useUi } from "../../context/ui-context.ts";
import { ScriptNote } from "./script-note.tsx";
import { RecordingSection } from "./recording-section.tsx";
import { RoomSummary } from "./room-summary.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { AdvancedSettings } from "./advanced-settings.tsx";

export function RoomTab() {
  const { room, admin, moderate } = useUi().session.rights.value;
  return (
    <div class="room-tab">
      <div class="room-aside">
        <Invite />
        <RecordingSection />
      </div>
      <section class="room-settings" aria-label={t("settings.title")}>
        <ScriptNote />
        {room ? <SettingsForm /> : <RoomSummary />}
        {admin && <AdvancedSettings />}
        {moderate && <Bans />}
      </section>
    </div>
  );
}
