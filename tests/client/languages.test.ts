/** The catalogues of all languages against the English one. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { LANGUAGES, localeOf, matchLanguage } from "#client/session/language.ts";
import { EQUAL_WORDS } from "../support/equal-texts.ts";

type Tree = { readonly [name: string]: string | Tree };
/** Texts by key; plural forms are keys of their own. */
type Texts = ReadonlyMap<string, string>;

const root = fileURLToPath(new URL("../../assets/lang", import.meta.url));
const FORM = /_(zero|one|two|few|many|other)$/u;
const LISTS = ["nickname.first", "nickname.second"];

function textsOf(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[path + name, value]] : textsOf(value, `${path}${name}.`),
  );
}

function readTexts(language: string): Texts {
  const files = readdirSync(`${root}/${language}`);
  return new Map(
    files.flatMap((file) => textsOf(JSON.parse(readFileSync(`${root}/${language}/${file}`, "utf8")) as Tree)),
  );
}

/** Key without the form → its forms; [] for a text without plural. */
function formsOf(texts: Texts): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  for (const key of texts.keys()) {
    const base = key.replace(FORM, "");
    forms.set(base, [...(forms.get(base) ?? []), ...(base === key ? [] : [key.slice(base.length + 1)])]);
  }
  return forms;
}

/** The text with letters in the place of values. */
const bare = (text: string): string => text.replaceAll(/\{\{\w+\}\}/gu, "X");

const placeholders = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/gu))].sort();

const english = readTexts("en");
const englishForms = formsOf(english);
/** The English text for a key of any language. */
const originalOf = (key: string): string =>
  english.get(key) ?? english.get(key.replace(FORM, "_other")) ?? english.get(key.replace(FORM, "")) ?? "";

/** Familiar address is the rule; these words address formally. */
const FORMAL: Readonly<Record<string, RegExp>> = {
  de: /\b(?:Sie|Ihnen|Ihre?[mnrs]?)\b/u,
  fr: /\b(?:vous|votre|vos|(?!chez\b)\p{L}+ez)\b/iu,
  es: /\busted(?:es)?\b/iu,
  pl: /\b(?:Pan|Pani|Państwo|Państwa)\b/u,
  tr: /\b(?:siz|sizin|size|sizi)\b/iu,
  "pt-BR": /\b(?:o senhor|a senhora)\b/iu,
};

/** Marks of unfinished work and of careless typing. */
const LEFTOVERS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["a note", /TODO|FIXME|\?\?\?/u],
  ["three dots", /\.\.\./u],
  ["a space at an end", /^\s|\s$/u],
  ["an open placeholder", /[{}]/u],
  ["markup", /<\/?[a-z]|&[a-z]+;/u],
];

it("has a folder for every language and no others", () => {
  expect(readdirSync(root).sort()).toEqual([...LANGUAGES].sort());
});

describe.each(LANGUAGES.filter((language) => language !== "en"))("the catalogue %s", (language) => {
  const texts = readTexts(language);
  const forms = formsOf(texts);
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
  const faulty = (find: (text: string, key: string) => string | undefined): string[] =>
    [...texts].flatMap(([key, text]) => {
      const fault = find(text, key);
      return fault === undefined ? [] : [`${key}: ${fault}: ${text}`];
    });

  it("has the keys of the English one, in the same files", () => {
    expect([...englishForms.keys()].filter((key) => !forms.has(key))).toEqual([]);
    expect([...forms.keys()].filter((key) => !englishForms.has(key))).toEqual([]);
    expect(readdirSync(`${root}/${language}`)).toEqual(readdirSync(`${root}/en`));
  });

  it("has every plural form of the language", () => {
    const wrong = [...forms].filter(([key, found]) => {
      const countable = originalOf(`${key}_other`).includes("{{count}}");
      const needed = (englishForms.get(key)?.length ?? 0) > 0;
      if (found.length === 0) return needed;
      return !(needed || countable) || found.toSorted().join() !== categories.join();
    });
    expect(wrong).toEqual([]);
  });

  it("keeps the placeholders", () => {
    expect(
      faulty((text, key) => {
        const wanted = placeholders(originalOf(key));
        // The singular may do without its number.
        const found = placeholders(text);
        const missing = wanted.filter((one) => !found.includes(one) && !(key.endsWith("_one") && one === "{{count}}"));
        const unknown = found.filter((one) => !wanted.includes(one));
        return missing.length + unknown.length > 0 ? `wants ${wanted.join(" ")}` : undefined;
      }),
    ).toEqual([]);
  });

  it("is translated", () => {
    const equal = new Set([...EQUAL_WORDS.all, ...(EQUAL_WORDS[language] ?? [])]);
    const words = (text: string) =>
      bare(text)
        .replaceAll(/\/\w+/gu, "")
        .match(/\p{L}{2,}/gu) ?? [];
    expect(
      faulty((text, key) =>
        text === originalOf(key) &&
        !words(text).every((word) => equal.has(word.toLowerCase())) &&
        !key.includes("languageOptions.")
          ? "is English"
          : undefined,
      ),
    ).toEqual([]);
  });

  it("has no leftovers and no formal address", () => {
    expect(
      faulty((text, key) => {
        if (FORMAL[language]!.test(text)) return "formal";
        return (
          LEFTOVERS.find(([, pattern]) => pattern.test(bare(text)))?.[0] ??
          (LISTS.includes(key) ? undefined : unlikeEnd(text, originalOf(key)))
        );
      }),
    ).toEqual([]);
  });

  it("has the same commands, and lists of words that make nicknames", () => {
    const command = (text: string) => /^\/\w+/u.exec(text)?.[0];
    expect(faulty((text, key) => (command(text) === command(originalOf(key)) ? undefined : "command"))).toEqual([]);
    const [first, second] = LISTS.map((key) => texts.get(key)!.split("|"));
    for (const words of [first!, second!]) {
      expect(words.length).toBeGreaterThan(10);
      expect(new Set(words).size).toBe(words.length);
    }
    const longest = (words: readonly string[]) => Math.max(...words.map(({ length }) => length));
    expect(longest(first!) + 1 + longest(second!)).toBeLessThanOrEqual(25);
  });
});

/** Sentences stay sentences, questions stay questions, labels get no full stop. */
function unlikeEnd(text: string, original: string): string | undefined {
  const end = (one: string) => /[.?:…]$/u.exec(one.replace(/\p{Zs}+(?=[?:]$)/u, ""))?.[0];
  return end(text) === end(original) ? undefined : `does not end like "${original}"`;
}

describe("the language of a browser", () => {
  it.each([
    [["de-AT", "en"], "de"],
    [["pt-PT"], "pt-BR"],
    [["pt"], "pt-BR"],
    [["ja", "tr-TR", "de"], "tr"],
    [["PL"], "pl"],
    [["ja"], "en"],
    [[], "en"],
    [["", "C", "en_US", "fr"], "fr"],
  ] as const)("is the first that the interface has: %j → %s", (tags, language) => {
    expect(matchLanguage(tags)).toBe(language);
  });

  it("decides about the variant for numbers and dates", () => {
    expect(localeOf("de", ["en-US", "de-CH"])).toBe("de-CH");
    expect(localeOf("de", ["en-US"])).toBe("de");
  });
});
