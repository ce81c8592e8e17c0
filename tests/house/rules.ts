/** The house rules as functions of a tree: each returns one line per breach. canary.test.ts shows that each can fail. */
import { readdirSync } from "node:fs";
import { posix } from "node:path";
import { type Area, areaOf, law, roots } from "./law.ts";
import { circlesIn } from "./circles.ts";
import { bareCode, filesUnder, isCode, read, specifiersOf, target } from "./source.ts";

const codeIn = (root: string, ...folders: string[]): string[] =>
  folders.flatMap((folder) => filesUnder(root, folder)).filter(isCode);

function allows(area: Area, packageName: string): boolean {
  return area.packages.some((allowed) =>
    /[/:]$/.test(allowed) ? packageName.startsWith(allowed) : packageName === allowed,
  );
}

function breaks(file: string, home: string, specifier: string): string | undefined {
  const path = target(file, specifier);
  const area = law[home]!;
  if (path === undefined) return allows(area, specifier) ? undefined : `${home} may not use the package`;
  if (roots.includes(path)) return "nothing imports a main file";
  const inZone = path.startsWith(`${home}/`) && areaOf(path) === home;
  if (specifier.startsWith("#") && inZone) return "inside a zone imports are relative";
  if (
    inZone ||
    area.zones.some((zone) => path === zone || (path.startsWith(`${zone}/`) && (areaOf(path) ?? zone) === zone))
  )
    return undefined;
  return `${home} may not use`;
}

/** Imports that break the law. */
export function borders(root: string): string[] {
  const found: string[] = [];
  for (const file of codeIn(root, "game", "server")) {
    if (roots.includes(file) || file.startsWith("server/launcher")) continue;
    const home = areaOf(file);
    if (home === undefined) found.push(`${file}: no law for this folder`);
    else
      for (const specifier of specifiersOf(read(root, file))) {
        const reason = breaks(file, home, specifier);
        if (reason !== undefined) found.push(`${file} → ${specifier}: ${reason}`);
      }
  }
  return found;
}

/**
 * Imports between client and server, and imports of tests; also in the composition roots. The command line is a program
 * of its own, which is on neither side.
 */
export function sides(root: string): string[] {
  const found: string[] = [];
  for (const file of codeIn(root, "game", "server")) {
    if (file.startsWith("server/cli/")) continue;
    for (const specifier of specifiersOf(read(root, file))) {
      const path = target(file, specifier) ?? "";
      const crossed = file.startsWith("server/") ? path.startsWith("game/client/") : path.startsWith("server/");
      if (crossed || path.startsWith("tests/")) found.push(`${file} → ${specifier}: the sides never meet`);
    }
  }
  return found;
}

const EXACT_MATH = /\bMath\b(?!\s*\.\s*(?:abs|ceil|clz32|floor|fround|imul|max|min|round|sign|sqrt|trunc)\b)/;
const SIM_WORDS: readonly [RegExp, string][] = [
  [EXACT_MATH, "inexact Math"],
  [/\*\*/, "**"],
  [/\b(?:Date|performance|Intl|globalThis|process|crypto)\b/, "a clock or the surroundings"],
  [/\b(?:localeCompare|toLocale\w*)\b/, "the machine's language"],
  [/\bnew\s+(?:Weak)?(?:Map|Set)\b/, "a Map or a Set"],
  [/\bfor\s*\([^)]*\bin\b/, "for … in"],
  [/\b(?:async|await|Promise)\b/, "something asynchronous"],
];

/** Words whose results can differ between engines. Arcs of stadiums are computed once, so there only arithmetic matters. */
export function determinism(root: string): string[] {
  const scan = (folder: string, words: readonly [RegExp, string][]): string[] =>
    codeIn(root, folder).flatMap((file) =>
      bareCode(read(root, file))
        .split("\n")
        .flatMap((line, i) => words.filter(([word]) => word.test(line)).map(([, what]) => `${file}:${i + 1}: ${what}`)),
    );
  return [...scan("game/sim", SIM_WORDS), ...scan("game/stadium", SIM_WORDS.slice(0, 4))];
}

