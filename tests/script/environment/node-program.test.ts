/** Programs for Node, in real threads. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import type { Order, Report } from "../../support/environment-thread.ts";
import { temporaryFolder } from "../../support/script-environment.ts";

const THREAD = new URL("../../support/environment-thread.ts", import.meta.url);

/** Programs that end nothing share a thread: starting one is most of their time. */
const shared = new Worker(THREAD);
afterAll(async () => void (await shared.terminate()));

type Files = Readonly<Record<string, string>>;
type Options = { readonly node?: boolean; readonly worker?: Worker };

type Program = {
  readonly folder: string;
  /** Printed lines, errors, and what became of loading. */
  readonly lines: string[];
  /** Resolves when the program is loaded, or could not be. */
  readonly loaded: Promise<string[]>;
  readonly send: (order: Order) => void;
  readonly dispose: () => Promise<void>;
};

/** Starts the first of these files. */
function start(files: Files, { node = true, worker = shared }: Options = {}): Program {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const scriptPath = join(folder, Object.keys(files)[0]!);
  const send = (order: Order) => worker.postMessage(order);
  const lines: string[] = [];
  const loaded = Promise.withResolvers<string[]>();
  const disposed = Promise.withResolvers<void>();
  const receive = (report: Report) => {
    if (report.kind === "log") lines.push(report.text);
    else if ("text" in report) lines.push(`${report.kind}: ${report.text}`);
    if (report.kind === "loaded" || report.kind === "rejected") loaded.resolve(lines);
    if (report.kind === "disposed") disposed.resolve();
  };
  worker.on("message", receive);
  const dispose = async () => {
    // An ended thread has no id any more.
    if (worker.threadId < 0) return;
    send({ kind: "dispose" });
    await disposed.promise;
  };
  onTestFinished(async () => {
    await dispose();
    worker.off("message", receive);
  });
  send({ kind: "run", scriptPath, storageFile: join(folder, "storage.json"), node });
  return { folder, lines, loaded: loaded.promise, send, dispose };
}

const run = (files: Files): Promise<string[]> => start(files).loaded;

describe("haxball.js", () => {
  test("has every shape in which CommonJS programs use it", async () => {
    const lines = await run({
      "bot.cjs": `
        const HaxballJS = require("haxball.js");
        const HBInit = window.HBInit;
        (async () => {
          HaxballJS.then((init) => console.log("then", init === HBInit));
          console.log("await", (await HaxballJS) === HBInit);
          HaxballJS().then((init) => console.log("call", init === HBInit));
          console.log("options", (await HaxballJS({ proxy: "", debug: true })) === HBInit);
          console.log("default", HaxballJS.default === HaxballJS, (await require("haxball.js").default()) === HBInit);
          console.log("name", require("haxball.js").HBInit === HBInit);
          console.log("again", require("haxball.js") === HaxballJS);
          console.log("lengths", HaxballJS.length, HBInit.length);
          const resolved = await Promise.resolve(HaxballJS);
          console.log("typescript", (({ default: d }) => d === HaxballJS)({ default: HaxballJS }), resolved === HBInit);
          await HaxballJS.finally(() => console.log("finally"));
        })().finally(() => setTimeout(() => console.log("end")));
      `,
    });
    const settled = ["then true", "call true", "options true", "default true true", "name true", "again true"];
    await expect.poll(() => lines.at(-1)).toBe("end");
    expect(lines).toEqual(
      expect.arrayContaining([...settled, "await true", "lengths 0 1", "typescript true true", "finally"]),
    );
  });

  test("called with a room's configuration is the room, at once and as a promise", async () => {
    const lines = await run({
      "bot.cjs": `
        const room = require("haxball.js")({ roomName: "A", noPlayer: true });
        console.log(room.name);
        room.onPlayerJoin = () => console.log("joined");
        room.then((same) => console.log(same.name, same.onPlayerJoin === room.onPlayerJoin));
      `,
    });
    expect(lines).toEqual([`HBInit {"roomName":"A","noPlayer":true}`, "the room", "the room true"]);
  });

  test("can be imported, under the names of its types as well", async () => {
    const lines = await run({
      "bot.mjs": `
        import HaxballJS, { Headless } from "haxball.js";
        import * as all from "haxball.js";
        const HBInit = await HaxballJS;
        console.log(HBInit === window.HBInit, Headless, all.default === HaxballJS, all.HBInit === HBInit);
        const later = await import("haxball.js");
        console.log((await later.default()) === HBInit);
      `,
    });
    expect(lines).toEqual(["true undefined true true", "true"]);
  });

  test("is what packages beside the program load", async () => {
    const lines = await run({
      "bot.cjs": `require("extended-room").create().then((room) => console.log(room.name));`,
      "node_modules/extended-room/index.js": `
        const haxball = require("haxball.js");
        exports.create = async () => (await haxball)({ roomName: "B" });
      `,
    });
    await expect.poll(() => lines).toEqual([`HBInit {"roomName":"B"}`, "the room"]);
  });

  test("is ours even where the package is installed, and only in this thread", async () => {
    const lines = await run({
      "bot.cjs": `
        const HaxballJS = require("haxball.js");
        console.log(typeof HaxballJS.then);
        const { Worker } = require("worker_threads");
        new Worker("require('worker_threads').parentPort.postMessage(require(process.argv[2]))", {
          eval: true, argv: [require.resolve("./node_modules/haxball.js")],
        }).on("message", (value) => console.log(value));
      `,
      "node_modules/haxball.js/index.js": `module.exports = "the package";`,
    });
    await expect.poll(() => lines).toEqual(["function", "the package"]);
  });
});

