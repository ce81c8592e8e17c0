/** How pitch and interface look. */
import { fullScreen, toggleFullScreen } from "../component/full-screen.ts";
import { Switch } from "../component/switch.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { SettingField } from "./setting-field.tsx";

function FullScreenSwitch() {
  const on = fullScreen()?.value;
  if (on === undefined) return null;
  return <Switch label={t("room.fullScreen")} on={on} onChange={() => void toggleFullScreen()} />;
}

export function PictureSection() {
  const { picture, reducedMotion } = useUi().session.settings;
  const reduced = reducedMotion.value;
  const { look } = picture.value;
  return (
    <div class="stack">
      <FullScreenSwitch />
      <SettingField section="picture" name="look" />
      {look === "full" && <SettingField section="picture" name="light" />}
      {look === "full" && <SettingField section="picture" name="effects" />}
      <SettingField section="picture" name="palette" />
      <SettingField section="picture" name="patterns" note={t("preferences.picture.patternsNote")} />
      <SettingField section="picture" name="radar" note={t("preferences.picture.radarNote")} />
      <SettingField section="picture" name="scale" />
      <SettingField section="picture" name="motion" />
      <SettingField
        section="picture"
        name="instantReplay"
        disabled={reduced}
        note={t(reduced ? "preferences.picture.instantReplayReduced" : "preferences.picture.instantReplayNote")}
      />
    </div>
  );
}
