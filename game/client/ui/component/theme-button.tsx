/** Toggles between the dark and the light theme. */
import { Moon, Sun } from "lucide-preact";
import { t } from "../i18n/translate.ts";
import type { Theme } from "../saved/theme.ts";
import { IconButton } from "./icon-button.tsx";

type ThemeButtonProps = { readonly theme: Theme; readonly variant?: "plain" | "glass" };

export function ThemeButton({ theme, variant = "plain" }: ThemeButtonProps) {
  const label = theme.dark.value ? t("theme.light") : t("theme.dark");
  return (
    <IconButton variant={variant} label={label} onPress={() => theme.toggle()}>
      {theme.dark.value ? <Sun /> : <Moon />}
    </IconButton>
  );
}
