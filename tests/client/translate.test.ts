import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { SETTINGS, type Field } from "#client/session/settings.ts";
import { addCatalogue, t, wordList } from "#client/ui/i18n/translate.ts";

type Tree = { readonly [name: string]: string | Tree };

const catalogue = fileURLToPath(new URL("../../assets/lang/en", import.meta.url));
const parts = readdirSync(catalogue).map((file) => JSON.parse(readFileSync(`${catalogue}/${file}`, "utf8")) as Tree);

const client = fileURLToPath(new URL("../../game/client", import.meta.url));

/** Keys of the catalogue; the forms of a plural are one key. */
function keysOf(tree: Tree, path = ""): string[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string" ? [(path + name).replace(/_(one|other)$/u, "")] : keysOf(value, `${path}${name}.`),
  );
}

/** The keys of the controls that ui/settings makes from the table of settings. */
function settingKeys(): string[] {
  return Object.entries(SETTINGS).flatMap(([section, fields]) =>
    Object.entries<Field>(fields).flatMap(([name, field]) => {
      if (field.kind === "custom") return [];
      const options = field.kind === "choice" ? field.options : [];
      return [name, ...options.map((option) => `${name}Options.${option}`)].map(
        (key) => `preferences.${section}.${key}`,
      );
    }),
  );
}

const sources = readdirSync(client, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/u.test(file) && !file.includes("node_modules"))
  .map((file) => ({ file, text: readFileSync(`${client}/${file}`, "utf8") }));

describe("the language catalogue", () => {
  const keys = [...new Set(parts.flatMap((part) => keysOf(part)))];

  it("has each top-level name in one file", () => {
    const names = parts.flatMap((part) => Object.keys(part));
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it("has no unused keys", () => {
    const everything = sources.map(({ text }) => text).join("\n");
    // Keys that end with the name of a setting are written as templates: `notice.setting.${name}`.
    const prefixes = [...everything.matchAll(/\bt\(`([\w.]+\.)\$\{/gu)].map(([, prefix]) => prefix!);
    const isInTemplate = (key: string) => prefixes.includes(key.slice(0, key.lastIndexOf(".") + 1));
    // The closing quote is not consumed: it may open the next text.
    const written = new Set([...everything.matchAll(/"([^"\n]+)(?=")/gu)].map(([, text]) => text!));
    const settings = settingKeys();
    expect(keys.filter((key) => !written.has(key) && !isInTemplate(key) && !settings.includes(key))).toEqual([]);
  });

  it("has a text for every setting and each of its options", () => {
    expect(settingKeys().filter((key) => !keys.includes(key))).toEqual([]);
  });

  it("has every key that the interface uses", () => {
    const used = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\b(?:t|wordList)\(\s*"([^"]+)"/gu)].map(([, key]) => ({ file, key: key! })),
    );
    expect(used.length).toBeGreaterThan(40);
    expect(used.filter(({ key }) => !keys.includes(key))).toEqual([]);
  });

  it("has a text for every key", () => {
    addCatalogue("en", Object.fromEntries(parts.entries()));
    for (const key of keys) expect(t(key as Parameters<typeof t>[0], { count: 2 })).not.toBe(key);
  });

  it("inserts values and selects plural forms", () => {
    expect(t("match.score", { red: 2, blue: 1 })).toBe("Red 2, Blue 1.");
    expect(t("connection.silent", { count: 1 })).toBe("No response for 1 second");
    expect(t("connection.silent", { count: 4 })).toBe("No response for 4 seconds");
    expect(wordList("nickname.first").length).toBeGreaterThan(10);
  });

  it("has the texts of the pages for the host, of the editor and of recordings only in these pages", () => {
    const users = (prefix: string) =>
      sources
        .filter(({ file, text }) => file.startsWith("ui/") && new RegExp(`["\`]${prefix}\\.`, "u").test(text))
        .map(({ file }) => file);
    expect(users("admin").filter((file) => !file.startsWith("ui/admin/"))).toEqual([]);
    expect(users("editor").filter((file) => !file.startsWith("ui/editor/"))).toEqual([]);
    expect(users("replay").filter((file) => !file.startsWith("ui/replay/"))).toEqual([]);
  });

  it("contains all texts of the markup", () => {
    const bare = sources
      // The page of all components is for developers.
      .filter(({ file }) => file.endsWith(".tsx") && !file.startsWith("ui/styleguide/"))
      .flatMap(({ file, text }) =>
        [...text.matchAll(/>\s*([A-Za-z][a-z]+(?: [a-z]+)*[.!?…]?)\s*<\//gu)].map((match) => `${file}: ${match[1]!}`),
      );
    // The letters of the logo are no text.
    expect(bare.filter((found) => !found.includes("wordmark"))).toEqual([]);
  });
});
