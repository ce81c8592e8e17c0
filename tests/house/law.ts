/**
 * The import law: which folder may use which, and which packages. docs/architecture.md says why; tsconfig references and
 * .oxlintrc.json say the same again where an editor sees it. A folder that is not here may not exist.
 */
export type Area = { readonly zones: readonly string[]; readonly packages: readonly string[] };

const nodeOnly = ["node:"];
const game = ["game/sim", "game/stadium", "game/bot", "game/room", "game/protocol", "game/match"];
const signals = "@preact/signals-core";
const client = (zones: readonly string[], ...packages: string[]): Area => ({
  zones: ["game/sim", "game/room", "game/client/session", ...zones],
  packages: [signals, ...packages],
});

/** Keyed by folder; a zone in `zones` may also be one file; the longest key that contains a file is its area. A trailing "/" in a package stands for all below. */
export const law: Readonly<Record<string, Area>> = {
  "game/sim": { zones: [], packages: [] },
  "game/stadium": { zones: ["game/sim"], packages: ["json5", "@noble/hashes/"] },
  "game/bot": { zones: ["game/sim"], packages: [] },
  "game/room": { zones: ["game/sim"], packages: [] },
  "game/protocol": { zones: ["game/sim", "game/room"], packages: ["@colyseus/schema", "@noble/hashes/", "zod"] },
  "game/match": { zones: ["game/sim", "game/stadium", "game/bot", "game/room", "game/protocol"], packages: ["zod"] },

  "game/client/session": { zones: ["game/sim", "game/room", "game/protocol"], packages: [signals] },
  "game/client/net": client(
    ["game/protocol", "game/stadium"],
    ...["@colyseus/sdk", "@colyseus/schema", "@noble/curves/", "@noble/hashes/", "idb-keyval"],
  ),
  "game/client/local": client(["game/protocol", "game/stadium", "game/match", "game/bot"]),
  "game/client/paint": { zones: ["game/sim", "game/room", "game/client/session"], packages: [] },
  "game/client/scene": client(["game/client/view", "game/client/paint"], "phaser"),
  "game/client/view": client(["game/client/paint"], "phaser"),
  "game/client/audio": client([]),
  "game/client/input": client([]),
  "game/client/ui": {
    zones: ["game/room", "game/client/session", "game/client/paint", "assets/lang"],
    packages: ["preact", "preact/", "@preact/", "i18next", "lucide-preact", "@fontsource-variable/", "uqr"],
  },

  "server/identity": { zones: ["game/protocol"], packages: ["zod", ...nodeOnly] },
  "server/limit": { zones: ["game/protocol"], packages: [] },
  "server/lobby": {
    zones: [
      ...["game/protocol", "server/identity/network.ts"],
      ...["server/room/frame-guard.ts", "server/room/guard-frames.ts", "server/room/dismiss.ts"],
      "server/room/stop-framework-timers.ts",
    ],
    packages: ["@colyseus/core", "pino", "node:http"],
  },
  "server/room": {
    zones: [
      ...[...game, "server/identity", "server/limit"],
      ...["server/stadium-library.ts", "server/stadium-shelf.ts", "server/upload-tickets.ts"],
    ],
    packages: ["@colyseus/core", "@colyseus/schema", "@colyseus/ws-transport", "pino", "ws", "zod", ...nodeOnly],
  },
  "server/http": {
    zones: [
      ...[...game, "server/identity", "server/limit", "server/lobby"],
      ...["server/stadium-reader.ts", "server/stadium-shelf.ts", "server/upload-tickets.ts"],
    ],
    packages: ["express", "helmet", "@colyseus/core", "pino", "zod", "node:"],
  },
  "server/link": { zones: [], packages: nodeOnly },
  "server/cli": { zones: [...game, "server"], packages: ["citty", ...nodeOnly] },
  server: {
    zones: [...game, "server/identity", "server/lobby", "server/room", "server/http"],
    packages: [
      "@colyseus/core",
      "@colyseus/ws-transport",
      "express",
      "helmet",
      "obscenity",
      "pino",
      "ws",
      "zod",
      ...nodeOnly,
    ],
  },
};

/** The composition roots and the build's own files: they wire everything of their side together. */
export const roots: readonly string[] = [
  "game/client/main.ts",
  "game/client/live/main.ts",
  "game/client/vite.config.ts",
  "server/main.ts",
  "server/cli/main.ts",
  "server/link/main.ts",
];

/** Known breaches, "FILE → SPECIFIER". Only ever shrinks: an entry that is no longer needed fails the test. */
export const exceptions: readonly string[] = [];
