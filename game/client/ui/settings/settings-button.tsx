/** Opens the settings. */
import { Settings } from "lucide-preact";
import { IconButton } from "../component/icon-button.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";

export function SettingsButton() {
  const { settingsOpen } = useUi();
  return (
    <IconButton label={t("preferences.title")} onPress={() => (settingsOpen.value = true)}>
      <Settings />
    </IconButton>
  );
}
