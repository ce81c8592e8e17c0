/** `rondo simulate` as a program: arguments, output and exit code. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommand } from "citty";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { simulateCommand } from "#server/cli/simulate.ts";
import { readGoldenTable } from "../support/golden-files.ts";
import { hbs } from "../support/hbs.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const golden = join(root, "tests/golden/scenarios");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rondo-simulate-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Outcome = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs the command; `readUpTo` closes the pipe after this many bytes, as `head` does. */
function simulate(args: readonly string[], readUpTo = Infinity): Promise<Outcome> {
  const child = spawn(process.execPath, ["--no-warnings", join(root, "server/cli/main.ts"), "simulate", ...args]);
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    if (out.length >= readUpTo) child.stdout.destroy();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

const player = { id: 1, team: "red" };
const walk = { stadium: "Classic", players: [player], ticks: 3, inputs: [[0, 1, 8]] };

/** Writes a file into the folder of this test and returns its path. */
function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

describe("rondo simulate", () => {
  it("prints every row with every disc, and nothing else, as one JSON object", async () => {
    const { code, out, err } = await simulate([file("walk.json", walk)]);
    expect([code, err]).toEqual([0, ""]);
    const result = JSON.parse(out) as { rows: (number | null)[][] };
    expect(Object.keys(result)).toEqual(["rows"]);
    expect(result.rows.map((row) => row.length)).toEqual([31, 31, 31, 31]);
    expect(result.rows[1]!.slice(0, 11)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(result.rows[1]!.slice(-4)).toEqual([-277.4, 0, 0.096, 0]);
  });

  it("adds the events with --events", async () => {
    const { out } = await simulate([join(golden, "classic-3v3.json"), "--events"]);
    const result = JSON.parse(out) as { rows: unknown[]; events: unknown[][] };
    expect(result.rows).toHaveLength(1201);
    expect(result.events).toContainEqual([expect.any(Number), "goal", 2]);
    expect(result.events.every(([tick, kind]) => Number.isInteger(tick) && typeof kind === "string")).toBe(true);
  });

  it("prints [t, null] while no game is on, and null for the player of a game that ended", async () => {
    const { out } = await simulate([join(golden, "hockey-2v2.json"), "--events"]);
    const { rows, events } = JSON.parse(out) as { rows: unknown[][]; events: unknown[][] };
    expect(rows.at(-1)).toEqual([1900, null]);
    expect(events.at(-1)!.slice(1)).toEqual(["gameStop", null]);
  });

  it("prints only the digest of the final state with --hash", async () => {
    const { code, out, err } = await simulate([join(golden, "arches-2v2.json"), "--hash"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^[0-9a-f]{16}\n$/);
    expect(readGoldenTable("arches-2v2")).toMatch(new RegExp(`^1200 .* ${out.trim()} `, "m"));
  });

  it("plays on another stadium with --stadium", async () => {
    const stadium = file("other.hbs", hbs({ spawnDistance: 33, discs: [{ pos: [5, 5] }] }));
    const { out } = await simulate([file("walk.json", walk), "--stadium", stadium]);
    const { rows } = JSON.parse(out) as { rows: number[][] };
    expect(rows[0]!.slice(7)).toEqual([0, 0, 0, 0, 5, 5, 0, 0, -33, 0, 0, 0]);
  });

  it("finds a stadium beside the scenario", async () => {
    file("beside.hbs", hbs({ spawnDistance: 44 }));
    const { out } = await simulate([file("near.json", { ...walk, stadium: "beside.hbs" })]);
    expect((JSON.parse(out) as { rows: number[][] }).rows[0]!.slice(-4)).toEqual([-44, 0, 0, 0]);
  });

  it("exits cleanly when its output is closed early", async () => {
    const long = file("long.json", { ...walk, ticks: 200_000 });
    expect(await simulate([long], 1000)).toMatchObject({ code: 0, err: "" });
  });
});

describe("rondo simulate refuses", () => {
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
  });

  it("a malformed scenario with exit code 2 and one line for each fault, which names the key", async () => {
    const name = file("bad.json", { ...walk, inputs: [[0, 1, 32]], ticks: 1.5 });
    const { code, out, err } = await simulate([name]);
    expect([code, out]).toEqual([2, ""]);
    const places = err
      .trimEnd()
      .split("\n")
      .map((line) => line.slice(`${name}: `.length).split(": ")[0]);
    expect(places.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual(["inputs[0][2]", "ticks"]);
  });

  /** The same command within this process, which is faster. */
  async function complaint(args: readonly string[]): Promise<string> {
    const lines: string[] = [];
    vi.spyOn(console, "error").mockImplementation((line: string) => lines.push(line));
    await runCommand(simulateCommand, { rawArgs: [...args] });
    expect(process.exitCode).toBe(2);
    return lines.join("\n");
  }

  it.each([
    ["a key too large", { ...walk, inputs: [[0, 1, 32]] }, "inputs[0][2]"],
    ["an unknown action", { ...walk, actions: [[0, "fly", 1]] }, "actions[0][1]"],
    ["an action with a wrong value", { ...walk, actions: [[0, "pause", 1]] }, "actions[0][2]"],
    ["an action without its value", { ...walk, actions: [[0, "setTeam", 1]] }, "actions[0]"],
    ["a fraction of a tick", { ...walk, ticks: 1.5 }, "ticks"],
    ["a missing number of ticks", { stadium: "Classic", players: [] }, "ticks"],
    ["a player that is listed twice", { ...walk, players: [player, player] }, "players[1].id"],
    ["a team that does not exist", { ...walk, players: [{ id: 1, team: "green" }] }, "players[0].team"],
    ["an unknown property of a disc", { ...walk, overrides: [{ disc: 0, speed: 3 }] }, "overrides[0]"],
    ["a property that is not finite", { ...walk, overrides: [{ disc: 0, x: "1e999" }] }, "overrides[0].x"],
    ["an override for an unknown player", { ...walk, overrides: [{ x: 3 }] }, "overrides[0]"],
    ["a value that is not an object", [walk], "(root)"],
  ])("%s", async (_, scenario, path) => {
    const name = file("bad.json", JSON.stringify(scenario).replace('"1e999"', "1e999"));
    expect((await complaint([name])).startsWith(`${name}: ${path}: `)).toBe(true);
  });

  it.each([
    ["text that is not JSON", () => [file("bad.json", "{")], /bad\.json: not JSON: /],
    ["a missing file", () => [join(folder, "none.json")], /none\.json: cannot be read: no such file$/],
    ["a folder", () => [folder], /cannot be read: it is a folder$/],
    ["a missing stadium", () => [file("a.json", { ...walk, stadium: "nowhere.hbs" })], /"nowhere\.hbs"/],
    ["a stadium that is not JSON", () => [file("a.json", { players: [], ticks: 1 })], /a\.json: stadium: missing/],
    [
      "a stadium with faults, by their paths",
      () => [file("a.json", walk), "--stadium", file("a.hbs", hbs({ segments: [{ v0: 0, v1: 91 }] }))],
      /a\.hbs: segments\[0\]\.v1: /,
    ],
  ])("%s", async (_, args, message) => {
    expect(await complaint(args())).toMatch(message);
  });
});
