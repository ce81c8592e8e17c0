/** `rondo script` as processes of their own: a server that starts with a script, a second script on it, its log, and its end. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { until } from "../support/live-server.ts";
import { freePort } from "../support/server-process.ts";

const MAIN = fileURLToPath(new URL("../../server/cli/main.ts", import.meta.url));

let folder: string;
const children: ChildProcess[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rondo-script-"));
  for (const name of ["first", "second"]) {
    writeFileSync(
      join(folder, `${name}.js`),
      `HBInit({ roomName: "${name}" }).onRoomLink = (url) => console.log("linked " + url);`,
    );
  }
});
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** Starts `rondo script …` on the data of this test. */
function rondo(port: number, ...args: string[]) {
  const env = {
    ...process.env,
    RONDO_DATA: join(folder, "data"),
    HOST: "127.0.0.1",
    PORT: String(port),
    NO_COLOR: "1",
  };
  const child = spawn(process.execPath, [MAIN, "script", ...args], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (text += String(data)));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, ended, text: () => text };
}

it("opens rooms for scripts on one server, which the first of them starts", async () => {
  const port = await freePort();
  const list = rondo(port, "list");
  expect(await list.ended).toBe(2);
  expect(list.text()).toContain("no server runs on");
  const first = rondo(port, "run", "first.js");
  await until(() => first.text().includes("first has its room open: http://"), "the first room");
  expect(first.text()).toContain("Rondo is running");
  const second = rondo(port, "run", "second.js");
  await until(() => second.text().includes("linked http://"), "the log of the second script");
  const both = rondo(port, "list");
  expect(await both.ended).toBe(0);
  expect(both.text()).toMatch(/^first {2}running .*\nsecond {2}running /mu);
  second.child.kill("SIGINT");
  expect(await second.ended).toBe(0);
  const log = rondo(port, "log", "second");
  expect(await log.ended).toBe(2);
  expect(log.text()).toContain('there is no script "second"');
  first.child.kill("SIGINT");
  expect(await first.ended).toBe(0);
});
