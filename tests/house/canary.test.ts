/** Shows that each rule can fail: every tool runs once over a copy of the tree with one breach per rule. */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Tool, breaches, sound } from "./breaches.ts";
import * as documents from "./documents.ts";
import { otherProjects, projects } from "./law.ts";
import * as rules from "./rules.ts";
import { repository } from "./source.ts";
import { retiredWords } from "./vocabulary.ts";

let house: string;
/** The findings of each tool, one per line: FILE and the rule's code. */
const findingsOf = new Map<Tool, string[]>();

function run(script: string, args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const options = { cwd: house, maxBuffer: 1 << 24, env: { ...process.env, NO_COLOR: "1" } };
    execFile(process.execPath, [join(repository, "node_modules", script), ...args], options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : 1, output: stdout + stderr }),
    );
  });
}

async function build(): Promise<void> {
  house = await mkdtemp(join(tmpdir(), "rondo canary "));
  await symlink(join(repository, "node_modules"), join(house, "node_modules"));
  const dotfiles = (await readdir(repository)).filter((name) =>
    /^\.(tsconfig|oxlintrc|oxfmtrc|knip|lint|gitignore)/.test(name),
  );
  const configs = [
    "package.json",
    "tsconfig.json",
    ...dotfiles,
    ...[...projects, ...otherProjects].map((folder) => `${folder}/tsconfig.json`),
  ];
  for (const file of configs) await cp(join(repository, file), join(house, file), { recursive: true });
  const files = [...Object.entries(sound), ...breaches.map(({ file, source }) => [file, source] as const)];
  for (const [file, source] of files) {
    await mkdir(dirname(join(house, file)), { recursive: true });
    await writeFile(join(house, file), source);
  }
}

type Lint = { diagnostics: { code?: string; filename: string }[] };

async function lint(): Promise<string[]> {
  const { output } = await run("oxlint/bin/oxlint", ["--type-aware", "-f", "json"]);
  const { diagnostics } = JSON.parse(output) as Lint;
  return diagnostics.map(({ code, filename }) => `${filename} ${code ?? ""}`);
}

type Dead = { issues: { file: string; files: unknown[]; exports: unknown[] }[] };

async function deadCode(): Promise<string[]> {
  const { output } = await run("knip/bin/knip.js", ["--config", ".knip.json", "--reporter", "json", "--no-progress"]);
  const { issues } = JSON.parse(output) as Dead;
  return issues.flatMap(({ file, files, exports }) => [
    ...(files.length > 0 ? [`${file} files`] : []),
    ...(exports.length > 0 ? [`${file} exports`] : []),
  ]);
}

beforeAll(async () => {
  await build();
  const [types, findings, dead, format] = await Promise.all([
    run("typescript/bin/tsc", ["-b", "--pretty", "false"]),
    lint(),
    deadCode(),
    run("oxfmt/bin/oxfmt", ["--check", "game/bot"]),
  ]);
  // A finding about an import of a faulty file is part of the lines below the finding about that file.
  findingsOf.set("tsc", types.output.split(/\n(?=\S)/));
  findingsOf.set("oxlint", findings);
  findingsOf.set("knip", dead);
  findingsOf.set("oxfmt", format.output.split("\n"));
  const house_ = Object.entries({ ...rules, ...documents, retiredWords });
  findingsOf.set(
    "house",
    house_.flatMap(([name, rule]) => rule(house).map((line) => `${line} ${name}`)),
  );
});
afterAll(() => rm(house, { recursive: true, force: true }));

describe.each(breaches)("$rule", ({ file, by }) => {
  test.each(Object.entries(by) as [Tool, string][])("%s reports %s", (tool, code) => {
    const lines = findingsOf.get(tool) ?? [];
    expect(
      lines.filter((line) => line.includes(file) && line.includes(code)),
      lines.join("\n"),
    ).not.toEqual([]);
  });
});

test.each(Object.keys(sound))("no tool reports %s", (file) => {
  const reported = [...findingsOf].flatMap(([tool, lines]) => (tool === "knip" ? [] : lines));
  expect(reported.filter((line) => line.startsWith(file))).toEqual([]);
});
