/** The room itself: how friends get in, and how it is set up. */
import { t } from "../../i18n/translate.ts";
import { Invite } from "./invite.tsx";
import { useUi } from "../../context/ui-context.ts";
import { RoomFacts } from "./room-summary.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { Advanced } from "./advanced-settings.tsx";

export function RoomTab() {
  const { room, admin } = useUi().session.rights.value;
  return (
    <div class="room-tab">
      <Invite />
      <section class="room-settings" aria-label={t("settings.title")}>
        {room ? <SettingsForm /> : <RoomFacts />}
        {admin && <Advanced />}
      </section>
    </div>
  );
}
