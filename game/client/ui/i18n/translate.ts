/** Texts of the interface, from the language catalogue in assets/lang. */
import i18next from "i18next";
import type admin from "#assets/lang/en/admin.json";
import app from "#assets/lang/en/app.json";
import chat from "#assets/lang/en/chat.json";
import type editor from "#assets/lang/en/editor.json";
import help from "#assets/lang/en/help.json";
import home from "#assets/lang/en/home.json";
import live from "#assets/lang/en/live.json";
import lobby from "#assets/lang/en/lobby.json";
import match from "#assets/lang/en/match.json";
import practice from "#assets/lang/en/practice.json";
import type maps from "#assets/lang/en/maps.json";
import type replay from "#assets/lang/en/replay.json";
import room from "#assets/lang/en/room.json";
import preferences from "#assets/lang/en/preferences.json";
import sound from "#assets/lang/en/sound.json";
import statistics from "#assets/lang/en/statistics.json";
import type { Language } from "../../session/language.ts";
import { numberText } from "./format.ts";
import { language } from "./locale.ts";

/** One file per part of the interface, except for parts that are pages of their own: they add theirs. */
const en = {
  ...app,
  ...chat,
  ...help,
  ...home,
  ...live,
  ...lobby,
  ...match,
  ...practice,
  ...room,
  ...preferences,
  ...sound,
  ...statistics,
};

type Singular<Name extends string> = Name extends `${infer Base}_one` | `${infer Base}_other` ? Base : Name;
type Path<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Singular<Name> : `${Name}.${Path<Tree[Name]>}`;
}[keyof Tree & string];

/** A key of the catalogue. Singular and plural forms share a key; `count` selects one. */
export type TextKey = Path<typeof en & typeof admin & typeof editor & typeof maps & typeof replay>;

/** The texts of a language: the same tree as the English one, with the plural forms of that language. */
export type Catalogue = { readonly [name: string]: string | Catalogue };

/** The texts of a language, by file. */
export type CatalogueParts = Readonly<Record<string, Catalogue>>;

const instance = i18next.createInstance();
void instance
  .use({
    type: "formatter",
    format: (value: unknown) => (typeof value === "number" ? numberText(value) : value),
  })
  .init({
    lng: "en",
    fallbackLng: "en",
    resources: { en: { translation: en } },
    // Text nodes only, never markup.
    interpolation: { escapeValue: false, alwaysFormat: true },
    initAsync: false,
  });

/** Adds texts to those of a language. */
export function addCatalogue(of: Language, parts: CatalogueParts): void {
  instance.addResourceBundle(of, "translation", Object.assign({}, ...Object.values(parts)), true);
}

export function hasCatalogue(of: Language): boolean {
  return instance.hasResourceBundle(of, "translation");
}

/**
 * The text of a key in the language of the page, with `{{name}}` replaced by the values, and numbers written as in that
 * language. Reads a signal, so that components and computed texts follow a change of the language.
 */
export function t(key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  return instance.t(key, { ...values, lng: language.value });
}

/** The words of an entry that lists several, separated by "|". */
export function wordList(key: TextKey): readonly string[] {
  return t(key).split("|");
}
