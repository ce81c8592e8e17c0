/** Finding and running npm, with a Node that is not inside the folder npm is about to replace. */
import { delimiter, dirname, join, sep } from "node:path";
import { existsSync, realpathSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { modules } from "./paths.mjs";
import { runQuietly } from "./child.mjs";

const windows = process.platform === "win32";

/**
 * PATH without our own node_modules: `npm run` puts node_modules/.bin in front, and the `node` there disappears in the
 * middle of `npm ci`.
 */
function outerPath() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.filter((folder) => folder !== "" && !(folder + sep).startsWith(modules + sep));
}

function findInPath(name) {
  return outerPath()
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}

/** The machine's own Node; the running one if there is no other. */
function outerNode() {
  const found = findInPath(windows ? "node.exe" : "node");
  return found === undefined ? process.execPath : realpathSync(found);
}

/** npm's own script: from the npm that started us, else beside the machine's Node, else what PATH calls npm. */
function findNpm(node) {
  const beside = windows ? join(dirname(node), "node_modules") : join(dirname(node), "..", "lib", "node_modules");
  const scripts = [process.env.npm_execpath ?? "", join(beside, "npm", "bin", "npm-cli.js")];
  const inPath = windows ? undefined : findInPath("npm");
  if (inPath !== undefined) scripts.push(realpathSync(inPath));
  const found = scripts.find((file) => /npm(-cli)?(\.c?js)?$/.test(file) && existsSync(file));
  if (found === undefined) throw new Failure("npm was not found; it comes with Node.js.");
  return found;
}

/** The environment in which `node` and `npm` mean the machine's own. */
export function outerEnvironment() {
  return { ...process.env, PATH: [dirname(outerNode()), ...outerPath()].join(delimiter) };
}

/** Runs npm in silence; returns its exit code and everything it said. */
export function npm(args, cwd) {
  const node = outerNode();
  const script = findNpm(node);
  const options = { cwd, env: outerEnvironment() };
  // A distribution may ship npm as a shell script; npm's own is JavaScript.
  return script.endsWith("js") ? runQuietly(node, [script, ...args], options) : runQuietly(script, args, options);
}

/** Runs a plain Node script in silence with the machine's own Node. */
export function outerScript(file, cwd) {
  return runQuietly(outerNode(), [file], { cwd, env: outerEnvironment() });
}
