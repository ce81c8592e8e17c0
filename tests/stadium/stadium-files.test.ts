/** `rondo stadium export` and `rondo stadium draw`: files in, files out, and clear errors. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadImage, createCanvas } from "@napi-rs/canvas";
import { runCommand } from "citty";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stadiumCommand } from "#server/cli/stadium.ts";
import { stadiumChecksum } from "#stadium/checksum.ts";
import { exportStadium } from "#stadium/export.ts";
import { accept, hbs } from "../support/hbs.ts";

let folder = "";
let errors: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rondo-files-"));
  errors = [];
  vi.spyOn(console, "error").mockImplementation((line: string) => errors.push(line));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const path = (name: string): string => join(folder, name);

function file(name: string, text: string): string {
  writeFileSync(path(name), text);
  return path(name);
}

async function run(...rawArgs: readonly string[]): Promise<void> {
  await runCommand(stadiumCommand, { rawArgs: [...rawArgs] });
}

/** A hiding place, an ornament on the ball, a transparent disc, one without a radius, and a joint. */
const SHOWPIECE = `{
  name: "Showpiece", width: 400, height: 200, traits: { still: { invMass: 0, cMask: [] } },
  bg: { color: "204060" }, vertexes: [], segments: [], goals: [], planes: [],
  discs: [
    { pos: [-200, 0], radius: 40, color: "8B4513", trait: "still" },
    { pos: [0, 0], radius: 6, color: "FF0000", trait: "still" },
    { pos: [100, -100], radius: 100, color: "FFFFFFFF", trait: "still" },
    { pos: [100, 100], radius: -40, color: "00FFFF", trait: "still" },
    { pos: [0, 200100], radius: 200000, color: "404040", trait: "still" },
  ],
}`;

describe("rondo stadium export", () => {
  it("writes the canonical text to a file, with the warnings on stderr", async () => {
    const source = file("a.hbs", SHOWPIECE.replace("traits:", "kickoffReset: 'full', traits:"));
    await run("export", source, "-o", path("b.hbs"));
    const { stadium } = accept(SHOWPIECE);
    expect(readFileSync(path("b.hbs"), "utf8")).toBe(exportStadium(stadium));
    expect(stadiumChecksum(accept(readFileSync(path("b.hbs"), "utf8")).stadium)).toBe(stadiumChecksum(stadium));
    expect(errors).toEqual([`${source}: warning: kickoffReset: unknown key, ignored; did you mean \`kickOffReset\`?`]);
    expect(process.exitCode).toBeUndefined();
  });

  it("writes to the standard output without a file", async () => {
    let text = "";
    const write = vi.spyOn(process.stdout, "write").mockImplementation((chunk, ...rest) => {
      text += String(chunk);
      for (const each of rest) if (typeof each === "function") (each as () => void)();
      return true;
    });
    await run("export", file("a.hbs", hbs({})));
    write.mockRestore();
    expect(text).toBe(exportStadium(accept(hbs({})).stadium));
  });

  it("refuses with exit code 2 and a line for each fault", async () => {
    const bad = file("bad.hbs", hbs({ segments: [{ v0: 0, v1: 91 }] }));
    await run("export", bad);
    expect(errors).toEqual([`${bad}: segments[0].v0: no vertex 0\n${bad}: segments[0].v1: no vertex 91`]);
    expect(process.exitCode).toBe(2);
  });
});

describe("rondo stadium draw", () => {
  /** The colour at a place of the map, as RRGGBB. */
  async function colorsOf(image: string, places: readonly (readonly [number, number])[]): Promise<string[]> {
    const picture = await loadImage(readFileSync(image));
    expect([picture.width, picture.height]).toEqual([812, 412]);
    const context = createCanvas(812, 412).getContext("2d");
    context.drawImage(picture, 0, 0);
    return places.map(([x, y]) =>
      [...context.getImageData(406 + x, 206 + y, 1, 1).data.slice(0, 3)]
        .map((channel) => channel.toString(16).toUpperCase().padStart(2, "0"))
        .join(""),
    );
  }

  it("draws what the game draws: colours, order, huge and hidden discs", async () => {
    const source = file("a.hbs", SHOWPIECE);
    await run("draw", source, "-o", path("a.png"), "--size", "812");
    expect(errors).toEqual([]);
    const places = [
      [-200, 0],
      [0, 0],
      [8, 0],
      [100, -100],
      [100, 50],
      [300, 150],
    ] as const;
    expect(await colorsOf(path("a.png"), places)).toEqual([
      ...["8B4513", "FF0000", "000000", "204060", "204060", "404040"],
    ]);
  });

  it.each([
    ["a.png", [0x89, 0x50]],
    ["A.JPG", [0xff, 0xd8]],
    ["a.webp", [0x52, 0x49]],
  ])("writes %s in its format", async (name, magic) => {
    await run("draw", file("a.hbs", hbs({ bg: { type: "grass", width: 90, height: 40 } })), "-o", path(name));
    expect([...readFileSync(path(name)).subarray(0, 2)]).toEqual(magic);
  });

  it.each([
    ["a missing map", () => ["none.hbs", "-o", path("a.png")], "none.hbs: cannot be read: no such file"],
    ["a folder", () => [folder, "-o", path("a.png")], /: cannot be read: it is a folder$/],
    ["a broken map", () => [file("a.hbs", "{"), "-o", path("a.png")], /a\.hbs: not JSON5: /],
    ["an unknown format", () => [file("a.hbs", hbs({})), "-o", path("a.gif")], /a\.gif: must end in \.png, /],
    ["a size that is no number", () => [path("a.hbs"), "-o", path("a.png"), "--size", "big"], /^--size big: expected/],
    [
      "a picture in a folder that does not exist",
      () => [file("a.hbs", hbs({})), "-o", path("no/a.png"), "--size", "64"],
      /no\/a\.png: cannot be written: no such folder$/,
    ],
  ])("refuses %s in one line, with exit code 2", async (_, args, message) => {
    await run("draw", ...args());
    expect(errors).toEqual([typeof message === "string" ? message : expect.stringMatching(message)]);
    expect(process.exitCode).toBe(2);
  });
});
