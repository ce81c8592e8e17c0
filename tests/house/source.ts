/** Reads the tree: files, their text without comments and strings, and their imports. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");

/** Paths of all files under a folder, relative to `root`, with forward slashes, sorted. */
export function filesUnder(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .sort();
}

export const isCode = (file: string): boolean => /\.(ts|tsx|mjs|js)$/.test(file);

export function read(root: string, file: string): string {
  return readFileSync(join(root, file), "utf8");
}

const TOKEN = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;

/** The text with comments blanked; strings stay, because imports are strings. Line numbers stay too. */
export function withoutComments(text: string): string {
  return text.replace(TOKEN, (token) => (token.startsWith("/") ? token.replace(/[^\n]/g, " ") : token));
}

/** The text with comments and quoted strings blanked. */
export function bareCode(text: string): string {
  return text.replace(TOKEN, (token) => token.replace(/[^\n]/g, " "));
}

/** Everything a file imports or re-exports, types included. */
export function specifiersOf(text: string): string[] {
  return [...withoutComments(text).matchAll(/(?<![."'\w])(?:from|import)\s*\(?\s*["']([^"'\n]+)["']/g)].map(
    (match) => match[1]!,
  );
}

const ALIAS: Readonly<Record<string, string>> = { "#client": "game/client", "#server": "server", "#assets": "assets" };

/** The repository path a specifier means, or undefined for a package. */
export function target(file: string, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return posix.join(dirname(file), specifier);
  if (!specifier.startsWith("#")) return undefined;
  const [alias = "", ...rest] = specifier.split("/");
  return [ALIAS[alias] ?? `game/${alias.slice(1)}`, ...rest].join("/");
}
