import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ScriptWorker } from "#server/script/script-worker.ts";
import type { FromThread } from "#server/script/thread-messages.ts";
import { temporaryFolder } from "../support/script-environment.ts";

/** Starts a script, stops it when it has called HBInit, and returns its folder and why it ended. */
async function startAndStop(source: string): Promise<{ folder: string; ends: string[] }> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "bot.js"), source);
  const opened = Promise.withResolvers<void>();
  const ends: string[] = [];
  const events = {
    onMessage: ({ kind }: FromThread) => kind === "open" && opened.resolve(),
    onEnd: (why: string) => void ends.push(why),
  };
  const paths = { file: join(folder, "bot.js"), storageFile: join(folder, "storage.json") };
  const data = { name: "bot", ...paths, node: true, allowNet: [], wordFilter: false };
  const worker = new ScriptWorker(data, events);
  await opened.promise;
  await Promise.all([worker.end(), worker.end()]);
  await worker.end();
  return { folder, ends };
}

test("a script that is stopped keeps what it has just stored, and can write its files", async () => {
  const { folder, ends } = await startAndStop(
    `process.on("exit", () => require("fs").writeFileSync("stats.json", "{}"));
     localStorage.goals = 5; HBInit({}); localStorage.goals = 6;`,
  );
  expect(JSON.parse(readFileSync(join(folder, "storage.json"), "utf8"))).toEqual({ goals: "6" });
  expect(existsSync(join(folder, "stats.json"))).toBe(true);
  expect(ends).toEqual(["it was stopped"]);
});

test("a script that is late for its stop, without computing, keeps what it has stored", async () => {
  const block = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500);";
  const { folder } = await startAndStop(`HBInit({}); localStorage.goals = 5; ${block}`);
  expect(JSON.parse(readFileSync(join(folder, "storage.json"), "utf8"))).toEqual({ goals: "5" });
});

test("a script that loops is stopped by force", async () => {
  expect((await startAndStop(`HBInit({}); for (;;);`)).ends).toEqual(["it was stopped"]);
});
