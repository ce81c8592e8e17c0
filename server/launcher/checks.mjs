// @ts-check
/** `npm run check` and `npm test`: the static checks and the tests. */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build, modules, root } from "./paths.mjs";
import { Failure, say, writingTo } from "./failure.mjs";
import { run, runQuietly } from "./child.mjs";
import { ensureClient } from "./client.mjs";

/** @typedef {{ name: string, script: string, args: readonly string[], fix?: string }} Check */
/** @typedef {{ files: number, passed: number, failed: number, skipped: number }} Totals */
/** @typedef {{ code: number, totals: Totals }} TestRun */
/**
 * @typedef {{ status: string, assertionResults: readonly { status: string }[] }} FileResult
 * @typedef {Record<`num${"Passed" | "Failed" | "Pending" | "Todo"}Tests`, number> & { testResults: readonly FileResult[] }} Report
 */

/** @type {readonly Check[]} */
const checks = [
  { name: "format", script: "oxfmt/bin/oxfmt", args: ["--check"], fix: "npx oxfmt" },
  { name: "lint", script: "oxlint/bin/oxlint", args: ["--type-aware", "--deny-warnings"] },
  { name: "types", script: "typescript/bin/tsc", args: ["-b"] },
  { name: "dead code", script: "knip/bin/knip.js", args: ["--config", ".knip.json"] },
];

const reportFile = join(build, "vitest.json");

/** The test projects of `npm run check`: those without server, browser and measurements. */
const quickProjects = ["sim", "stadium", "room", "match", "protocol", "client", "house"];

/**
 * @param {Check} check
 * @param {import("./runtime.mjs").Runtime} runtime
 */
async function runCheck({ name, script, args, fix }, runtime) {
  const options = { cwd: root, env: runtime.env };
  const { code, output } = await runQuietly(runtime.file, [join(modules, script), ...args], options);
  if (code === 0) return;
  say(output.trim());
  throw new Failure(`${name} failed${fix ? `; "${fix}" repairs it` : ""}.`);
}

/**
 * Vitest's totals; a file that could not be loaded counts as one failed test.
 * @returns {Totals}
 */
function readTotals() {
  /** @type {Report} */
  let report;
  try {
    report = JSON.parse(readFileSync(reportFile, "utf8"));
  } catch {
    throw new Failure("vitest ended without a report (see above).");
  }
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return {
    files: report.testResults.length,
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {readonly string[]} args
 * @param {import("./runtime.mjs").Runtime} runtime
 */
async function runVitest(args, runtime) {
  writingTo(build, () => {
    mkdirSync(build, { recursive: true });
    rmSync(reportFile, { force: true });
  });
  const flaky = `--reporter=${join(root, "tests", "support", "flaky-reporter.ts")}`;
  const reporters = ["--reporter=default", flaky, "--reporter=json", `--outputFile.json=${reportFile}`];
  const vitest = [join(modules, "vitest", "vitest.mjs"), "run", "--config", join(root, "tests", "vitest.config.ts")];
  const code = await run(runtime.file, [...vitest, ...reporters, ...args], { cwd: root, env: runtime.env });
  return { code, totals: readTotals() };
}

/**
 * @param {TestRun} result
 * @param {string} before what passed before the tests
 * @param {number} started milliseconds since 1970
 */
function conclude({ code, totals }, before, started) {
  const ok = code === 0 && totals.failed === 0;
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`\n${before}${totals.files} test files in ${seconds} s.${ok ? "" : " NOT PASSED"}`);
  const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : "";
  console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`);
  return ok ? 0 : code || 1;
}

/**
 * Runs the checks one after the other beside `task`, so that both cores have work. The first failure ends it.
 * @param {readonly Check[]} checked
 * @param {import("./runtime.mjs").Runtime} runtime
 * @param {() => Promise<TestRun>} task
 */
async function runBeside(checked, runtime, task) {
  say(`${checked.map(({ name }) => name).join(", ")} and tests …`);
  const inOrder = async () => {
    for (const check of checked) await runCheck(check, runtime);
  };
  const [, result] = await Promise.all([inOrder(), task()]);
  return result;
}

/**
 * `npm run check`: the checks to run after every edit.
 * @param {import("./runtime.mjs").Runtime} runtime
 */
export async function runQuickCheck(runtime) {
  const started = Date.now();
  const projects = quickProjects.flatMap((name) => ["--project", name]);
  const quick = checks.filter(({ name }) => name !== "dead code");
  const result = await runBeside(quick, runtime, () => runVitest(projects, runtime));
  return conclude(result, `${quick.map(({ name }) => name).join(", ")} passed; `, started);
}

/**
 * `npm test`: all checks and tests; with arguments only vitest, with these arguments. The last line is the count.
 * @param {import("./runtime.mjs").Runtime} runtime
 * @param {readonly string[]} args
 */
export async function runTests(runtime, args) {
  const started = Date.now();
  if (args.length > 0) {
    await ensureClient(runtime);
    return conclude(await runVitest(args, runtime), "", started);
  }
  const result = await runBeside(checks, runtime, async () => {
    await ensureClient(runtime);
    return runVitest([], runtime);
  });
  return conclude(result, `${checks.map(({ name }) => name).join(", ")} passed; `, started);
}
