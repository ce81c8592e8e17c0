/** For rooms with a script: what that means for members, the admins, and whether the script moves the camera. */
import { Switch } from "../../component/switch.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";

export function ScriptNote() {
  const { session } = useUi();
  if (session.room.value?.scripted !== true) return null;
  const admins = session.players.value.filter(({ admin }) => admin).map(({ name }) => name);
  return (
    <div class="script-note">
      <p class="field-note">{t("settings.scriptNote")}</p>
      <p>
        {admins.length === 0 ? (
          t("settings.scriptNoAdmins")
        ) : (
          <>
            {t("settings.scriptAdmins")} <bdi>{admins.join(", ")}</bdi>
          </>
        )}
      </p>
      <Switch
        label={t("settings.scriptCamera")}
        on={session.scriptCameraAllowed.value}
        onChange={(allowed) => (session.scriptCameraAllowed.value = allowed)}
      />
    </div>
  );
}
