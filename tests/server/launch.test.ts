/** Failures of the npm scripts: each is one line on standard error and an exit code. */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const repository = fileURLToPath(new URL("../..", import.meta.url));

let checkout: string;
beforeEach(async () => {
  checkout = await mkdtemp(join(tmpdir(), "rondo launch "));
  await mkdir(join(checkout, "server", "cli"), { recursive: true });
  for (const file of ["package.json", "package-lock.json", "server/launcher"])
    await cp(join(repository, file), join(checkout, file), { recursive: true });
});
afterEach(() => rm(checkout, { recursive: true, force: true }));

type Result = { code: number; stdout: string; stderr: string };

/** Runs the launcher as npm does, with this process's environment, without npm's variables, and with `env`. */
function launch(args: string[], env: Record<string, string> = {}): Promise<Result> {
  const { npm_lifecycle_event: _, ...inherited } = process.env;
  return new Promise((resolve) => {
    const options = { cwd: checkout, env: { ...inherited, ...env } };
    const child = execFile(
      process.execPath,
      ["server/launcher/launch.mjs", ...args],
      options,
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

const installed = (): Promise<void> => symlink(join(repository, "node_modules"), join(checkout, "node_modules"));

test("an unwritable node_modules is reported in one line", async () => {
  await writeFile(join(checkout, "node_modules"), "");
  const { code, stdout, stderr } = await launch(["start"]);
  expect(code).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toBe(`rondo: cannot write to ${join(checkout, "node_modules")}: a file is in the way.\n`);
});

test("an unwritable .build is reported in one line", async () => {
  await installed();
  await writeFile(join(checkout, ".build"), "");
  const { code, stderr } = await launch(["start"]);
  expect(code).toBe(1);
  expect(stderr).toBe(`rondo: cannot write to ${join(checkout, ".build")}: a file is in the way.\n`);
});

test("a missing network is reported in one line, after the line about the installation", async () => {
  const offline = { npm_config_registry: "http://127.0.0.1:9", npm_config_cache: join(checkout, "cache") };
  const { code, stderr } = await launch(["start"], offline);
  expect(code).toBe(1);
  const lines = stderr.trim().split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^rondo: the package registry could not be reached/);
}, 60_000);

test("a lock file that does not match package.json is reported in one line, after the line about the installation", async () => {
  await writeFile(join(checkout, "package.json"), `{ "dependencies": { "left-out": "1.0.0" } }`);
  await mkdir(join(checkout, "node_modules"));
  const { code, stderr } = await launch(["start"], { npm_config_offline: "true" });
  expect(code).toBe(1);
  expect(stderr.trim().split("\n")).toHaveLength(2);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test("an unknown script is reported with the names of the known ones", async () => {
  const { code, stderr } = await launch(["nonsense"]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^rondo: unknown script nonsense; known are start, test, check, dev, bench, rondo\.\n$/);
});

test("a command gets its arguments, and its output and exit code are unchanged", async () => {
  await installed();
  const main = `console.log(JSON.stringify(process.argv.slice(2)));\nprocess.exitCode = 3;\n`;
  await writeFile(join(checkout, "server", "cli", "main.ts"), main);
  const { code, stdout, stderr } = await launch(["rondo", "simulate", "a b", "--hash"]);
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual(["simulate", "a b", "--hash"]);
  expect(code).toBe(3);
});
