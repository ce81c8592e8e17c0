/** A folder of scripts: started, read again, stopped, and shared by several processes. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { ScriptInfo, ScriptOptions } from "#server/script/scripts.ts";
import { ScriptClaims } from "#server/script/script-claims.ts";
import { ScriptsFolder } from "#server/script/scripts-folder.ts";
import { openStore, type Store } from "#server/store/store.ts";
import { silent, temporaryFolder } from "../support/stores.ts";

const root = temporaryFolder("rondo-scripts-");
let folder = "";
let count = 0;
let store: Store;
const opened: Process[] = [];

beforeEach(async () => {
  folder = join(root, `${++count}`);
  mkdirSync(folder);
  store = await openStore({ file: ":memory:", log: silent });
});
afterEach(async () => {
  for (const { scripts } of opened.splice(0)) scripts.close();
  await store.close();
});

const write = (name: string, text = "HBInit()") => writeFileSync(join(folder, name), text);

/** Records what is asked of the scripts of a process. */
class FakeScripts {
  readonly calls: string[] = [];
  readonly players = new Map<string, number>();
  /** Starts last until it is settled. */
  waits: Promise<void> | undefined;
  readonly #running = new Map<string, string>();

  async start(file: string, { name = "", node = false, allowNet = [] }: ScriptOptions = {}): Promise<ScriptInfo> {
    this.calls.push(`start ${name}${node ? " node" : ""}${allowNet.map((host) => ` ${host}`).join("")}`);
    await this.waits;
    if (name === "faulty") throw new Error("it is wrong");
    this.#running.set(name, file);
    return this.list().find((info) => info.name === name)!;
  }

  async stop(name: string, { keepRoom = false } = {}): Promise<void> {
    this.calls.push(`stop ${name}${keepRoom ? ", keep room" : ""}`);
    this.#running.delete(name);
  }

  async handOver(name: string): Promise<void> {
    this.calls.push(`hand over ${name}`);
    this.#running.delete(name);
  }

  reload(name: string): void {
    this.calls.push(`reload ${name}`);
  }

  list(): ScriptInfo[] {
    return Array.from(this.#running, ([name, file]) => ({
      ...{ name, file, node: false, state: "running", room: "ABCDE", url: undefined, starts: 1, lastError: undefined },
      ...{ players: this.players.get(name) ?? 0, figures: { ticks: 0, meanMs: 0, maxMs: 0, mismatches: 0 } },
    }));
  }
}

type Process = { scripts: ScriptsFolder; calls: () => string[]; fake: FakeScripts; log: string[]; state: ProcessState };
type ProcessState = { draining: boolean };

/** A process with this id. `others` are those that it sees running. */
function createProcess(id = "p1", others: ReadonlySet<string> = new Set()): Process {
  const fake = new FakeScripts();
  const log: string[] = [];
  const state = { draining: false };
  const scripts = new ScriptsFolder({
    folder,
    scripts: fake,
    claims: new ScriptClaims({ store, id: () => id, others: async () => others }),
    isDraining: () => state.draining,
    log: pino(
      { level: "error" },
      { write: (line: string) => void log.push((JSON.parse(line) as { msg: string }).msg) },
    ),
  });
  const process = { scripts, fake, log, state, calls: () => fake.calls.splice(0) };
  opened.push(process);
  return process;
}