describe("a program", () => {
  test("in CommonJS has its variables, Node's modules, packages and files beside it", async () => {
    const program = start({
      "bot.js": `
        const fs = require("fs");
        const path = require("node:path");
        console.log(path.basename(__filename), __dirname === path.dirname(__filename), typeof module, typeof exports);
        console.log(require.main === module, path.basename(process.argv[1]));
        console.log(require("left").value, require("./config.json").token, require("./lib").two);
        console.log(typeof process.env.PATH, Buffer.from("a").toString("hex"), typeof setImmediate);
        fs.writeFileSync(path.join(__dirname, "out.txt"), "written");
      `,
      "config.json": `{ "token": "t" }`,
      "lib/index.js": `exports.two = 2;`,
      "node_modules/left/package.json": `{ "name": "left", "main": "main.js" }`,
      "node_modules/left/main.js": `exports.value = "package";`,
    });
    expect(await program.loaded).toEqual([
      "bot.js true object object",
      "true bot.js",
      "package t 2",
      "string 61 function",
    ]);
    expect(readFileSync(join(program.folder, "out.txt"), "utf8")).toBe("written");
  });

  test.each([
    ["bot.mjs", undefined],
    ["bot.js", `{ "type": "module" }`],
    ["bot.js", `{}`],
  ])("%s is a module with package.json %s", async (name, manifest) => {
    const lines = await run({
      [name]: `
        import { readFileSync } from "node:fs";
        import left from "left";
        const value = await Promise.resolve(left.value);
        console.log(value, typeof readFileSync, import.meta.filename.endsWith("${name}"));
      `,
      ...(manifest === undefined ? {} : { "package.json": manifest }),
      "node_modules/left/index.js": `exports.value = "package";`,
    });
    expect(lines).toEqual(["package function true"]);
  });

  test("in TypeScript runs, with the imports that its compiler allows", async () => {
    const lines = await run({
      "bot.ts": `
        import { Headless } from "haxball.js";
        import { double } from "./src/double";
        import { half } from "./src/half.js";
        import settings from "./settings.json";
        const build = (init: Headless): number => double(settings.size);
        console.log(build(null as unknown as Headless), half(8));
      `,
      "src/double.ts": `export const double = (value: number): number => value * 2;`,
      "src/half.ts": `export const half = (value: number): number => value / 2;`,
      "settings.json": `{ "size": 21 }`,
      "package.json": `{ "type": "module" }`,
    });
    expect(lines).toEqual(["42 4"]);
  });

  test("in CommonJS TypeScript runs", async () => {
    const lines = await run({
      "bot.ts": `const answer: number = require("./other"); console.log(answer);`,
      "other.ts": `module.exports = 42 as number;`,
    });
    expect(lines).toEqual(["42"]);
  });

  test("has its own folder as the current one", async () => {
    const program = start({
      "bot.cjs": `
        const fs = require("fs");
        const { readFile, writeFile } = require("fs/promises");
        const { resolve } = require("path");
        console.log(process.cwd() === __dirname, resolve("a") === __dirname + "/a");
        console.log(fs.readFileSync("config.txt", "utf8"), fs.existsSync("./config.txt"));
        fs.writeFileSync("./written.txt", "1");
        fs.copyFileSync("written.txt", "copied.txt");
        import("./later.mjs").then(async () => {
          await writeFile("promised.txt", await readFile("config.txt"));
          console.log("end");
        });
      `,
      "later.mjs": `import { readFileSync } from "fs"; console.log(readFileSync("config.txt", "utf8"));`,
      "config.txt": "config",
    });
    const lines = await program.loaded;
    await expect.poll(() => lines).toEqual(["true true", "config true", "config", "end"]);
    for (const name of ["written.txt", "copied.txt", "promised.txt"])
      expect(existsSync(join(program.folder, name)), name).toBe(true);
  });

  test("can use the page's globals, and onHBLoaded", async () => {
    const program = start({
      "bot.cjs": `
        window.onHBLoaded = () => { room = HBInit({}); room.onGameTick = () => console.log("tick"); };
        localStorage.setItem("a", 1);
        console.log(localStorage.a, window === globalThis);
      `,
    });
    const lines = await program.loaded;
    expect(lines).toEqual(["1 true", "HBInit {}"]);
    program.send({ kind: "call", handler: "onGameTick" });
    await program.dispose();
    expect(lines).toEqual(["1 true", "HBInit {}", "tick"]);
    expect(JSON.parse(readFileSync(join(program.folder, "storage.json"), "utf8"))).toEqual({ a: "1" });
  });

  test("that ends its process ends its thread alone", async () => {
    const worker = new Worker(THREAD);
    const exited = new Promise((resolve) => void worker.once("exit", resolve));
    const source = `localStorage.setItem("kept", "yes"); setTimeout(() => process.exit(7));`;
    const program = start({ "bot.cjs": source }, { worker });
    expect(await exited).toBe(7);
    expect(JSON.parse(readFileSync(join(program.folder, "storage.json"), "utf8"))).toEqual({ kept: "yes" });
  });
});

