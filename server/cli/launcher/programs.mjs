/** The programs behind the scripts, each run with our own Node and the terminal passed on. */
import { join } from "node:path";
import { run, start } from "./child.mjs";
import { say } from "./failure.mjs";
import { ensureClient } from "./client.mjs";
import { modules, root } from "./paths.mjs";

const clientConfig = join(root, "game", "client", "vite.config.ts");

function runMain(runtime, main, args, options = {}) {
  return run(runtime.file, [join(root, main), ...args], { cwd: root, env: runtime.env, ...options });
}

/** `npm start`: the built client and the server that serves it. */
export async function runServer(runtime, args) {
  await ensureClient(runtime);
  return runMain(runtime, "server/main.ts", args);
}

/** `npm run bench`. */
export function runBenches(runtime, args) {
  return runMain(runtime, "tests/bench/main.ts", args);
}

/** `npm run rondo -- COMMAND`: file names on the command line are relative to where the user stands, not to the root. */
export function runCommand(runtime, args) {
  const viaNpm = process.env.npm_lifecycle_event === "rondo" && process.cwd() === root;
  const cwd = (viaNpm && process.env.INIT_CWD) || process.cwd();
  return runMain(runtime, "server/cli/main.ts", args, { cwd });
}

/** `npm run dev`: the server restarts when its files change, the page updates in place. Either ending ends both. */
export async function runDev(runtime, args) {
  const port = process.env.PORT ?? "2567";
  const env = { ...runtime.env, PORT: port, RONDO_DEV: "1" };
  const options = { cwd: root, env };
  const vite = join(modules, "vite", "bin", "vite.js");
  say(`Page with hot reload: http://localhost:5173 · server: http://localhost:${port}`);
  const server = start(
    runtime.file,
    ["--watch", "--watch-preserve-output", join(root, "server/main.ts"), ...args],
    options,
  );
  const page = start(runtime.file, [vite, "--config", clientConfig, "--clearScreen", "false"], options);
  const code = await Promise.race([server.done, page.done]);
  for (const { child } of [server, page]) child.kill("SIGTERM");
  await Promise.allSettled([server.done, page.done]);
  return code;
}
