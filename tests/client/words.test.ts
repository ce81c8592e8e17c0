import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { list, t } from "#client/ui/i18n/translate.ts";

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

const sources = readdirSync(client, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/u.test(file) && !file.includes("node_modules"))
  .map((file) => ({ file, text: readFileSync(`${client}/${file}`, "utf8") }));

describe("the words", () => {
  const keys = [...new Set(parts.flatMap((part) => keysOf(part)))];

  it("are in one file each", () => {
    const names = parts.flatMap((part) => Object.keys(part));
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it("are all used somewhere in the interface", () => {
    const everything = sources.map(({ text }) => text).join("\n");
    expect(keys.filter((key) => !everything.includes(`"${key}"`))).toEqual([]);
  });

  it("exist for every key that the interface uses", () => {
    const used = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\b(?:t|list)\(\s*"([^"]+)"/gu)].map(([, key]) => ({ file, key: key! })),
    );
    expect(used.length).toBeGreaterThan(40);
    expect(used.filter(({ key }) => !keys.includes(key))).toEqual([]);
  });

  it("are never empty and never a bare key", () => {
    for (const key of keys) expect(t(key as Parameters<typeof t>[0], { count: 2 })).not.toBe(key);
  });

  it("take values, and count", () => {
    expect(t("match.score", { red: 2, blue: 1 })).toBe("Red 2, Blue 1.");
    expect(t("link.silent", { count: 1 })).toBe("1 second of silence");
    expect(t("link.silent", { count: 4 })).toBe("4 seconds of silence");
    expect(list("nickname.first").length).toBeGreaterThan(10);
  });

  it("are not written into the markup by hand", () => {
    const bare = sources
      .filter(({ file }) => file.endsWith(".tsx"))
      .flatMap(({ file, text }) =>
        [...text.matchAll(/>\s*([A-Za-z][a-z]+(?: [a-z]+)*[.!?…]?)\s*<\//gu)].map((match) => `${file}: ${match[1]!}`),
      );
    // The logo's letters are its own.
    expect(bare.filter((found) => !found.includes("wordmark"))).toEqual([]);
  });
});
