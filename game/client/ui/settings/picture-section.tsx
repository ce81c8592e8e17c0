/** How pitch and interface look. */
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { SettingField } from "./setting-field.tsx";

export function PictureSection() {
  const { picture, reducedMotion } = useUi().session.settings;
  const reduced = reducedMotion.value;
  const { look } = picture.value;
  return (
    <div class="stack">
      <SettingField section="picture" name="look" />
      {look === "full" && <SettingField section="picture" name="light" />}
      {look === "full" && <SettingField section="picture" name="effects" />}
      <SettingField section="picture" name="palette" />
      <SettingField section="picture" name="patterns" note={t("preferences.picture.patternsNote")} />
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
