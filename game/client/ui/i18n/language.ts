/** Shows the page in the language of the settings: loads its texts, and follows every change. */
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { matchLanguage, type Language } from "../../session/language.ts";
import type { Settings } from "../../session/settings.ts";
import { browserLanguages, language } from "./locale.ts";
import { addCatalogue, hasCatalogue, type CatalogueParts } from "./translate.ts";

/** One separate file of the page for each language, except English, which the page contains. */
const CATALOGUES = import.meta.glob<CatalogueParts>("./catalogue/*.ts", { import: "default" });

/** Time that the page waits for its texts before it is shown in English, in milliseconds. */
const FIRST_TEXTS_MS = 4000;

export type LanguagePorts = {
  readonly settings: Settings;
  /** The element whose attribute `lang` follows. */
  readonly root: HTMLElement;
  /** Runs a dynamic import, with retries (net/load-module.ts). */
  readonly loadModule: <T>(load: () => Promise<T>) => Promise<T>;
  /** The file of a language; pages with texts of their own add them, and tests replace it. */
  readonly catalogueOf?: (wanted: Language) => Promise<CatalogueParts>;
};

const state = signal<"ready" | "loading" | "failed">("ready");

/** Whether the chosen language is shown; until then the previous one is. */
export const languageState: ReadonlySignal<"ready" | "loading" | "failed"> = state;

/**
 * Follows until the returned `stop` is called. `shown` settles when the first texts are there, at once for English; it never
 * rejects: without its texts the page is English until they have loaded.
 */
export function followLanguage(ports: LanguagePorts): { readonly shown: Promise<void>; readonly stop: () => void } {
  const { settings, root } = ports;
  const chosen = computed(() => {
    const { language: choice } = settings.language.value;
    return choice === "system" ? matchLanguage(browserLanguages.value) : choice;
  });
  const readBrowser = () => void (browserLanguages.value = navigator.languages);
  // A failed load is tried again when the connection returns.
  const again = () => void (state.peek() === "failed" && show(chosen, ports));
  window.addEventListener("languagechange", readBrowser);
  window.addEventListener("online", again);
  let first: Promise<void> | undefined;
  const stopChoosing = effect(() => {
    const loading = show(chosen, ports);
    first ??= loading;
  });
  const stopNaming = effect(() => void (root.lang = language.value));
  return {
    shown: withinTime(first!, FIRST_TEXTS_MS),
    stop() {
      window.removeEventListener("languagechange", readBrowser);
      window.removeEventListener("online", again);
      stopChoosing();
      stopNaming();
    },
  };
}

/** Subscribes the calling effect to the choice. A choice that was replaced while it loaded is not shown. */
async function show(chosen: ReadonlySignal<Language>, ports: LanguagePorts): Promise<void> {
  const wanted = chosen.value;
  if (!hasCatalogue(wanted)) {
    state.value = "loading";
    try {
      addCatalogue(wanted, await ports.loadModule(() => (ports.catalogueOf ?? importCatalogue)(wanted)));
    } catch {
      if (wanted === chosen.peek()) state.value = "failed";
      return;
    }
  }
  if (wanted !== chosen.peek()) return;
  state.value = "ready";
  language.value = wanted;
}

/** Resolves with the promise, which must not reject, or after `ms` milliseconds. */
function withinTime(promise: Promise<void>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void promise.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** The texts of a language that all pages have. Rejects when they cannot be loaded. */
export function importCatalogue(wanted: Language): Promise<CatalogueParts> {
  const load = CATALOGUES[`./catalogue/${wanted}.ts`];
  if (!load) throw new Error(`no catalogue of ${wanted}`);
  return load();
}
