/** What the pages save in this browser, and how to delete it. */
import { Trash2 } from "lucide-preact";
import { ConfirmButton } from "../component/confirm-button.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { forgetEverything } from "../saved/forget.ts";

export function PrivacySection() {
  const { actions } = useUi();
  const forget = async () => {
    actions.leave();
    await forgetEverything();
    location.replace("/");
  };
  return (
    <div class="stack">
      <p>{t("preferences.privacy.text")}</p>
      <ul class="help-list">
        <li>{t("preferences.privacy.identity")}</li>
        <li>{t("preferences.privacy.nickname")}</li>
        <li>{t("preferences.privacy.settings")}</li>
        <li>{t("preferences.privacy.lists")}</li>
        <li>{t("preferences.privacy.maps")}</li>
        <li>{t("preferences.privacy.seat")}</li>
      </ul>
      <p class="field-note">{t("preferences.privacy.server")}</p>
      <div>
        <ConfirmButton
          variant="danger"
          icon={<Trash2 />}
          question={{
            title: t("preferences.privacy.forgetTitle"),
            note: t("preferences.privacy.forgetNote"),
            confirm: t("preferences.privacy.forget"),
          }}
          onPress={() => void forget()}
        >
          {t("preferences.privacy.forget")}
        </ConfirmButton>
      </div>
    </div>
  );
}
