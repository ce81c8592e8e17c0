/** A server with a folder of scripts: its rooms while files change, and after a restart. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hostOf, type LiveServer, startLiveServer, until } from "../support/live-server.ts";
import { openStore, type Store } from "#server/store/store.ts";
import { silent, temporaryFolder } from "../support/stores.ts";

const folder = temporaryFolder("rondo-scripts-");
const file = join(folder, "bot.js");
const text = (name: string) =>
  `HBInit({ roomName: "${name}", public: true, noPlayer: true }); console.log("is ${name}");`;

let store: Store;
let server: LiveServer;
beforeAll(async () => {
  store = await openStore({ file: ":memory:", log: silent });
  writeFileSync(file, text("One"));
  server = await start();
});
afterAll(async () => {
  await server.stop();
  await store.close();
});

const start = () => startLiveServer(undefined, { store, scripts: { watched: folder } });

const infoOf = () => server.scripts.list()[0];
const nameOf = () => hostOf({ roomId: infoOf()!.room! }).match.settings.name;

it("has a room for a script, which changes with its file and closes with it", async () => {
  await until(() => infoOf()?.state === "running", "the script");
  const { room } = infoOf()!;
  expect(nameOf()).toBe("One");
  writeFileSync(file, text("Two"));
  await until(() => server.scripts.log("bot").some((line) => line.text === "is Two"), "the changed script");
  await expect.poll(nameOf).toBe("Two");

  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  for (const line of ['rondo_scripts{state="running"} 1', 'rondo_script_starts_total{script="bot"} 2']) {
    expect(metrics).toContain(line);
  }

  await server.stop();
  server = await start();
  await until(() => infoOf()?.state === "running", "the script after the restart");
  expect([infoOf()!.room, nameOf()]).toEqual([room, "Two"]);

  rmSync(file);
  await until(() => server.scripts.list().length === 0, "the end of the script");
  await expect.poll(async () => (await fetch(`${server.url}/api/rooms/${room}`)).status).toBe(404);
});
