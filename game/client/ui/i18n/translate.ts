/** Every word a visitor sees comes from the catalogue in assets/lang through `t`. */
import i18next from "i18next";
import app from "#assets/lang/en/app.json";
import chat from "#assets/lang/en/chat.json";
import home from "#assets/lang/en/home.json";
import live from "#assets/lang/en/live.json";
import lobby from "#assets/lang/en/lobby.json";
import match from "#assets/lang/en/match.json";
import room from "#assets/lang/en/room.json";

/** One file per part of the interface; no two may have the same top-level name. */
const en = { ...app, ...chat, ...home, ...live, ...lobby, ...match, ...room };

type Singular<Name extends string> = Name extends `${infer Base}_one` | `${infer Base}_other` ? Base : Name;
type Path<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Singular<Name> : `${Name}.${Path<Tree[Name]>}`;
}[keyof Tree & string];

/** A key of the catalogue; forms for one and many share a key and are chosen by `count`. */
export type WordKey = Path<typeof en>;

const words = i18next.createInstance();
void words.init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false }, // text nodes only, never markup
  initAsync: false,
});

/** The words for a key, with `{{name}}` replaced by the values. */
export function t(key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  return words.t(key, values);
}

/** The lines of an entry that holds several, separated by "|": words to choose from. */
export function list(key: WordKey): readonly string[] {
  return t(key).split("|");
}
