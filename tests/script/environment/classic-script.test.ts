import { describe, expect, test } from "vitest";
import { runScript, valuesOf, type Room } from "../../support/script-environment.ts";

describe("a classic script", () => {
  test("may assign to names that it has not declared", async () => {
    const { log } = await runScript("counter = 1; counter++; console.log(counter, window.counter)");
    expect(log).toEqual(["2 2"]);
  });

  test("has its functions and top-level variables in the window, but not its constants", async () => {
    const { log } = await runScript(
      "var a = 1; function f() {} let b = 2; const c = 3; console.log(window.a, typeof window.f, window.b, window.c, b + c)",
    );
    expect(log).toEqual(["1 function undefined undefined 5"]);
  });

  test("runs in sloppy mode", async () => {
    const { log } = await runScript(
      "function who() { return this === window } var o = 010; console.log(who(), o); delete o",
    );
    expect(log).toEqual(["true 8"]);
  });

  test("has one global object under all its names", async () => {
    expect(await valuesOf(["this === window", "self === window", "globalThis === window", "top === window"])).toEqual([
      "true",
      "true",
      "true",
      "true",
    ]);
  });

  test("can evaluate text, and make functions of it", async () => {
    expect(await valuesOf([`eval("1 + 1")`, `new Function("a", "return a * 2")(4)`])).toEqual(["2", "8"]);
  });

  test("has no process, no modules and no files, not even through the functions it gets", async () => {
    expect(
      await valuesOf([
        "typeof process, typeof require, typeof module, typeof Buffer, typeof global",
        `["fetch", "setTimeout", "HBInit", "URL"].map((name) => window[name].constructor("return typeof process")())`,
        `localStorage.getItem.constructor("return typeof process")()`,
        `console.log.constructor("return typeof process")()`,
      ]),
    ).toEqual([
      "undefined undefined undefined undefined undefined",
      "[ 'undefined', 'undefined', 'undefined', 'undefined' ]",
      "undefined",
      "undefined",
    ]);
  });

  test("may begin with a byte order mark or a line for the shell", async () => {
    expect((await runScript("\uFEFFconsole.log(1)")).log).toEqual(["1"]);
    expect((await runScript("#!/usr/bin/env node\nconsole.log(1)")).log).toEqual(["1"]);
  });

  test("disturbs no other script with what it changes", async () => {
    await runScript("Array.prototype.first = () => 1; Map = undefined; shared = 1");
    expect(await valuesOf(["[].first, typeof Map, typeof shared"])).toEqual(["undefined function undefined"]);
    expect(([] as unknown as { first?: unknown }).first).toBeUndefined();
  });
});

describe("the start", () => {
  const room = (): Room => ({});

  test("HBInit returns the room at once, and receives the configuration", async () => {
    const { configs, log } = await runScript(`var room = HBInit({ roomName: "A" }); console.log(typeof room)`);
    expect(configs).toEqual([{ roomName: "A" }]);
    expect(log).toEqual(["object"]);
  });

  test("onHBLoaded is called once HBInit exists", async () => {
    const { configs } = await runScript(`window.onHBLoaded = function () { HBInit({ roomName: "B" }) }`);
    expect(configs).toEqual([{ roomName: "B" }]);
  });

  test("onHBLoaded is not called by us when the script has called it", async () => {
    const { configs } = await runScript(
      `window.onHBLoaded = () => HBInit({}); if (typeof window.HBInit === "function") window.onHBLoaded()`,
    );
    expect(configs).toHaveLength(1);
  });

  test("a script can wait for the page", async () => {
    const { log } = await runScript(`
      window.onload = () => console.log("onload");
      window.addEventListener("load", () => console.log("load"));
      document.addEventListener("DOMContentLoaded", () => console.log("content"));
    `);
    expect(log).toEqual(["content", "load", "onload"]);
  });

  test("HBInit without arguments hands out the room again", async () => {
    const host = room();
    const { log } = await runScript("var room = HBInit({}); console.log(HBInit() === room)", { room: host });
    expect(log).toEqual(["true"]);
  });

  test("a second configuration is answered with the same room and a warning", async () => {
    const { log } = await runScript("var room = HBInit({}); console.log(HBInit({}) === room)");
    expect(log).toEqual(["warn: HBInit was called again: a script has one room, and this is the same one", "true"]);
  });
});
