// @ts-check
/** Finds the Node 24 of the npm package `node`, and repairs it when its install script was not run. */
import { existsSync, realpathSync, rmSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { Failure, say, writingTo } from "./failure.mjs";
import { modules } from "./paths.mjs";
import { outerScript } from "./npm.mjs";

/** The first version of Node that runs this project's TypeScript without a build. */
const NEEDED = 24;
const packageFolder = join(modules, "node");
const binary = join(packageFolder, "bin", process.platform === "win32" ? "node.exe" : "node");

/** Whether the binary exists and starts: an incomplete download, or one for another libc, does not. */
function works() {
  if (!existsSync(binary)) return false;
  if (realpathSync(process.execPath) === realpathSync(binary)) return true;
  const { status, stdout } = spawnSync(binary, ["-p", "process.versions.node"], { encoding: "utf8" });
  return status === 0 && Number.parseInt(stdout, 10) >= NEEDED;
}

/** npm can be configured not to run install scripts; then the package's installer must fetch the binary. */
async function repair() {
  const installer = join(packageFolder, "installArchSpecificPackage.js");
  if (!existsSync(installer)) return;
  say(`Fetching Node ${NEEDED} (npm did not run the install script of the package "node") …`);
  // An earlier attempt can have left a broken file.
  writingTo(packageFolder, () => rmSync(join(packageFolder, "node_modules"), { recursive: true, force: true }));
  await outerScript(installer, packageFolder);
}

async function findBinary() {
  if (works()) return binary;
  if (Number.parseInt(process.versions.node, 10) >= NEEDED) return process.execPath;
  await repair();
  if (works()) return binary;
  throw new Failure(
    `the package "node" holds no working Node ${NEEDED}; run "npm rebuild node", or use Node ${NEEDED} yourself.`,
  );
}

/**
 * Its file, and an environment in which `node` is this file for all descendants.
 * @typedef {{ file: string, env: NodeJS.ProcessEnv }} Runtime
 */

/** @returns {Promise<Runtime>} */
export async function ensureRuntime() {
  const file = await findBinary();
  return { file, env: { ...process.env, PATH: `${dirname(file)}${delimiter}${process.env["PATH"] ?? ""}` } };
}
