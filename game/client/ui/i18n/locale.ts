/** The language that the page is shown in. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { localeOf, type Language } from "../../session/language.ts";

/** Set by language.ts when the texts are there. */
export const language = signal<Language>("en");

/** The browser's languages, most preferred first; kept up to date by language.ts. */
export const browserLanguages = signal<readonly string[]>(navigator.languages);

/** The tag for numbers and dates. */
export const locale: ReadonlySignal<string> = computed(() => localeOf(language.value, browserLanguages.value));
