/** The languages of the interface. Pure. */

/** As BCP 47 tags; each has a folder in assets/lang (docs/translating.md). */
export const LANGUAGES = ["en", "pt-BR", "es", "tr", "pl", "fr", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of the interface for a tag such as "de-AT"; another region of the same language will do. */
export function languageOf(tag: string): Language | undefined {
  const base = baseOf(tag);
  const exact = LANGUAGES.find((language) => language.toLowerCase() === tag.toLowerCase());
  return exact ?? (base === undefined ? undefined : LANGUAGES.find((language) => baseOf(language) === base));
}

/** The first of a browser's languages that the interface has; English when it has none. */
export function matchLanguage(tags: readonly string[]): Language {
  return tags.map(languageOf).find((language) => language !== undefined) ?? "en";
}

/** The tag for numbers and dates: the browser's own variant of the language where it names one. */
export function localeOf(language: Language, tags: readonly string[]): string {
  return tags.find((tag) => languageOf(tag) === language) ?? language;
}

/** Undefined for an invalid tag, which some browsers report. */
function baseOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return undefined;
  }
}
