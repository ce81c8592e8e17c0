/** How the player steers: touch screen, gamepad, keyboard. */
import { lazyPart } from "../component/lazy-part.tsx";
import { t } from "../i18n/translate.ts";
import { SettingField } from "./setting-field.tsx";

const BindingsEditor = lazyPart(async () => (await import("./bindings-editor.tsx")).BindingsEditor);

export function ControlsSection() {
  return (
    <div class="stack">
      <h3>{t("preferences.controls.touchTitle")}</h3>
      <SettingField section="controls" name="stick" />
      <SettingField section="controls" name="swapped" />
      <SettingField section="controls" name="size" />
      <SettingField section="controls" name="opacity" />
      <SettingField section="controls" name="turn" />
      <p class="field-note">{t("preferences.controls.turnNote")}</p>
      <SettingField section="controls" name="vibration" />
      <h3>{t("preferences.controls.keyboardTitle")}</h3>
      <BindingsEditor />
    </div>
  );
}
