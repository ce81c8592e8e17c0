/** What the import law looks like in the files that repeat it: lint rules, TypeScript references, the table in the docs. */
import { law, projects } from "./law.ts";

/** "game/sim" is imported as "#sim", "server/room" as "#server/room". */
function specifierOf(zone: string): string {
  const file = zone.endsWith(".ts") ? zone : `${zone}/**`;
  return file.startsWith("game/") ? file.replace("game/", "#") : `#${file}`;
}

/** Glob patterns do not cross a "/", so "node:" needs two. */
function packagePatterns(name: string): string[] {
  if (name.endsWith(":")) return [`${name}*`, `${name}*/**`];
  return [name.endsWith("/") ? `${name}**` : name];
}

/** The top folder in which files import each other by relative paths: a zone of the game, the client, or the server. */
function homeOf(area: string): string {
  return projects.find((project) => area === project || area.startsWith(`${project}/`)) ?? area;
}

const isInside = (folder: string, area: string): boolean => area.startsWith(`${folder}/`);

/** Folders beside this one, in the same home, that it may not use. */
function forbiddenSiblings(area: string): string[] {
  const home = homeOf(area);
  const { zones } = law[area]!;
  return Object.keys(law)
    .filter((other) => isInside(home, other) && other !== area)
    .filter((other) => !zones.some((zone) => zone === other || isInside(other, zone) || isInside(zone, other)))
    .map((other) => other.slice(home.length + 1));
}

function messageOf(area: string): string {
  const { zones, packages } = law[area]!;
  const names = [...zones.filter((zone) => homeOf(zone) !== homeOf(area) || zone !== homeOf(area)), ...packages];
  return `${area} may use ${names.length === 0 ? "nothing from outside" : names.join(", ")}.`;
}

type Pattern = { readonly regex: string; readonly message: string } | { readonly group: string[]; message: string };
export type LintOverride = {
  readonly files: readonly string[];
  readonly rules: { readonly "no-restricted-imports": readonly ["error", { readonly patterns: readonly Pattern[] }] };
};

const OUTSIDE = "sim|stadium|bot|room|match|script|protocol|scenario|client|server|tests|assets|game";

function overrideOf(area: string): LintOverride {
  const { zones, packages } = law[area]!;
  const home = homeOf(area);
  const siblings = forbiddenSiblings(area);
  const steps = area.split("/").length - home.split("/").length + 1;
  const message = messageOf(area);
  const patterns: Pattern[] = [
    { regex: `^(\\.\\./){${steps},}(${OUTSIDE})/`, message: "Across zones use #zone/file.ts." },
    { regex: "(^|/)main\\.tsx?$", message: "Nothing imports a main file." },
    ...(siblings.length > 0 ? [{ regex: `^(\\.\\./)+(${siblings.join("|")})/`, message }] : []),
    {
      group: [
        "**",
        "!./**",
        "!../**",
        ...[...zones.map(specifierOf), ...packages.flatMap(packagePatterns)].map((p) => `!${p}`),
      ],
      message,
    },
  ];
  const files = area === "server" ? ["server/*.ts"] : [`${area}/**`];
  return { files, rules: { "no-restricted-imports": ["error", { patterns }] } };
}

/** The overrides of .oxlintrc.json that hold nothing but import rules, in the order of the law. */
export function lintOverrides(): LintOverride[] {
  return Object.keys(law).map(overrideOf);
}

/** True for the overrides that `lintOverrides` makes. */
export function isImportOverride({ rules }: { readonly rules: object }): boolean {
  return Object.keys(rules).join() === "no-restricted-imports";
}

/** The projects that the areas of a project use, directly and through others, as paths from the project's folder. */
export function referencesOf(project: string): { readonly path: string }[] {
  const used = new Set<string>();
  const visit = (from: string): void => {
    for (const area of Object.keys(law).filter((key) => homeOf(key) === from)) {
      for (const zone of law[area]!.zones.map(homeOf)) {
        if (zone === project || used.has(zone) || !projects.includes(zone)) continue;
        used.add(zone);
        visit(zone);
      }
    }
  };
  visit(project);
  const up = "../".repeat(project.split("/").length);
  const near = (path: string) =>
    project.startsWith("game/") && path.startsWith("game/") ? `../${path.slice(5)}` : up + path;
  return projects.filter((other) => used.has(other)).map((other) => ({ path: near(other) }));
}

/** The table of docs/architecture.md: one line per folder. */
export function lawTable(): string {
  const width = Math.max(...Object.keys(law).map((key) => key.length));
  const rows = Object.entries(law).map(([key, { zones, packages }]) => {
    const names = [...zones.map((zone) => zone.replace(/^game\//u, "")), ...packages];
    return `    ${key.padEnd(width)} → ${names.length === 0 ? "nothing" : names.join(", ")}`;
  });
  return rows.join("\n");
}

export const TABLE_START = "<!-- import law: written by npm run law -->";
export const TABLE_END = "<!-- end of the import law -->";

/** Around the table of settings in docs/hosting.md. */
export const SETTINGS_START = "<!-- settings: written by npm run law -->";
export const SETTINGS_END = "<!-- end of the settings -->";

/** Around the table of refusals in docs/operations.md. */
export const REFUSALS_START = "<!-- refusals: written by npm run law -->";
export const REFUSALS_END = "<!-- end of the refusals -->";
