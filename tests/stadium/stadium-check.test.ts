import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "citty";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stadiumCommand } from "#server/cli/stadium.ts";
import { checkStadiumFile, judgeStadium, summarise } from "#server/cli/stadium-check.ts";
import { hbs } from "../support/hbs.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rondo-stadium-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

describe("the report on a stadium", () => {
  it("counts what an accepted one has, and lists its warnings", () => {
    expect(judgeStadium("a.hbs", hbs({ vertexes: [{ x: 0, y: 0, bcoef: 1 }] }))).toEqual({
      accepted: true,
      lines: [
        'a.hbs: accepted, "Bare": 1 vertexes, 0 segments, 0 planes, 0 goals, 1 discs, 0 joints',
        "  warning  vertexes[0].bcoef: unknown key, ignored; did you mean `bCoef`?",
      ],
    });
  });

  it("lists the errors of a refused one before its warnings", () => {
    expect(judgeStadium("a.hbs", hbs({ width: [], thickness: 1 }))).toEqual({
      accepted: false,
      lines: [
        "a.hbs: refused",
        "  error  width: expected a number, got an array",
        "  warning  thickness: unknown key, ignored",
      ],
    });
  });

  it("is one clear line for a file that cannot be read", async () => {
    const missing = join(folder, "none.hbs");
    expect((await checkStadiumFile(missing)).lines).toEqual([`${missing}: refused, cannot be read: no such file`]);
    expect((await checkStadiumFile(folder)).lines).toEqual([`${folder}: refused, cannot be read: it is a folder`]);
    const large = join(folder, "large.hbs");
    writeFileSync(large, Buffer.alloc(3 * 1_048_576 + 1));
    expect((await checkStadiumFile(large)).lines[0]).toMatch(/cannot be read: larger than/);
  });

  it("is summed up", () => {
    const [good, bad] = [
      { accepted: true, lines: [] },
      { accepted: false, lines: [] },
    ];
    expect(summarise([good, bad, good])).toBe("2 accepted, 1 refused");
  });
});

describe("rondo stadium check", () => {
  async function run(...names: readonly string[]): Promise<readonly string[]> {
    const lines: string[] = [];
    vi.spyOn(console, "log").mockImplementation((line: string) => lines.push(line));
    await runCommand(stadiumCommand, { rawArgs: ["check", ...names.map((name) => join(folder, name))] });
    return lines;
  }

  it("leaves the exit code alone if all are accepted", async () => {
    writeFileSync(join(folder, "good.hbs"), hbs({}));
    expect(await run("good.hbs")).toHaveLength(1);
    expect(process.exitCode).toBeUndefined();
  });

  it("exits with 1 if any is refused, after looking at all of them", async () => {
    writeFileSync(join(folder, "good.hbs"), hbs({}));
    writeFileSync(join(folder, "bad.hbs"), "{");
    const lines = await run("bad.hbs", "gone.hbs", "good.hbs");
    expect(lines.filter((line) => !line.startsWith(" "))).toHaveLength(4);
    expect(lines.at(-1)).toBe("1 accepted, 2 refused");
    expect(process.exitCode).toBe(1);
  });
});
