/** The keys and tips for new players. */
import { HelpCall } from "../../help/help-button.tsx";
import { t } from "../../i18n/translate.ts";
import { KeyHelp } from "./key-help.tsx";

export function HelpTab() {
  return (
    <div class="help-tab">
      <p class="field-note for-touch">{t("keys.touchHelp")}</p>
      <p class="field-note for-pad">{t("keys.padHelp")}</p>
      <KeyHelp />
      <HelpCall />
      <section class="help-tips">
        <h3>{t("keys.tipsTitle")}</h3>
        <ul class="help-list">
          <li>{t("keys.tipMove")}</li>
          <li>{t("keys.tipMenu")}</li>
          <li>{t("keys.tipQueue")}</li>
          <li>{t("keys.tipMap")}</li>
          <li>{t("keys.tipLink")}</li>
          <li>{t("keys.tipChat")}</li>
        </ul>
      </section>
    </div>
  );
}
