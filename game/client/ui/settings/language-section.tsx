/** The language of the interface. */
import { t } from "../i18n/translate.ts";
import { languageState } from "../i18n/language.ts";
import { SettingField } from "./setting-field.tsx";

export function LanguageSection() {
  return (
    <div class="stack">
      <SettingField section="language" name="language" />
      <p class="field-note" role="status">
        {languageState.value === "failed" && t("preferences.language.failed")}
      </p>
    </div>
  );
}
