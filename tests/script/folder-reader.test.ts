/** Which files of a folder are scripts, and what `scripts.json` sets of them. */
import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { FolderReader } from "#server/script/folder-reader.ts";
import { temporaryFolder } from "../support/stores.ts";

const root = temporaryFolder("rondo-scripts-");
let folder = "";
let count = 0;
beforeEach(() => {
  folder = join(root, `${++count}`);
  mkdirSync(folder);
});

const write = (name: string, text = "HBInit()") => writeFileSync(join(folder, name), text);
const options = (value: unknown) => write("scripts.json", typeof value === "string" ? value : JSON.stringify(value));

describe("the scripts of a folder", () => {
  it("are its files of four kinds, but not parts of others, hidden files and types", async () => {
    for (const name of ["b.js", "a.mjs", "my bot!.cjs", "d.ts", "_e.js", ".f.js", "g.d.ts", "h.json", "i.js.map"])
      write(name);
    mkdirSync(join(folder, "folder.js"));
    const { scripts, faults } = await new FolderReader(folder).read();
    expect(scripts.map(({ name }) => name)).toEqual(["a", "b", "d", "my-bot-"]);
    expect(scripts[1]).toMatchObject({ file: join(folder, "b.js"), node: false, allowNet: [] });
    expect(faults).toEqual([]);
  });

  it("have the options of scripts.json", async () => {
    for (const name of ["a.js", "b.js", "b.ts"]) write(name);
    options({ "a.js": { node: true, allowNet: ["discord.com"] }, "b.ts": { name: "typed" } });
    const { scripts } = await new FolderReader(folder).read();
    expect(scripts).toMatchObject([
      { name: "a", node: true, allowNet: ["discord.com"] },
      { name: "b", node: false },
      { name: "typed", node: false },
    ]);
  });

  it("cannot share a name, and options are for files that exist", async () => {
    for (const name of ["winner.js", "winner.ts"]) write(name);
    options({ "winer.js": { node: true } });
    const { scripts, faults } = await new FolderReader(folder).read();
    expect(scripts).toHaveLength(1);
    expect(faults).toEqual([
      'winner.ts: winner.js has the name "winner" already; give it another one in scripts.json',
      'scripts.json: there is no script "winer.js" in the folder; did you mean `winner.js`?',
    ]);
  });

  it.for<[fault: string, text: string, expected: RegExp]>([
    ["JSON", '{\n "a.js": {,}\n}', /^scripts\.json: .*line 2 column \d+/u],
    ["a list", "[]", /^scripts\.json: Invalid input: expected record/u],
    ["a wrong type", '{"a.js":{"node":1}}', /^scripts\.json: "a\.js" → node: Invalid input: expected boolean/u],
    ["an unknown option", '{"a.js":{"net":[]}}', /^scripts\.json: "a\.js": Unrecognized key: "net"/u],
  ])("do not start while scripts.json is wrong: %s", async ([, text, expected]) => {
    write("a.js");
    options(text);
    const { scripts, faults } = await new FolderReader(folder).read();
    expect(scripts).toEqual([]);
    expect(faults).toEqual([expect.stringMatching(expected)]);
  });

  it("keep their options while scripts.json is wrong", async () => {
    write("a.js");
    options({ "a.js": { node: true } });
    const reader = new FolderReader(folder);
    await reader.read();
    options("{");
    expect((await reader.read()).scripts).toMatchObject([{ name: "a", node: true }]);
    rmSync(join(folder, "scripts.json"));
    expect((await reader.read()).scripts).toMatchObject([{ name: "a", node: false }]);
  });

  it("have another version when their content changes, those with modules also when parts do", async () => {
    for (const name of ["a.js", "b.js", "_part.js"]) write(name);
    options({ "b.js": { node: true } });
    const reader = new FolderReader(folder);
    const versions = async () => (await reader.read()).scripts.map(({ version }) => version);
    const [a, b] = await versions();
    utimesSync(join(folder, "a.js"), 1, 1);
    expect(await versions()).toEqual([a, b]);
    write("_part.js", "export {}");
    const [a2, b2] = await versions();
    expect([a2 === a, b2 === b]).toEqual([true, false]);
    write("a.js", "HBInit({})");
    const [a3, b3] = await versions();
    expect([a3 === a, b3 === b2]).toEqual([false, true]);
  });

  it("cannot be read from a folder that is gone", async () => {
    await expect(new FolderReader(join(folder, "gone")).read()).rejects.toThrow("ENOENT");
  });
});
