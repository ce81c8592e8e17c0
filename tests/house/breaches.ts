/** One small breach per rule. canary.test.ts writes them into a copy of the tree and checks that the tools report them. */
export type Tool = "tsc" | "oxlint" | "knip" | "oxfmt" | "house";
export type Breach = {
  readonly rule: string;
  readonly file: string;
  readonly source: string;
  readonly by: Partial<Record<Tool, string>>;
};

const LAW = "no-restricted-imports";
const breach = (rule: string, file: string, source: string, by: Breach["by"]): Breach => ({ rule, file, source, by });
const lines = (count: number): string => "// line\n".repeat(count);
const long = `export function long(): number {\n  let n = 0;\n${"  n += 1;\n".repeat(170)}  return n;\n}\n`;
const branches = "a"
  .repeat(17)
  .split("")
  .map((_, i) => `  if (n === ${i}) return ${i + 1};\n`)
  .join("");

const borders: readonly Breach[] = [
  breach(
    "the simulation uses no other zone",
    "game/sim/b-zone.ts",
    `import { ok } from "#stadium/ok.ts";\nexport const a: number = ok;\n`,
    { tsc: "TS6307", oxlint: LAW, house: "borders" },
  ),
  breach(
    "the simulation uses no package",
    "game/sim/b-package.ts",
    `import json5 from "json5";\nexport const a: unknown = json5;\n`,
    { oxlint: LAW, house: "borders" },
  ),
  breach("the simulation knows no browser", "game/sim/b-window.ts", `export const a: unknown = window;\n`, {
    tsc: "TS2304",
  }),
  breach("the simulation knows no Node", "game/sim/b-process.ts", `export const a: unknown = process.argv;\n`, {
    tsc: "TS2591",
    house: "determinism",
  }),
  breach(
    "a zone is left by its name, not by a path",
    "game/sim/b-path.ts",
    `import { ok } from "../stadium/ok.ts";\nexport const a: number = ok;\n`,
    { tsc: "TS6307", oxlint: LAW, house: "borders" },
  ),
  breach(
    "a stadium knows no match",
    "game/stadium/b-match.ts",
    `import { ok } from "#match/ok.ts";\nexport const a: number = ok;\n`,
    { tsc: "TS6307", oxlint: LAW, house: "borders" },
  ),
  breach(
    "a bot knows no stadium files",
    "game/bot/b-stadium.ts",
    `import { ok } from "#stadium/ok.ts";\nexport const a: number = ok;\n`,
    { tsc: "TS6307", oxlint: LAW, house: "borders" },
  ),
  breach(
    "the wire knows no match",
    "game/protocol/b-match.ts",
    `import { ok } from "#match/ok.ts";\nexport const a: number = ok;\n`,
    { tsc: "TS6307", oxlint: LAW, house: "borders" },
  ),
  breach(
    "the referee knows no Colyseus",
    "game/match/b-colyseus.ts",
    `import { Room } from "@colyseus/core";\nexport const a: unknown = Room;\n`,
    { oxlint: LAW, house: "borders" },
  ),
  breach("the referee has no timers", "game/match/b-timer.ts", `export const a: unknown = setTimeout;\n`, {
    oxlint: "no-restricted-globals",
  }),
  breach("the referee has no clock", "game/match/b-clock.ts", `export const a: number = Date.now();\n`, {
    oxlint: "no-restricted-globals",
  }),
  breach("the referee throws no dice", "game/match/b-random.ts", `export const a: number = Math.random();\n`, {
    oxlint: "no-restricted-properties",
  }),
  breach(
    "client never uses server",
    "game/client/net/b-server.ts",
    `import { ok } from "#server/ok.ts";\nexport const a: number = ok;\n`,
    { tsc: "TS6307", oxlint: LAW, house: "sides" },
  ),
  breach(
    "not even its types",
    "game/client/net/b-server-type.ts",
    `import type { Ok } from "#server/ok.ts";\nexport const a: Ok = 1;\n`,
    { tsc: "TS6307", oxlint: LAW, house: "sides" },
  ),
  breach(
    "server never uses client",
    "server/room/b-client.ts",
    `import { ok } from "#client/session/ok.ts";\nexport const a: number = ok;\n`,
    { tsc: "TS6307", oxlint: LAW, house: "sides" },
  ),
  breach(
    "the command line uses nothing of the client but pictures",
    "server/cli/b-client.ts",
    `import { ok } from "#client/session/ok.ts";\nexport const a: number = ok;\n`,
    { oxlint: LAW, house: "borders" },
  ),
  breach(
    "the session knows no Phaser",
    "game/client/session/b-phaser.ts",
    `import { Scene } from "phaser";\nexport const a: unknown = Scene;\n`,
    { oxlint: LAW, house: "borders" },
  ),
  breach(
    "the session knows no net",
    "game/client/session/b-net.ts",
    `import { ok } from "../net/ok.ts";\nexport const a: number = ok;\n`,
    { oxlint: LAW, house: "borders" },
  ),
  breach("the painters use no page", "game/client/paint/b-document.ts", `export const a: unknown = document;\n`, {
    oxlint: "no-restricted-globals",
  }),
  breach(
    "the interface knows no Phaser",
    "game/client/ui/b-phaser.ts",
    `import { Scene } from "phaser";\nexport const a: unknown = Scene;\n`,
    { oxlint: LAW, house: "borders" },
  ),
  breach(
    "only client/local loads the authority",
    "game/client/scene/b-match.ts",
    `import { ok } from "#match/ok.ts";\nexport const a: number = ok;\n`,
    { oxlint: LAW, house: "borders" },
  ),
  breach(
    "nothing imports a main file",
    "game/client/net/b-main.ts",
    `import { main } from "../main.ts";\nexport const a: number = main;\n`,
    { oxlint: LAW, house: "borders" },
  ),
  breach(
    "nothing imports the tests",
    "server/b-tests.ts",
    `import { ok } from "../tests/ok.ts";\nexport const a: number = ok;\n`,
    { tsc: "TS6307", oxlint: LAW, house: "sides" },
  ),
  breach("a folder without a law", "game/client/other/b-folder.ts", "export const a = 1;\n", { house: "borders" }),
];