describe("a folder of scripts", () => {
  it("has a room for each, with its options", async () => {
    for (const name of ["a.js", "b.js", "_part.js"]) write(name);
    write("scripts.json", JSON.stringify({ "b.js": { node: true, allowNet: ["discord.com"] } }));
    const { scripts, calls } = createProcess();
    await scripts.look();
    expect(calls()).toEqual(["start a", "start b node discord.com"]);
    await scripts.look();
    expect(calls()).toEqual([]);
  });

  it("reads changed files again, starts new ones and stops removed ones", async () => {
    for (const name of ["a.js", "b.js"]) write(name);
    const { scripts, calls } = createProcess();
    await scripts.look();
    write("a.js", "HBInit({})");
    write("c.js");
    rmSync(join(folder, "b.js"));
    calls();
    await scripts.look();
    await scripts.look();
    expect(calls()).toEqual(["reload a", "start c", "stop b"]);
  });

  it("does not stop a script whose file an editor replaces", async () => {
    write("a.js");
    const { scripts, calls } = createProcess();
    await scripts.look();
    calls();
    renameSync(join(folder, "a.js"), join(folder, "a.js~"));
    await scripts.look();
    write("a.js", "HBInit({})");
    await scripts.look();
    expect(calls()).toEqual(["reload a"]);
  });

  it("goes on while it cannot be read", async () => {
    write("a.js");
    const { scripts, calls, log } = createProcess();
    await scripts.look();
    calls();
    renameSync(folder, `${folder} gone`);
    for (let i = 0; i < 3; i++) await scripts.look();
    expect([calls(), log]).toEqual([[], [expect.stringContaining("ENOENT")]]);
    renameSync(`${folder} gone`, folder);
    await scripts.look();
    expect(calls()).toEqual([]);
  });

  it("starts a script that has failed when its file changes", async () => {
    write("faulty.js");
    const { scripts, calls, log } = createProcess();
    await scripts.look();
    await scripts.look();
    expect([calls(), log]).toEqual([["start faulty"], ["the script is not started: it is wrong"]]);
    write("faulty.js", "HBInit({})");
    await scripts.look();
    expect(calls()).toEqual(["start faulty"]);
  });

  it("tries a script that has failed again after a while, and later each time", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    write("faulty.js");
    const { scripts, calls } = createProcess();
    await scripts.look();
    await vi.advanceTimersByTimeAsync(9999);
    expect(calls()).toEqual(["start faulty"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(calls()).toEqual(["start faulty"]);
    await vi.advanceTimersByTimeAsync(19_999);
    expect(calls()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(calls()).toEqual(["start faulty"]);
  });

  it("starts two scripts at a time, and all of them", async () => {
    for (const name of ["a.js", "b.js", "c.js"]) write(name);
    const { scripts, calls, fake } = createProcess();
    let begin = () => {};
    fake.waits = new Promise((resolve) => (begin = resolve));
    await scripts.look();
    await scripts.look();
    expect(calls()).toEqual(["start a", "start b"]);
    begin();
    await expect.poll(calls).toEqual(["start c"]);
  });

  it("starts a script anew when its options change, with its room unless the name is another one", async () => {
    write("a.js");
    const { scripts, calls } = createProcess();
    await scripts.look();
    write("scripts.json", JSON.stringify({ "a.js": { node: true } }));
    await scripts.look();
    write("scripts.json", JSON.stringify({ "a.js": { node: true, name: "b" } }));
    await scripts.look();
    expect(calls()).toEqual(["start a", "stop a, keep room", "start a node", "stop a", "start b node"]);
  });

  it("logs each fault once", async () => {
    write("a.js");
    write("scripts.json", "{");
    const { scripts, calls, log } = createProcess();
    await scripts.look();
    await scripts.look();
    expect([calls(), log]).toEqual([[], [expect.stringMatching(/^scripts\.json: Expected property name/u)]]);
  });

  it("is watched", async () => {
    const { scripts, calls } = createProcess();
    await scripts.open();
    write("a.js");
    await expect.poll(calls).toEqual(["start a"]);
  });
});

describe("a folder of scripts of several processes", () => {
  it("has each script run by one", async () => {
    for (const name of ["a.js", "b.js", "c.js"]) write(name);
    const processes = [createProcess("p1", new Set(["p2"])), createProcess("p2", new Set(["p1"]))];
    await Promise.all(processes.map(({ scripts }) => scripts.look()));
    await Promise.all(processes.map(({ scripts }) => scripts.look()));
    expect(processes.flatMap(({ calls }) => calls()).toSorted()).toEqual(["start a", "start b", "start c"]);
  });

  it("loses no script with a process, once the script's room is restored", async () => {
    write("a.js");
    const [one, others] = [createProcess("p1", new Set(["p2"])), new Set(["p1"])];
    await one.scripts.look();
    await store.meta.set("room of script a", "ABCDE");
    await store.savedMatches.save({ code: "ABCDE", process: "p1", savedAt: 0 }, new Uint8Array(1));
    const two = createProcess("p2", others);
    await two.scripts.look();
    others.clear();
    await two.scripts.look();
    expect(two.calls()).toEqual([]);
    await store.savedMatches.claim("ABCDE", "p1", "p2");
    await two.scripts.look();
    expect(two.calls()).toEqual(["start a"]);
    // The process that was believed dead goes on.
    one.calls();
    await one.scripts.look();
    expect(one.calls()).toEqual(["stop a, keep room"]);
  });

  it("is left to the others by a process that is drained, when a room is empty", async () => {
    for (const name of ["a.js", "b.js"]) write(name);
    const [one, two] = [createProcess("p1", new Set(["p2"])), createProcess("p2", new Set(["p1"]))];
    await one.scripts.look();
    one.calls();
    one.state.draining = true;
    one.fake.players.set("b", 2);
    await one.scripts.handOver();
    await one.scripts.look();
    await two.scripts.look();
    expect([one.calls(), two.calls()]).toEqual([["hand over a"], ["start a"]]);
    one.fake.players.set("b", 0);
    await one.scripts.handOver();
    await two.scripts.look();
    expect([one.calls(), two.calls()]).toEqual([["hand over b"], ["start b"]]);
    write("c.js");
    await one.scripts.look();
    expect(one.calls()).toEqual([]);
  });
});
