/** Workers that are drained, a Redis that restarts, and the end of all. */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "#server/config/read-config.ts";
import { createPrimary } from "#server/run-workers.ts";
import { createOn, joinOn, seatFrom, startCluster, takeSeat, type TestCluster } from "../support/cluster.ts";
import { type ClientRoom, joinOptionsFor } from "../support/live-server.ts";
import { temporaryFolder } from "../support/stores.ts";

const scripts = temporaryFolder("rondo-scripts-");
const data = temporaryFolder("rondo-data-");

let cluster: TestCluster;
beforeAll(async () => {
  writeFileSync(join(scripts, "bot.js"), 'HBInit({ roomName: "Scripted", public: true, noPlayer: true });');
  cluster = await startCluster({ RONDO_SCRIPTS: scripts, RONDO_DATA: data });
});
afterAll(() => cluster.stop());

const statusOf = async (code: string): Promise<number> =>
  (await fetch(`${cluster.front.url}/api/rooms/${code}`)).status;

describe("a Redis that restarts without its data", () => {
  it("ends no match; afterwards rooms are listed and joined as before", async () => {
    const worker = cluster.workers[0]!;
    const ada = await createOn(cluster, worker, "Ada", { listed: true });
    let closed = false;
    ada.onLeave(() => (closed = true));
    await cluster.redis.kill();
    await cluster.redis.start();
    await expect.poll(() => statusOf(ada.roomId)).toBe(200);
    let bob: ClientRoom | undefined;
    const join = async () =>
      (bob ??= await joinOn(cluster, cluster.workers[1]!, ada.roomId, "Bob").catch(() => undefined));
    await expect.poll(join).toBeDefined();
    expect(closed).toBe(false);
    expect(cluster.log()).not.toContain("a worker ended");
    await Promise.all([ada.leave(), bob?.leave()]);
  });
});

describe("a worker that is drained", () => {
  it("keeps its match, gets no new rooms, is replaced, and ends with its last match", async () => {
    const worker = cluster.workers[0]!;
    const options = await joinOptionsFor(worker, "quick", "Quick Ada");
    const ada = await takeSeat(cluster.front, await seatFrom(worker, "joinOrCreate/quick", options));
    await expect.poll(() => cluster.redis.client.hlen("rondo:processes")).toBe(2);
    const list = await rondo("drain");
    expect(list.text).toMatch(/^process +rooms +players/u);
    expect(list.text).toContain(worker.route);
    expect(await rondo("drain", worker.route)).toMatchObject({ code: 0 });
    await expect.poll(() => cluster.workers.length).toBe(3);
    // Also through the drained worker, new players and new rooms get to others.
    for (const [path, target, name] of [
      ["joinOrCreate/quick", "quick", "Quick Bob"],
      ["create/friends", "create", "Cyd"],
    ] as const) {
      const seat = await seatFrom(worker, path, await joinOptionsFor(worker, target, name));
      expect(seat.processId).not.toBe(worker.route);
      await (await takeSeat(cluster.front, seat)).leave();
    }
    expect(ada.connection.isOpen).toBe(true);
    await ada.leave();
    await expect.poll(() => isRunning(worker.pid)).toBe(false);
    expect(cluster.workers).toHaveLength(3);
    expect(cluster.log()).not.toContain("a worker ended");
  });
});

describe("a script in a folder of several workers", () => {
  type Start = { readonly pid: number; readonly url: string };
  const starts = (): Start[] =>
    cluster
      .log()
      .split("\n")
      .filter((line) => line.includes("a script has its room"))
      .map((line) => JSON.parse(line) as Start);
  const last = () => starts().at(-1)!;

  it("goes on in another one when its worker dies, and when that is drained; its room keeps its code", async () => {
    await expect.poll(() => starts().length).toBeGreaterThan(0);
    // The worker that was drained before may have been the script's.
    await expect.poll(() => isRunning(last().pid)).toBe(true);
    const { pid, url } = last();
    const code = url.split("/").at(-1)!;
    expect(await statusOf(code)).toBe(200);
    process.kill(pid, "SIGKILL");
    await expect.poll(() => last().pid).not.toBe(pid);
    const second = last();
    expect(second.url).toBe(url);
    await expect.poll(() => statusOf(code)).toBe(200);
    process.kill(second.pid, "SIGUSR2");
    await expect.poll(() => last().pid).not.toBe(second.pid);
    expect(last().url).toBe(url);
    await expect.poll(() => statusOf(code)).toBe(200);
    await expect.poll(() => isRunning(second.pid)).toBe(false);
    expect(await rondo("script", "list", "--data", data)).toMatchObject({
      code: 0,
      text: expect.stringMatching(/^bot {2}running {2}0 players/u),
    });
  });
});

/** Runs the command line with the cluster's Redis. */
async function rondo(...args: readonly string[]): Promise<{ code: number | null; text: string }> {
  const main = fileURLToPath(new URL("../../server/cli/main.ts", import.meta.url));
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, REDIS_URL: cluster.redis.url } });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (text += String(data)));
  return { code: await new Promise((resolve) => child.once("close", resolve)), text };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("several workers without a Redis", () => {
  it("are refused, with what to do", () => {
    const { config } = readConfig({ args: ["--workers", "2"] });
    const start = () => createPrimary(config, [], pino({ level: "silent" }));
    expect(start).toThrow("--workers needs a Redis");
    expect(start).toThrow("REDIS_URL=redis://127.0.0.1:6379");
  });
});
