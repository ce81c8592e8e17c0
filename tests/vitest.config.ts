/**
 * One project per zone, so that `npm test -- --project sim` is the inner loop. Tests live in tests/PROJECT. The projects are
 * run in three groups, one after the other, with as many files at a time as keep two cores busy: in the order of the
 * projects' names and the longest first.
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
  maxWorkers?: number;
  sequence?: { groupOrder: number };
};

function project(name: string, options: Options = {}) {
  return {
    extends: true as const,
    test: { name, include: [`tests/${name}/**/*.test.ts`, `tests/${name}/**/*.test.tsx`], ...options },
  };
}

/** Tests that only compute: a third process would repeat loading and optimizing the modules. */
const COMPUTING: Options = { maxWorkers: 2, sequence: { groupOrder: 0 } };

/** Tests that start processes with work of their own, such as browsers. */
const STARTING: Options = { isolate: false, maxWorkers: 3, sequence: { groupOrder: 1 } };

/** Tests of servers: most of their time is waiting for ticks and timers. */
const WAITING: Options = { isolate: false, maxWorkers: 5, sequence: { groupOrder: 2 } };

/**
 * Tests that need no process of their own share threads. The files of a project share them: loading the modules once is a
 * third of the time. No file leaves anything behind.
 */
const PURE: Options = { ...COMPUTING, pool: "threads", isolate: false };

export default defineConfig({
  root,
  cacheDir: `${root}/.build/vitest`,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    environment: "node",
    // Processes that tests start load the server's modules in half the time.
    env: { NODE_COMPILE_CACHE: `${root}/.build/compile-cache` },
    pool: "forks",
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
      project("script", WAITING),
      project("protocol", PURE),
      // Browsers have EventSource, Node has it behind a flag.
      project("server", { ...WAITING, execArgv: ["--experimental-eventsource"] }),
      // One PostgreSQL for all files of the project.
      project("store", { ...WAITING, globalSetup: "tests/support/postgresql-setup.ts" }),
      // Real processes, and a Redis of their own.
      project("cluster", WAITING),
      project("client", PURE),
      project("house", COMPUTING),
      project("component", { ...COMPUTING, isolate: false, environment: "happy-dom" }),
      project("network", WAITING),
      project("bench", { ...STARTING, testTimeout: 180_000 }),
      // Pages are drawn without a graphics card.
      project("browser", { ...STARTING, testTimeout: 180_000 }),
    ],
  },
});
