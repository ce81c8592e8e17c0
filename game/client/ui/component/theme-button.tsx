/** Toggles between the dark and the light theme. */
import { Moon, Sun } from "lucide-preact";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { IconButton } from "./icon-button.tsx";

export function ThemeButton() {
  const { theme } = useUi();
  return (
    <IconButton label={theme.dark.value ? t("theme.light") : t("theme.dark")} onPress={() => theme.toggle()}>
      {theme.dark.value ? <Sun /> : <Moon />}
    </IconButton>
  );
}
