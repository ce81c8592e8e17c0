/** Dark or light: the system's choice until the visitor makes one. The colours are in style/tokens.css. */
import { effect, signal, type Signal } from "@preact/signals";
import { read, write } from "./preferences.ts";

export type Theme = { readonly dark: Signal<boolean>; toggle(): void };

const THEME_KEY = "rondo.theme";

export function createTheme(root: HTMLElement): Theme {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = signal(read(THEME_KEY));
  const dark = signal(system.matches);
  const settle = () => {
    dark.value = chosen.value === "dark" || (chosen.value !== "light" && system.matches);
  };
  system.addEventListener("change", settle);
  settle();
  effect(() => {
    root.dataset["theme"] = dark.value ? "dark" : "light";
  });
  return {
    dark,
    toggle() {
      chosen.value = dark.value ? "light" : "dark";
      write(THEME_KEY, chosen.value);
      settle();
    },
  };
}
