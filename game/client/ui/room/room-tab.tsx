/** The room itself: how friends get in, and how it is set up. */
import { t } from "../words.ts";
import { Invite } from "./invite.tsx";
import { useUi } from "../context.ts";
import { RoomFacts } from "./room-facts.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { Advanced } from "./advanced.tsx";

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