const arithmetic: readonly Breach[] = [
  breach("no inexact Math", "game/sim/d-cos.ts", "export const a: number = Math.cos(1);\n", {
    oxlint: "determinism(exact-math)",
    house: "determinism",
  }),
  breach("nor by another name", "game/sim/d-alias.ts", "const m = Math;\nexport const a: number = m.hypot(1, 2);\n", {
    oxlint: "determinism(exact-math)",
    house: "determinism",
  }),
  breach("nor by a string", "game/sim/d-string.ts", `export const a: number = Math["tan"](1);\n`, {
    oxlint: "determinism(exact-math)",
    house: "determinism",
  }),
  breach("no power", "game/sim/d-power.ts", "export const a: number = Number(3) ** 0.5;\n", {
    oxlint: "determinism(exact-math)",
    house: "determinism",
  }),
  breach("no Map", "game/sim/d-map.ts", "export const a: Map<number, number> = new Map();\n", {
    oxlint: "determinism(no-hash-collection)",
    house: "determinism",
  }),
  breach("no clock in the simulation", "game/sim/d-date.ts", "export const a: number = Date.now();\n", {
    oxlint: "no-restricted-globals",
    house: "determinism",
  }),
  breach("no inexact Math in stadiums", "game/stadium/d-tan.ts", "export const a: number = Math.tan(1);\n", {
    oxlint: "determinism(exact-math)",
    house: "determinism",
  }),
];

