import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { STORAGE_MAX } from "#server/script/environment/local-storage.ts";
import { runScript, temporaryFolder, valuesOf } from "../../support/script-environment.ts";

const fileOf = (folder: string) => join(folder, "storage.json");
const stored = (folder: string) => JSON.parse(readFileSync(fileOf(folder), "utf8")) as unknown;

describe("localStorage", () => {
  test("has methods, and properties for its values", async () => {
    expect(
      await valuesOf([
        `localStorage.getItem("a"), localStorage.a, localStorage.length, localStorage.key(0)`,
        `localStorage.setItem("a", 1), typeof localStorage.getItem("a"), localStorage.a`,
        `(localStorage.b = { toString: () => "x" }, localStorage["b"]), localStorage.length, Object.keys(localStorage)`,
        `"a" in localStorage, "z" in localStorage, localStorage.hasOwnProperty("a"), JSON.stringify(localStorage)`,
        `localStorage.removeItem("a"), delete localStorage.b, delete localStorage.z, localStorage.length`,
        `(localStorage.setItem("k", null), localStorage.key(0)), localStorage.key(9), localStorage.clear(), localStorage.length`,
        `localStorage instanceof Storage, typeof localStorage.setItem`,
      ]),
    ).toEqual([
      "null undefined 0 null",
      "undefined string 1",
      "x 2 [ 'a', 'b' ]",
      `true false true {"a":"1","b":"x"}`,
      "undefined true true 0",
      "k null undefined 0",
      "true function",
    ]);
  });

  test("keeps its values for the next run, in one file", async () => {
    const folder = temporaryFolder();
    const first = await runScript(`localStorage.setItem("stats", JSON.stringify({ wins: 3 })); localStorage.b = "ü"`, {
      folder,
    });
    expect(existsSync(fileOf(folder))).toBe(false);
    first.environment.dispose();
    expect(stored(folder)).toEqual({ stats: `{"wins":3}`, b: "ü" });
    expect(readdirSync(folder).toSorted()).toEqual(["bot.js", "storage.json"]);
    const { log } = await runScript(`console.log(JSON.parse(localStorage.getItem("stats")).wins, localStorage.b)`, {
      folder,
    });
    expect(log).toEqual(["3 ü"]);
  });

  test("is written a moment after a change", async () => {
    const { folder } = await runScript(`for (let i = 0; i < 100; i++) localStorage.n = i`);
    await expect.poll(() => existsSync(fileOf(folder))).toBe(true);
    expect(stored(folder)).toEqual({ n: "99" });
  });

  test("takes what fits, and throws a QuotaExceededError above", async () => {
    const { log } = await runScript(`
      localStorage.setItem("a", "x".repeat(${STORAGE_MAX} - 1));
      console.log(localStorage.a.length);
      for (const set of [() => localStorage.setItem("b", ""), () => { localStorage.b = "" }, () => localStorage.setItem("a", "x".repeat(${STORAGE_MAX}))])
        try { set(); console.log("no error") } catch (e) { console.log(e.name, e.code, e instanceof DOMException) }
      console.log(localStorage.a.length, localStorage.length);
      localStorage.a = ""; localStorage.b = "fits"; console.log(localStorage.b);
    `);
    expect(log).toEqual([
      `${STORAGE_MAX - 1}`,
      "QuotaExceededError 22 true",
      "QuotaExceededError 22 true",
      "QuotaExceededError 22 true",
      `${STORAGE_MAX - 1} 1`,
      "fits",
    ]);
  });

  test.each(["{ broken", "[1]", "null"])("sets a file aside that contains %s", async (text) => {
    const folder = temporaryFolder();
    writeFileSync(fileOf(folder), text);
    const { log, environment } = await runScript(`localStorage.a = 1; console.log(localStorage.length)`, { folder });
    expect(log[0]).toMatch(/^error: localStorage could not be read and is now .*storage\.json\.unreadable: /u);
    expect(log[1]).toBe("1");
    environment.dispose();
    expect(stored(folder)).toEqual({ a: "1" });
    expect(readFileSync(`${fileOf(folder)}.unreadable`, "utf8")).toBe(text);
  });

  test("reports when it cannot be written, and goes on", async () => {
    const folder = temporaryFolder();
    const { log, environment } = await runScript(`localStorage.a = 1`, { folder });
    mkdirSync(`${fileOf(folder)}.new`);
    environment.dispose();
    expect(log).toEqual([expect.stringContaining("error: localStorage could not be written")]);
  });
});

test("sessionStorage ends with the script", async () => {
  const folder = temporaryFolder();
  const source = `console.log(sessionStorage.length); sessionStorage.a = 1; console.log(sessionStorage.getItem("a"), localStorage.length)`;
  expect((await runScript(source, { folder })).log).toEqual(["0", "1 0"]);
  expect((await runScript(source, { folder })).log).toEqual(["0", "1 0"]);
});
