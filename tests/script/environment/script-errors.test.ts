import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createEnvironment } from "#server/script/environment/environment.ts";
import { describeError, ScriptLoadError } from "#server/script/environment/error-text.ts";
import { runScript, temporaryFolder } from "../../support/script-environment.ts";

describe("a script that cannot be loaded", () => {
  test("is refused with file, line, column and the line itself", async () => {
    const folder = temporaryFolder();
    const fault = await runScript("var a = 1;\nif (a {\n}", { folder }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(ScriptLoadError);
    expect((fault as Error).message).toBe(
      `${join(folder, "bot.js")}:2:7: SyntaxError: Unexpected token '{'\n  if (a {\n        ^`,
    );
  });

  test.each([`import fs from "fs"`, `export const a = 1`, `await 1`])("%s: its way to run is named", async (source) => {
    await expect(runScript(source)).rejects.toThrow("this looks like a module: run it with --node");
  });

  test("is named when it does not exist", async () => {
    const scriptPath = join(temporaryFolder(), "none.js");
    const nothing = () => undefined;
    const options = { scriptPath, storageFile: `${scriptPath}.json`, allowNet: [], node: false };
    const environment = createEnvironment({ ...options, hbInit: () => ({}), log: nothing, onError: nothing });
    await expect(environment.run()).rejects.toThrow(`${scriptPath}: ENOENT`);
    environment.dispose();
  });
});

describe("a script that throws before it has a room", () => {
  test.each(["require('fs')", "process.env.X", "module.exports = 1", "__dirname"])(
    "%s: is refused, and a program for Node is recognised",
    async (source) => {
      await expect(runScript(source)).rejects.toThrow(
        /is not defined\n {4}at .*bot\.js:1:1\n {2}this looks like a program for Node: run it with --node$/u,
      );
    },
  );

  test("goes on when it has set onHBLoaded", async () => {
    const { errors, configs } = await runScript(`window.onHBLoaded = () => HBInit({}); missing.x`);
    expect(errors[0]).toContain("ReferenceError: missing is not defined");
    expect(configs).toHaveLength(1);
  });

  test("leaves no listeners behind", async () => {
    const listeners = process.listenerCount("unhandledRejection");
    await expect(runScript(`throw new Error("no room")`)).rejects.toThrow("no room");
    expect(process.listenerCount("unhandledRejection")).toBe(listeners);
  });
});

describe("what a script throws", () => {
  test("at its top level has its place, and what it set until then stays", async () => {
    const room: Record<string, unknown> = {};
    const { errors, file } = await runScript(
      `var room = HBInit({});\nroom.onPlayerJoin = () => "set";\nfunction f() { missing.x }\nf();\nroom.onPlayerLeave = 1`,
      { room },
    );
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain("ReferenceError: missing is not defined");
    expect(errors[0]).toContain(`at f (${file}:3:16)\n    at ${file}:4:1`);
    expect(errors[0]).not.toContain("node:");
    expect(typeof room["onPlayerJoin"]).toBe("function");
    expect(room["onPlayerLeave"]).toBeUndefined();
  });

  test("in onHBLoaded is reported, and the page loads", async () => {
    const { errors, log } = await runScript(
      `window.onHBLoaded = () => { throw new Error("at the start") }; window.onload = () => console.log("loaded")`,
    );
    expect(errors[0]).toContain("Error: at the start");
    expect(log).toEqual(["loaded"]);
  });

  test.each([
    ["throw 'text'", "Uncaught 'text'"],
    ["throw null", "Uncaught null"],
    ["throw undefined", "Uncaught undefined"],
    ["throw { code: 5 }", "Uncaught { code: 5 }"],
    ["throw { message: 'only this' }", "Uncaught only this"],
    ["throw { get stack() { throw 1 } }", "something that cannot be printed was thrown"],
    ["throw Object.create(null)", "Uncaught [Object: null prototype] {}"],
  ])("%s is printed", async (source, text) => {
    expect((await runScript(`HBInit({}); ${source}`)).errors).toEqual([text]);
  });

  test("import() is answered with the way to use it", async () => {
    const { log, errors, lines } = await runScript(`import("node:fs").catch((e) => setTimeout(() => { throw e }))`);
    await lines(1);
    expect(log).toEqual([]);
    expect(errors[0]).toContain("import() works with --node alone");
  });

  test("is printed with its cause", async () => {
    const { errors } = await runScript(`HBInit({}); throw new Error("outer", { cause: new Error("inner") })`);
    expect(errors[0]).toMatch(/Error: outer\n[^]*\n {2}caused by: inner$/u);
    expect(describeError(new Error("outer", { cause: new Error("inner") }))).toMatch(
      /^Error: outer\n[^]*caused by: inner$/u,
    );
  });

  test("in text that it evaluates has a place as well", async () => {
    const { lines, errors, file } = await runScript(`setTimeout("missing.x", 0)`);
    await lines(1);
    expect(errors[0]).toContain(`${file} (timer):1`);
  });
});
