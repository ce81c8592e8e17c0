/**
 * The import law: which folders and packages each folder may use. This file is the only source: write-law.ts derives the
 * import rules of .oxlintrc.json, the references of the tsconfig files and the table of docs/architecture.md from it
 * (`npm run law`), and law.test.ts compares them. A folder that is not listed here may not exist.
 */
export type Area = {
  readonly zones: readonly string[];
  readonly packages: readonly string[];
};

const SIGNALS = "@preact/signals-core";
const NODE = "node:";

const area = (zones: readonly string[], ...packages: string[]): Area => ({ zones, packages });

/** Folders of the client: each may use the session, the simulation's types and the rules of the room. */
const client = (zones: readonly string[], ...packages: string[]): Area =>
  area(["game/sim", "game/room", "game/client/session", ...zones], SIGNALS, ...packages);

const GAME = [
  ...["game/sim", "game/stadium", "game/bot", "game/room", "game/protocol"],
  ...["game/recording", "game/match"],
];

/**
 * Keyed by folder; the longest key that contains a file is its area. A package with a "/" or ":" at its end stands for
 * everything below it.
 */
export const law: Readonly<Record<string, Area>> = {
  "game/sim": area([]),
  "game/stadium": area(["game/sim"], "json5", "@noble/hashes/"),
  "game/bot": area(["game/sim"]),
  "game/editor": area(["game/sim", "game/stadium"], "yjs", "fractional-indexing", "json5"),
  "game/room": area(["game/sim"]),
  "game/protocol": area(["game/sim", "game/room"], "@colyseus/schema", "@noble/hashes/", "zod"),
  "game/recording": area(["game/sim", "game/stadium"], "fflate"),
  "game/match": area(["game/sim", "game/stadium", "game/bot", "game/room", "game/protocol", "game/recording"]),

  "game/script": area([...GAME]),
  "game/scenario": area(["game/sim"], "zod"),

  "game/client/build": area(["game/protocol"], "vite", "vite-plugin-pwa", "@napi-rs/canvas", NODE),
  "game/client/session": area(["game/sim", "game/room", "game/protocol"], SIGNALS),
  "game/client/net": client(
    ["game/protocol", "game/stadium"],
    ...[
      "@colyseus/sdk",
      "@colyseus/schema",
      "@noble/curves/",
      "@noble/hashes/",
      "idb-keyval",
      "lru-cache",
      "yjs",
      "y-protocols/",
    ],
  ),
  "game/client/paint": area(["game/sim", "game/room", "game/client/session"]),
  "game/client/picture": area(["game/sim", "game/room", "game/protocol", "game/client/paint"], "@napi-rs/canvas", NODE),
  "game/client/scene": client(["game/client/render", "game/client/paint"], "phaser"),
  "game/client/render": client(["game/client/paint"], "phaser"),
  "game/client/replay": client([
    "game/client/net",
    "game/client/paint",
    "game/protocol",
    "game/recording",
    "game/match",
  ]),
  "game/client/local": client(["game/client/net", "game/stadium", "game/bot", "game/protocol", "game/match"]),
  "game/client/audio": client(["assets/audio"]),
  "game/client/synthesis": area(["game/client/audio"]),
  "game/client/input": client([]),
  "game/client/editor": client(
    [
      ...["game/editor", "game/stadium", "game/bot", "game/match", "game/protocol", "game/recording"],
      ...["game/client/net", "game/client/paint", "game/client/input"],
    ],
    ...["yjs", "y-protocols/", "idb-keyval"],
  ),
  "game/client/ui": area(
    ["game/room", "game/client/session", "game/client/input", "game/client/paint", "assets/lang"],
    ...["preact", "preact/", "@preact/", "i18next", "lucide-preact", "@fontsource-variable/", "uqr"],
  ),

  "game/client/ui/editor": area(
    [
      ...["game/sim", "game/room", "game/protocol", "game/editor", "game/stadium"],
      ...["game/client/editor", "game/client/session"],
      ...["game/client/input", "game/client/paint", "game/client/ui", "assets/lang"],
    ],
    ...[
      "preact",
      "preact/",
      "@preact/",
      "lucide-preact",
      "@fontsource-variable/",
      "@codemirror/",
      "@lezer/highlight",
      "codemirror-json5",
    ],
  ),

  "server/rating": area([], "openskill"),
  "server/store": area(["game/room", "game/protocol", "server/rating"], "kysely", "kysely/", "pg", "pino", NODE),
  "server/admission": area(
    [
      "game/sim",
      "game/room",
      "game/protocol",
      "game/match",
      "server/colyseus",
      "server/limits",
      "server/monitoring",
      "server/store",
    ],
    ...["@colyseus/core", "ipaddr.js", "lru-cache", NODE],
  ),
  "server/limits": area(["game/protocol"]),
  "server/thread": area([], NODE),
  "server/share": area(["game/sim", "game/protocol", "server/thread"], "lru-cache", "pino", NODE),
  "server/monitoring": area([], "pino", "pino-pretty", "prom-client", NODE),
  "server/colyseus": area(
    ["game/protocol", "server/limits", "server/monitoring"],
    ...[
      "@colyseus/core",
      "@colyseus/redis-driver",
      "@colyseus/redis-presence",
      "@colyseus/ws-transport",
      "ioredis",
      "pino",
      "ws",
      NODE,
    ],
  ),
  "server/stadium": area(
    ["game/sim", "game/stadium", "game/room", "game/protocol", "server/limits", "server/thread"],
    "lru-cache",
    "pino",
    NODE,
  ),
  "server/cluster": area(
    ["game/protocol", "server/admission", "server/colyseus", "server/limits", "server/stadium"],
    ...["@colyseus/core", "ioredis", "pino", NODE],
  ),
  "server/lobby": area(
    ["game/room", "game/protocol", "server/admission", "server/colyseus", "server/limits", "server/monitoring"],
    ...["@colyseus/core", "pino", "node:http"],
  ),
  "server/support": area(
    [
      "game/sim",
      "game/room",
      "game/protocol",
      "server/admission",
      "server/colyseus",
      "server/limits",
      "server/lobby",
      "server/monitoring",
      "server/store",
    ],
    ...["@colyseus/core", "pino", "zod", NODE],
  ),
  "server/admin": area(
    [
      "game/room",
      "game/protocol",
      "server/admission",
      "server/colyseus",
      "server/limits",
      "server/monitoring",
      "server/store",
      "server/support",
    ],
    ...["@colyseus/core", "pino", "zod", NODE],
  ),
  "server/ranked": area(
    [
      ...["game/sim", "game/room", "game/protocol"],
      ...["server/admission", "server/colyseus", "server/monitoring", "server/rating", "server/store"],
    ],
    "@colyseus/core",
  ),
  "server/room": area(
    [
      ...GAME,
      "server/ranked",
      "server/admission",
      "server/colyseus",
      "server/limits",
      "server/monitoring",
      "server/stadium",
      "server/store",
      "server/support",
    ],
    ...["@colyseus/core", "@colyseus/schema", "lru-cache", "obscenity", "pino", "ws", "zod", NODE],
  ),
  "server/workshop": area(
    [
      ...["game/room", "game/protocol", "game/editor", "server/admission", "server/colyseus"],
      ...["server/limits", "server/store", "server/support"],
    ],
    ...["@colyseus/core", "lib0/", "y-protocols/", "yjs", NODE],
  ),
  "server/script": area(
    [
      ...[...GAME, "game/script", "server/room", "server/admission", "server/colyseus"],
      ...[
        "server/limits",
        "server/monitoring",
        "server/script/environment",
        "server/stadium",
        "server/store",
        "server/thread",
      ],
    ],
    ...["@colyseus/core", "pino", "zod", NODE],
  ),
  "server/script/environment": area([], NODE),
  "server/http": area(
    [
      ...GAME,
      "server/admin",
      "server/admission",
      "server/colyseus",
      "server/limits",
      "server/lobby",
      "server/monitoring",
      "server/share",
      "server/stadium",
      "server/store",
      "server/support",
      "server/workshop",
    ],
    ...["express", "helmet", "lru-cache", "negotiator", "@colyseus/core", "pino", "proxy-addr", "zod", NODE],
  ),
  "server/dev": area([], NODE),
  "server/config": area(["game/stadium"], NODE),
  "server/cli": area(
    [
      ...["game/sim", "game/stadium", "game/room", "game/protocol", "game/recording", "game/match", "game/scenario"],
      ...["game/client/picture", "game/client/synthesis", "game/client/net", "server"],
      ...["server/cluster", "server/config", "server/script", "server/store", "server/dev"],
    ],
    ...["citty", "pino", "@colyseus/sdk", NODE],
  ),
  "server/workers": area([], "pino", NODE),
  server: area(
    [
      ...GAME,
      "server/config",
      "server/store",
      "server/admin",
      "server/admission",
      "server/support",
      "server/cluster",
      "server/workers",
      "server/colyseus",
      "server/limits",
      "server/lobby",
      "server/monitoring",
      "server/ranked",
      "server/rating",
      "server/room",
      "server/script",
      "server/share",
      "server/stadium",
      "server/workshop",
      "server/http",
    ],
    ...["@colyseus/core", "@colyseus/monitor", "express", "helmet", "pino", "ws", "zod", NODE],
  ),
};