const style: readonly Breach[] = [
  breach("no circle of folders", "game/client/render/s-folder.ts", `import "../scene/s-folder-back.ts";\n`, {
    house: "folderCircles",
  }),
  breach(
    "no circle of folders, the other half",
    "game/client/scene/s-folder-back.ts",
    `import "../render/s-folder.ts";\n`,
    {
      house: "folderCircles",
    },
  ),
  breach("files are small", "game/bot/s-lines.ts", `${lines(351)}export const a = 1;\n`, {
    oxlint: "max-lines",
    house: "sizes",
  }),
  breach("functions are short", "game/bot/s-function.ts", long, { oxlint: "max-lines-per-function" }),
  breach(
    "functions are simple",
    "game/bot/s-complex.ts",
    `export function f(n: number): number {\n${branches}  return 0;\n}\n`,
    { oxlint: "complexity" },
  ),
  breach(
    "few parameters",
    "game/bot/s-params.ts",
    "export const f = (a: number, b: number, c: number, d: number, e: number, g: number): number => a + b + c + d + e + g;\n",
    { oxlint: "max-params" },
  ),
  breach("no any", "game/bot/s-any.ts", "export const a = 1 as any;\n", { oxlint: "no-explicit-any" }),
  breach(
    "types are imported as types",
    "game/bot/s-type.ts",
    `import { Ok } from "#sim/ok.ts";\nexport const a: Ok = 1;\n`,
    { tsc: "TS1484", oxlint: "consistent-type-imports" },
  ),
  breach(
    "no promise is forgotten",
    "server/s-promise.ts",
    "async function f(): Promise<number> {\n  return 1;\n}\nf();\n",
    { oxlint: "no-floating-promises" },
  ),
  breach(
    "switches are complete",
    "game/bot/s-switch.ts",
    `export function f(k: "a" | "b"): number {\n  switch (k) {\n    case "a":\n      return 1;\n  }\n  return 2;\n}\n`,
    { oxlint: "switch-exhaustiveness-check" },
  ),
  breach(
    "no cycles",
    "game/bot/s-cycle.ts",
    `import { b } from "./s-cycle-back.ts";\nexport const a = (): number => b();\n`,
    { oxlint: "no-cycle", house: "fileCircles" },
  ),
  breach(
    "no cycles, the other half",
    "game/bot/s-cycle-back.ts",
    `import { a } from "./s-cycle.ts";\nexport const b = (): number => a();\n`,
    { oxlint: "no-cycle" },
  ),
  breach("no barrels", "game/bot/index.ts", `export * from "./ok.ts";\n`, {
    oxlint: "no-barrel-file",
    house: "barrels",
  }),
  breach("no module mocks", "tests/sim/s-mock.test.ts", `import { vi } from "vitest";\nvi.mock("node:fs");\n`, {
    oxlint: "no-restricted-properties",
  }),
  breach(
    "no rule switched off in place",
    "game/bot/s-silent.ts",
    `// oxlint-${"disable-next-line"} no-explicit-any\nexport const a = 1 as any;\n`,
    { house: "words" },
  ),
  breach("no retired names", "game/bot/s-name.ts", "export const bouncerOf = 1;\n", { house: "retiredWords" }),
  breach("no retired file names", "game/bot/s-desk.ts", "export const a = 1;\n", { house: "retiredWords" }),
  breach(
    "no retired phrases",
    "game/bot/s-phrase.ts",
    "/**\n * A tick for whoever\n * joins. */\nexport const a = 1;\n",
    {
      house: "retiredWords",
    },
  ),
  breach("no person as the subject", "docs/s-subject.md", "A room has an admin. Who is alone decides.\n", {
    house: "retiredWords",
  }),
  breach("no retired words in titles", "tests/s-title.test.ts", `test("asks nobody", () => undefined);\n`, {
    house: "retiredWords",
  }),
  breach("no path of one machine", "game/bot/s-path.ts", `export const a = "/${"home"}/somebody/file";\n`, {
    house: "words",
  }),
  breach(
    "the page's keys go through its dispatcher",
    "game/client/ui/s-listener.ts",
    `export const listen = (f: () => void): void => addEventListener("keydown", f);\n`,
    { house: "keyHandlers" },
  ),
  breach(
    "a key is known by its code",
    "game/client/ui/s-letter.ts",
    `export const yes = (event: KeyboardEvent): boolean => event.key.toLowerCase() === "y";\n`,
    { house: "keyHandlers" },
  ),
  breach("only erasable TypeScript", "game/bot/s-enum.ts", "export enum A {\n  B,\n}\n", { tsc: "TS1294" }),
  breach("an index may be missing", "game/bot/s-index.ts", "export const f = (a: number[]): number => a[0];\n", {
    tsc: "TS2322",
  }),
  breach("imports name the file", "server/s-extension.ts", `export { ok } from "./ok";\n`, { tsc: "TS2835" }),
  breach("formatted", "game/bot/s-format.ts", "export const a   =   1\n", { oxfmt: "s-format.ts" }),
  breach("no dead files", "server/s-dead.ts", "export const a = 1;\n", { knip: "files" }),
  breach("no dead exports", "server/s-export.ts", "export const used = 1;\nexport const unused = 2;\n", {
    knip: "exports",
  }),
  breach("nothing else in the root", "notes.txt", "", { house: "topLevel" }),
];

const documents: readonly Breach[] = [
  breach("links lead somewhere", "docs/m-link.md", "[nowhere](./nowhere.md)\n", { house: "links" }),
  breach("paths exist", "docs/m-path.md", "See `game/nowhere.ts`.\n", { house: "paths" }),
  breach(
    "documents named in the code exist",
    "game/bot/m-named.ts",
    `// See ${"nowhere"}.md for why.\nexport const a = 1;\n`,
    { house: "namedDocuments" },
  ),
  breach("assets have credits", "assets/audio/m-sound.ogg", "", { house: "credits" }),
];

export const breaches: readonly Breach[] = [...borders, ...arithmetic, ...style, ...documents];

/** Files without breaches, which the files with breaches import. */
export const sound: Readonly<Record<string, string>> = {
  "game/sim/ok.ts": "export type Ok = number;\nexport const ok = 1;\n",
  "game/stadium/ok.ts": "export const ok = 1;\n",
  "game/bot/ok.ts": "export const ok = 1;\n",
  "game/protocol/ok.ts": "export const ok = 1;\n",
  "game/match/ok.ts": "export const ok = 1;\n",
  "game/client/session/ok.ts": "export const ok = 1;\n",
  "game/client/net/ok.ts": "export const ok = 1;\n",
  "game/client/main.ts": "export const main = 1;\n",
  "server/ok.ts": "export type Ok = number;\nexport const ok = 1;\n",
  "server/main.ts": `import { used } from "./s-export.ts";\nexport const main = used;\n`,
  "server/cli/main.ts": "export const main = 1;\n",
  "tests/ok.ts": "export const ok = 1;\n",
};
