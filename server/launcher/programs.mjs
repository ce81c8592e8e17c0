// @ts-check
/** The programs of the npm scripts, run with the project's Node on the launcher's terminal. */
import { join } from "node:path";
import { run, start } from "./child.mjs";
import { Failure, say } from "./failure.mjs";
import { ensureClient } from "./client.mjs";
import { modules, root } from "./paths.mjs";

const clientConfig = join(root, "game", "client", "vite.config.ts");

/** The channel closes when the launcher ends, even if it is killed: then the program ends as well. */
/** @type {import("node:child_process").StdioOptions} */
const WITH_CHANNEL = ["inherit", "inherit", "inherit", "ipc"];

/**
 * @param {import("./runtime.mjs").Runtime} runtime
 * @param {string} main
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
function runMain(runtime, main, args, options = {}) {
  return run(runtime.file, [join(root, main), ...args], {
    cwd: root,
    env: runtime.env,
    stdio: WITH_CHANNEL,
    ...options,
  });
}

/**
 * `npm start`: builds the client and starts the server.
 * @param {import("./runtime.mjs").Runtime} runtime
 * @param {readonly string[]} args
 */
export async function runServer(runtime, args) {
  await ensureClient(runtime);
  return runMain(runtime, "server/main.ts", args);
}

/**
 * `npm run bench`.
 * @param {import("./runtime.mjs").Runtime} runtime
 * @param {readonly string[]} args
 */
export async function runBenches(runtime, args) {
  await ensureClient(runtime);
  return runMain(runtime, "tests/bench/main.ts", args);
}

/**
 * `npm run rondo -- COMMAND`: file names are relative to the user's working directory, not to the root.
 * @param {import("./runtime.mjs").Runtime} runtime
 * @param {readonly string[]} args
 */
export async function runCommand(runtime, args) {
  // Both can start a server.
  if (args[0] === "serve" || (args[0] === "script" && args[1] === "run")) await ensureClient(runtime);
  const viaNpm = process.env["npm_lifecycle_event"] === "rondo" && process.cwd() === root;
  const cwd = (viaNpm && process.env["INIT_CWD"]) || process.cwd();
  return runMain(runtime, "server/cli/main.ts", args, { cwd });
}

/**
 * Extracts `--link SPEC` or `--link=SPEC` from the arguments.
 * @param {readonly string[]} args
 */
function extractLink(args) {
  const at = args.findIndex((arg) => arg === "--link" || arg.startsWith("--link="));
  if (at < 0) return { rest: args };
  const joined = String(args[at]).slice("--link=".length);
  const spec = joined || args[at + 1];
  if (spec === undefined) throw new Failure("--link needs a network, such as 100ms±20.");
  return { spec, rest: args.toSpliced(at, joined ? 1 : 2) };
}

/**
 * `npm run dev`: the server restarts when its files change, the page updates in place. With `--link` the page's requests go
 * through the WAN emulator. All programs end with the first one that ends.
 * @param {import("./runtime.mjs").Runtime} runtime
 * @param {readonly string[]} args
 */
export async function runDev(runtime, args) {
  const port = process.env["PORT"] ?? "2567";
  const { spec, rest } = extractLink(args);
  const env = { ...runtime.env, PORT: port, RONDO_DEV: "1" };
  const options = { cwd: root, env };
  const vite = join(modules, "vite", "bin", "vite.js");
  say(`Page with hot reload: http://localhost:5173 · server: http://localhost:${port}`);
  const server = start(
    runtime.file,
    ["--watch", "--watch-preserve-output", join(root, "server/main.ts"), ...rest],
    options,
  );
  const programs = [server];
  const pageOptions = { ...options };
  if (spec !== undefined) {
    const linkPort = String(Number(port) + 1);
    pageOptions.env = { ...env, PORT: linkPort };
    programs.push(start(runtime.file, [join(root, "server/dev/wan-emulator/main.ts"), linkPort, port, spec], options));
  }
  programs.push(start(runtime.file, [vite, "--config", clientConfig, "--clearScreen", "false"], pageOptions));
  const code = await Promise.race(programs.map(({ done }) => done));
  for (const { child } of programs) child.kill("SIGTERM");
  await Promise.allSettled(programs.map(({ done }) => done));
  return code;
}
