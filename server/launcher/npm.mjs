// @ts-check
/** Finds and runs npm, with a Node outside of node_modules, which npm replaces. */
import { delimiter, dirname, join, sep } from "node:path";
import { existsSync, realpathSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { modules } from "./paths.mjs";
import { runQuietly } from "./child.mjs";

const windows = process.platform === "win32";

/**
 * PATH without this project's node_modules: `npm run` prepends node_modules/.bin, and the `node` in it is removed during
 * `npm ci`.
 */
function outerPath() {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.filter((folder) => folder !== "" && !(folder + sep).startsWith(modules + sep));
}

/** @param {string} name */
function findInPath(name) {
  return outerPath()
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}

/** The Node in the outer PATH, or else the running one. */
function outerNode() {
  const found = findInPath(windows ? "node.exe" : "node");
  return found === undefined ? process.execPath : realpathSync(found);
}

/**
 * npm's script: of the npm that started this process, else beside the outer Node, else from PATH.
 * @param {string} node
 */
function findNpm(node) {
  const beside = windows ? join(dirname(node), "node_modules") : join(dirname(node), "..", "lib", "node_modules");
  const scripts = [process.env["npm_execpath"] ?? "", join(beside, "npm", "bin", "npm-cli.js")];
  const inPath = windows ? undefined : findInPath("npm");
  if (inPath !== undefined) scripts.push(realpathSync(inPath));
  const found = scripts.find((file) => /npm(-cli)?(\.c?js)?$/.test(file) && existsSync(file));
  if (found === undefined) throw new Failure("npm was not found; it comes with Node.js.");
  return found;
}

/** An environment in which `node` and `npm` are the outer ones. */
export function outerEnvironment() {
  return { ...process.env, PATH: [dirname(outerNode()), ...outerPath()].join(delimiter) };
}

/**
 * Runs npm without terminal output. Resolves with its exit code and output.
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export function npm(args, cwd) {
  const node = outerNode();
  const script = findNpm(node);
  const options = { cwd, env: outerEnvironment() };
  // Some distributions ship npm as a shell script.
  return script.endsWith("js") ? runQuietly(node, [script, ...args], options) : runQuietly(script, args, options);
}

/**
 * Runs a script with the outer Node, without terminal output.
 * @param {string} file
 * @param {string} cwd
 */
export function outerScript(file, cwd) {
  return runQuietly(outerNode(), [file], { cwd, env: outerEnvironment() });
}