const KEY_LISTENER = /addEventListener\(\s*["'`]key/;
const TYPED_CHARACTER = /\bkey(?:\.\w+\(\))?\s*[!=]==\s*["'`][^"'`]["'`]/;

/** Key handlers of the page besides its dispatcher, and handlers that read a letter, which differs between layouts. */
export function keyHandlers(root: string): string[] {
  return codeIn(root, "game/client")
    .filter((file) => !file.startsWith("game/client/input/"))
    .flatMap((file) => {
      const text = read(root, file);
      const listener = KEY_LISTENER.test(text) ? [`${file}: a key listener besides the dispatcher`] : [];
      return TYPED_CHARACTER.test(text) ? [...listener, `${file}: a key by its letter, not by its code`] : listener;
    });
}

const TOP_LEVEL =
  "package.json package-lock.json tsconfig.json README.md LICENSE docs server game assets tests node_modules";

/** Entries of the root that do not belong there. */
export function topLevel(root: string): string[] {
  return readdirSync(root).filter((name) => !name.startsWith(".") && !TOP_LEVEL.split(" ").includes(name));
}

const LINES_MAX = 350;

/** Files above the maximum number of lines. */
export function sizes(root: string): string[] {
  return codeIn(root, "game", "server").flatMap((file) => {
    const lines = read(root, file).split("\n").length - 1;
    return lines > LINES_MAX ? [`${file}: ${lines} lines, ${LINES_MAX} allowed`] : [];
  });
}

/** Circles of imports between files, types included; one line per circle. */
export function fileCircles(root: string): string[] {
  return circlesIn(importGraph(root)).map((files) => `${files.join(", ")}: a circle of imports`);
}

/** Imports that close a circle between folders; a folder and the folders inside it count as one. */
export function folderCircles(root: string): string[] {
  const graph = importGraph(root);
  const crossings = [...graph].flatMap(([file, targets]) =>
    [...targets].map((to) => ({ file, from: posix.dirname(file), to: posix.dirname(to) })).filter(isCrossing),
  );
  const folders = new Map<string, Set<string>>();
  for (const { from, to } of crossings) folders.set(from, (folders.get(from) ?? new Set()).add(to));
  const circles = circlesIn(folders);
  return crossings
    .filter(({ from, to }) => circles.some((circle) => circle.includes(from) && circle.includes(to)))
    .map(({ file, to }) => `${file} → ${to}: part of a circle of folders`);
}

function isCrossing({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return from !== to && !to.startsWith(`${from}/`) && !from.startsWith(`${to}/`);
}

function importGraph(root: string): Map<string, Set<string>> {
  const files = new Set(codeIn(root, "game", "server", "tests"));
  const importsOf = (file: string) =>
    specifiersOf(read(root, file))
      .map((specifier) => target(file, specifier))
      .filter((path) => path !== undefined && files.has(path) && path !== file);
  return new Map([...files].map((file) => [file, new Set(importsOf(file) as string[])]));
}

/** Index files that re-export others. */
export function barrels(root: string): string[] {
  return codeIn(root, "game", "server", "tests").filter((file) => /(^|\/)index\.(tsx?|mjs|js)$/.test(file));
}

// Assembled from parts, so that this file does not break the rule. A size may be exceeded on one line, with a reason.
const SILENCER = new RegExp(
  `(?:ox|es)lint-${"disable"}(?!-next-line (?:max-[a-z-]+|complexity) -- )|@ts-${"(?:ignore|nocheck)"}`,
);
const ABSOLUTE = /["'`\s(](?:\/(?:home|root|Users|work|mnt)\/\w|[A-Z]:\\\\)/;

/** Comments that switch a rule off, and absolute paths of one machine. */
export function words(root: string): string[] {
  const files = ["game", "server", "tests", "docs", "assets", ".lint"].flatMap((folder) => filesUnder(root, folder));
  return files
    .filter((file) => /\.(ts|tsx|mjs|js|md|json|css|html|hbs)$/.test(file))
    .flatMap((file) => {
      const text = read(root, file);
      const silenced = isCode(file) && SILENCER.test(text) ? [`${file}: a rule is switched off in place`] : [];
      return ABSOLUTE.test(text) ? [...silenced, `${file}: a path of one machine`] : silenced;
    });
}
