/** Opens the settings. */
import { Settings } from "lucide-preact";
import { IconButton } from "../component/icon-button.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";

/** `glass` over the match. */
export function SettingsButton({ glass = false }: { readonly glass?: boolean }) {
  const { settingsOpen } = useUi();
  return (
    <IconButton
      variant={glass ? "glass" : "plain"}
      label={t("preferences.title")}
      onPress={() => (settingsOpen.value = true)}
    >
      <Settings />
    </IconButton>
  );
}
