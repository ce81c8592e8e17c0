/** Dark or light colours (style/tokens.css): the system's setting until the player chooses. */
import { effect, signal, type ReadonlySignal } from "@preact/signals";
import { readItem, writeItem } from "../storage/local-storage.ts";

export type Theme = { readonly dark: ReadonlySignal<boolean>; toggle(): void };

/** Of the browser's own bars, as the pitch behind the pages (style/tokens.css); the HTML files have them for the system's theme. */
const GRASS = { light: "#468450", dark: "#1f4a31" };

const KEY = "rondo.theme";

/** Keeps the theme in the `data-theme` attribute of `root`. */
export function createTheme(root: HTMLElement): Theme {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = signal(readItem(KEY));
  const dark = signal(system.matches);
  const update = () => {
    dark.value = chosen.value === "dark" || (chosen.value !== "light" && system.matches);
  };
  system.addEventListener("change", update);
  update();
  effect(() => {
    root.dataset["theme"] = dark.value ? "dark" : "light";
    for (const meta of root.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
      meta.content = dark.value ? GRASS.dark : GRASS.light;
    }
  });
  return {
    dark,
    toggle() {
      chosen.value = dark.value ? "light" : "dark";
      writeItem(KEY, chosen.value);
      update();
    },
  };
}