/** TypeScript projects of the law, by folder: each compiles on its own and references those that its areas use. */
export const projects: readonly string[] = [
  ...GAME,
  "game/editor",
  "game/script",
  "game/scenario",
  "game/client",
  "server/cli",
  "server",
];

/** TypeScript projects that are not part of the game and the server. */
export const otherProjects: readonly string[] = ["assets/script", "server/launcher", "tests"];

/** Files that may import everything of their side: composition roots and build configuration. */
export const roots: readonly string[] = [
  "game/client/main.ts",
  "game/client/admin-main.ts",
  "game/client/live-main.ts",
  "game/client/stats-main.ts",
  "game/client/map-main.ts",
  "game/client/replay-main.ts",
  "game/client/editor-main.ts",
  "game/client/styleguide-main.ts",
  "game/client/vite.config.ts",
  "server/main.ts",
  "server/cli/main.ts",
  "server/dev/wan-emulator/main.ts",
];

/** Packages that the server loads in development alone. */
export const developmentPackages: readonly string[] = ["@colyseus/monitor"];

/** Known breaches, "FILE → SPECIFIER". An entry that is no longer needed fails the test. */
export const exceptions: readonly string[] = [];

/** The area of a file, or undefined when no folder of the law contains it. */
export function areaOf(file: string): string | undefined {
  const keys = Object.keys(law).filter((key) => file.startsWith(`${key}/`));
  return keys.toSorted((a, b) => b.length - a.length)[0];
}
