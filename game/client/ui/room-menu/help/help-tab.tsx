/** Which keys do what, and what newcomers ask first. */
import { t } from "../../i18n/translate.ts";
import { KeyHelp } from "./key-help.tsx";

export function HelpTab() {
  return (
    <div class="help-tab">
      <p class="field-note for-touch">{t("keys.needed")}</p>
      <KeyHelp />
      <section class="help-more">
        <h3>{t("keys.panelTitle")}</h3>
        <ul class="help-lines">
          <li>{t("keys.helpMove")}</li>
          <li>{t("keys.helpMenu")}</li>
          <li>{t("keys.helpQueue")}</li>
          <li>{t("keys.helpMap")}</li>
          <li>{t("keys.helpLink")}</li>
          <li>{t("keys.helpChat")}</li>
        </ul>
      </section>
    </div>
  );
}