describe("faults", () => {
  test("in timers, events and promises are reported, and the program goes on", async () => {
    const program = start({
      "bot.cjs": `
        setTimeout(() => { throw new Error("timer"); });
        Promise.reject(new Error("promise"));
        const emitter = new (require("events"))();
        setImmediate(() => emitter.emit("error", new Error("event")));
        setTimeout(() => console.log("goes on"), 20);
      `,
    });
    const lines = await program.loaded;
    await expect.poll(() => lines.at(-1)).toBe("goes on");
    for (const fault of ["timer", "promise", "event"])
      expect(lines.find((line) => line.includes(`Error: ${fault}`))).toMatch(/^error: [^]*bot\.cjs:\d+:\d+/u);
  });

  test.each(["bot.cjs", "bot.mjs"])("at the top level of %s are reported with their place", async (name) => {
    const [, line] = await run({ [name]: `HBInit({});\n  null.x;` });
    expect(line).toMatch(new RegExp(`^error: [^]*TypeError: Cannot read properties of null[^]*${name}:2:8`, "u"));
  });

  test.each(["bot.cjs", "bot.mjs"])("at the top level of %s refuse a program that has no room yet", async (name) => {
    const lines = await run({ [name]: `\n  null.x;` });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^rejected: TypeError: Cannot read properties of null[^]*${name}:2:8`, "u"));
  });

  test.each(["bot.cjs", "bot.mjs", "bot.ts"])("of syntax in %s name file, line, column and text", async (name) => {
    const { loaded, folder } = start({ [name]: `const a = 1;\nlet b = ;\n` });
    const [line] = await loaded;
    expect(line).toContain(`rejected: ${join(folder, name)}:2`);
    expect(line).toContain("let b = ;");
  });

  test("of syntax in another file of a program name that file", async () => {
    const { loaded, folder } = start({ "bot.mjs": `import "./other.mjs";`, "other.mjs": `let b = ;` });
    expect((await loaded)[0]).toContain(`rejected: ${join(folder, "other.mjs")}:1:9: SyntaxError`);
  });

  test("of a missing package name it", async () => {
    expect((await run({ "bot.cjs": `require("discord.js")` }))[0]).toContain("Cannot find module 'discord.js'");
    expect((await run({ "bot.mjs": `import "discord.js"` }))[0]).toContain("Cannot find package 'discord.js'");
  });

  test("of a missing program name it", async () => {
    const program = start({ "folder/other.js": "" });
    await program.loaded;
    const scriptPath = join(program.folder, "no.js");
    program.send({ kind: "run", scriptPath, storageFile: join(program.folder, "s.json"), node: true });
    await expect.poll(() => program.lines).toEqual([expect.stringContaining(scriptPath)]);
  });
});

test("promises of a script of the browser that reject are reported, and nothing ends", async () => {
  const { loaded, lines } = start(
    { "bot.js": `Promise.reject(new Error("forgotten")); setTimeout(() => console.log("goes on"), 5);` },
    { node: false },
  );
  await loaded;
  await expect.poll(() => lines.at(-1)).toBe("goes on");
  expect(lines[0]).toMatch(/^error: Error: forgotten\n {4}at .*bot\.js:1:16$/u);
});
