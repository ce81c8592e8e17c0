/** The room itself: how friends get in, and how it is set up. */
import { t } from "../words.ts";
import { Invite } from "./invite.tsx";
import { useScene } from "./panel.ts";
import { maySettle } from "./rights.ts";
import { RoomFacts } from "./room-facts.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { Advanced } from "./advanced.tsx";

export function RoomTab() {
  const scene = useScene();
  return (
    <div class="room-tab">
      <Invite />
      <section class="room-settings" aria-label={t("settings.title")}>
        {maySettle(scene) ? <SettingsForm /> : <RoomFacts />}
        {scene.me?.admin && <Advanced />}
      </section>
    </div>
  );
}
