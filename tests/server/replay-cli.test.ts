/** `rondo replay`: its reports, the files it writes, and its errors. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { concatBytes } from "@noble/hashes/utils.js";
import { runCommand } from "citty";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { cutRecording } from "#recording/cut.ts";
import { writeRecording } from "#recording/write-recording.ts";
import { replayCommand } from "#server/cli/replay.ts";
import { clock, parseTime } from "#server/cli/replay-files.ts";
import { finalDigest, rowPieces, statisticsLines } from "#server/cli/replay-simulate.ts";
import { readReference, readReferenceBytes } from "../stadium/reference-files.ts";
import { acceptRecording, VECTOR } from "../support/recordings.ts";

const { recording } = acceptRecording(VECTOR);

let folder = "";
let lines: string[] = [];
let errors: string[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rondo-replay-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  lines = [];
  errors = [];
  vi.spyOn(console, "log").mockImplementation((text: string) => void lines.push(...text.split("\n")));
  vi.spyOn(console, "error").mockImplementation((text: string) => void errors.push(text));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

/** Writes a file into the folder of this test and returns its path. */
function file(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** The exit code. */
async function replay(...rawArgs: string[]): Promise<number> {
  process.exitCode = 0;
  await runCommand(replayCommand, { rawArgs });
  return Number(process.exitCode);
}

describe("rondo replay info", () => {
  it("prints what is in a recording", async () => {
    expect(await replay("info", file("a.hbr2", VECTOR))).toBe(0);
    expect(lines).toEqual([
      `${folder}/a.hbr2: 0:06.7, 400 ticks, 206 bytes`,
      `  room        "Demo", score limit 3, time limit 3 min`,
      expect.stringMatching(/^  stadium     "Classic", checksum [0-9A-F]{8}$/u),
      "  game        none at the start",
      `  red         "Ann"`,
      `  blue        "Bø🏆"`,
      "  spectators  none",
      "  events      5 input, 1 start, 1 pings, 1 chat, 1 checksum",
      "  goals       0:04.5",
    ]);
  });

  it("names a file that is no recording, with the byte", async () => {
    expect(await replay("info", file("b.hbr2", VECTOR.subarray(0, 40)))).toBe(2);
    expect(errors[0]).toMatch(/b\.hbr2: .*: the bytes end \(byte \d+ of the unpacked content\)$/u);
    expect(await replay("info", join(folder, "missing.hbr2"))).toBe(2);
    expect(errors[1]).toBe(`${folder}/missing.hbr2: cannot be read: no such file`);
  });
});

describe("rondo replay check", () => {
  it("verifies the checks of the recorded host", async () => {
    expect(await replay("check", file("a.hbr2", VECTOR))).toBe(0);
    expect(lines).toEqual([`${folder}/a.hbr2: verified: 400 ticks (0:06.7), 1 goal (1:0), its check passed`]);
  });

  it("names the first tick that differs, and warns about what is tolerated", async () => {
    const events = recording.events.map((event) =>
      event.action.kind === "checksum" ? { ...event, action: { ...event.action, sum: 7 } } : event,
    );
    const twice = { tick: 5, actor: 0, action: { kind: "join", id: 1, name: null, flag: null, avatar: null } } as const;
    const absent = { tick: 300, actor: 0, action: { kind: "leave", id: 9, reason: null, ban: false } } as const;
    const other = { ...recording, markers: [], events: [events[0]!, twice, ...events.slice(1), absent] };
    const path = file("c.hbr2", concatBytes(writeRecording(other), Uint8Array.of(0)));
    expect(await replay("check", path)).toBe(1);
    expect(lines).toEqual([
      `${path}: differs from tick 200 (0:03.3) on: 400 ticks (0:06.7), 1 goal (1:0), 0 of 1 checks passed`,
      "  warning  bytes after the end are ignored",
      "  warning  its goal markers (0) are not those of its goals",
      "  warning  joins of players that are in the room: 1",
      "  warning  leaves of players that are not in the room: 1",
    ]);
  });

  it("goes on after a file that is refused or missing", async () => {
    const path = file("d.hbr2", Uint8Array.of(1, 2, 3));
    expect(await replay("check", path, join(folder, "none.hbr2"), file("a.hbr2", VECTOR))).toBe(1);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(
      `${path}: refused: this is not a recording: it does not begin with HBR2 (byte 0 of the file)`,
    );
    expect(lines[1]).toBe(`${folder}/none.hbr2: refused, cannot be read: no such file`);
  });
});

describe("rondo replay cut and merge", () => {
  it("write parts that are one recording again", async () => {
    const [first, second, whole] = ["1.hbr2", "2.hbr2", "3.hbr2"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const path = file("a.hbr2", VECTOR);
    expect(await replay("cut", path, "--to", "0:05", "-o", first)).toBe(0);
    expect(lines).toEqual([`${first}: 0:05.0, 300 ticks`]);
    const part = acceptRecording(readFileSync(first)).recording;
    expect([part.ticks, part.markers.length]).toEqual([300, 1]);
    expect(await replay("cut", path, "--from", "5", "-o", second)).toBe(0);
    expect(await replay("merge", first, second, "-o", whole)).toBe(0);
    expect(finalDigest(acceptRecording(readFileSync(whole)).recording)).toEqual(finalDigest(recording));
    expect(await replay("merge", first, path, "-o", whole)).toBe(0);
    const merged = acceptRecording(readFileSync(whole)).recording;
    expect([merged.ticks, merged.markers]).toEqual([
      700,
      [
        { tick: 270, team: 2 },
        { tick: 570, team: 2 },
      ],
    ]);
  });

  it("explain why a part of a game cannot follow, and which part can", async () => {
    const stop = { tick: 350, actor: 0, action: { kind: "stop" } } as const;
    const path = file("a.hbr2", VECTOR);
    const middle = file("middle.hbr2", writeRecording(cutRecording(recording, 300, 400)));
    const ended = { ...recording, events: [...recording.events, stop] };
    const stopped = file("stopped.hbr2", writeRecording(cutRecording(ended, 300, 400)));
    const out = join(folder, "out.hbr2");
    expect([await replay("merge", path, middle, "-o", out), await replay("merge", path, stopped, "-o", out)]).toEqual([
      2, 2,
    ]);
    const reason =
      "it begins in the middle of a game, and no event of the format sets a score, a time or exact positions";
    expect(errors).toEqual([
      `${middle}: cannot follow ${path}: ${reason}; it has no other game, so it can only be the first file`,
      `${stopped}: cannot follow ${path}: ${reason}; ` +
        `a part of it after that game can follow: rondo replay cut ${stopped} --from 0.850 -o PART.hbr2`,
    ]);
    const part = join(folder, "part.hbr2");
    expect(await replay("cut", stopped, "--from", "0.850", "-o", part)).toBe(0);
    expect(await replay("merge", path, part, "-o", out)).toBe(0);
    expect(acceptRecording(readFileSync(out)).recording.ticks).toBe(449);
  });

  it.each([
    [["--from", "abc"], "--from abc: expected seconds or m:ss"],
    [["--from", "1:75"], "--from 1:75: expected seconds or m:ss"],
    [["--from", "3", "--to", "2"], "--from 0:03.0 --to 0:02.0: no part of 0:06.7"],
    [["--to", "7"], "--from 0:00.0 --to 0:07.0: no part of 0:06.7"],
  ])("refuse %j", async (args, error) => {
    expect(await replay("cut", file("a.hbr2", VECTOR), ...args, "-o", join(folder, "no.hbr2"))).toBe(2);
    expect(errors).toEqual([error]);
  });
});

describe("times", () => {
  it.each([
    ["83.4", 5004],
    ["1:23.4", 5004],
    ["0:05", 300],
    ["0", 0],
    ["12:00", 43_200],
  ])("%s is tick %d", (text, tick) => {
    expect(parseTime("--from", text)).toBe(tick);
  });

  it("have tenths of seconds", () => {
    expect([clock(0), clock(5004), clock(3599)]).toEqual(["0:00.0", "1:23.4", "1:00.0"]);
  });
});

describe("rondo replay simulate", () => {
  it("prints goals and statistics", () => {
    const [count, goal, , game, head, ann] = statisticsLines(recording);
    expect([count, game]).toEqual(["goals: 1", "game 1: 1:0, stopped"]);
    expect(goal).toMatch(/^ {2}0:04\.5 {2}1:0 {2}red {2}Ann, \d\.\d units\/tick$/u);
    expect([head!.split(/ +/u).slice(1, 4), ann!.split(/ +/u).slice(1, 4)]).toEqual([
      ["team", "player", "goals"],
      ["red", "Ann", "1"],
    ]);
  });

  it("prints a row for each state, and the events", () => {
    const { rows, events } = JSON.parse([...rowPieces(recording, true)].join("")) as {
      rows: unknown[][];
      events: unknown[][];
    };
    expect(rows).toHaveLength(401);
    expect([rows[0], rows[1]!.slice(0, 7)]).toEqual([
      [0, null],
      [1, 0, 0, 0, 0, 0, 0],
    ]);
    expect(events.filter(([, kind]) => kind === "goal")).toEqual([[270, "goal", 1]]);
  });

  const sample = readReferenceBytes("recordings/official-sample.hbr2");
  it.skipIf(sample === null)("has the digest of all rows of a recording of the original game", () => {
    const trace = readReference<{ readonly stateSha256: string }>("traces/recording-official-sample.json.gz")!;
    expect(finalDigest(acceptRecording(sample!).recording)[1]).toBe(`${trace.stateSha256}\n`);
  });
});
