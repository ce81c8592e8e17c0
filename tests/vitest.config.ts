/**
 * One project per zone, so that `npm test -- --project sim` is the inner loop. Tests live in tests/PROJECT. Three files
 * run at a time, in the order of the projects' names and the longest first.
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

type Options = {
  environment?: "happy-dom";
  pool?: "threads";
  isolate?: boolean;
  testTimeout?: number;
  execArgv?: string[];
  globalSetup?: string;
};

function project(name: string, options: Options = {}) {
  return {
    extends: true as const,
    test: { name, include: [`tests/${name}/**/*.test.ts`, `tests/${name}/**/*.test.tsx`], ...options },
  };
}

/** The files of a project share processes: loading the modules once is a third of the time. No file leaves anything behind. */
const SHARED: Options = { isolate: false };

/** Tests that need no process of their own share threads. */
const PURE: Options = { pool: "threads", isolate: false };

export default defineConfig({
  root,
  cacheDir: `${root}/.build/vitest`,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    environment: "node",
    // Processes that tests start load the server's modules in half the time.
    env: { NODE_COMPILE_CACHE: `${root}/.build/compile-cache` },
    pool: "forks",
    // Three at a time on two cores: half of what the server's tests do is waiting.
    maxWorkers: 3,
    // Only failures take that long: a busy machine needs ten times what a quiet one needs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 50_000, interval: 20 } },
    // In continuous integration only, where the reporter lists tests that needed it: each is a race to mend.
    retry: process.env["CI"] ? 1 : 0,
    passWithNoTests: false,
    projects: [
      project("sim", PURE),
      project("stadium", PURE),
      project("bot", PURE),
      project("editor", PURE),
      project("room", PURE),
      project("recording", PURE),
      project("match", PURE),
      project("script", SHARED),
      project("protocol", PURE),
      // Browsers have EventSource, Node has it behind a flag.
      project("server", { ...SHARED, execArgv: ["--experimental-eventsource"] }),
      // One PostgreSQL for all files of the project.
      project("store", { ...SHARED, globalSetup: "tests/support/postgresql-setup.ts" }),
      // Real processes, and a Redis of their own.
      project("cluster", SHARED),
      project("client", PURE),
      project("house"),
      project("component", { ...SHARED, environment: "happy-dom" }),
      project("network", SHARED),
      project("bench", { ...SHARED, testTimeout: 180_000 }),
      // Pages are drawn without a graphics card.
      project("browser", { ...SHARED, testTimeout: 180_000 }),
    ],
  },
});
