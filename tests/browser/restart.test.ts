/** Pages in a match whose server restarts: they come back by themselves, also when the new server has a newer client. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pino from "pino";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startServer, type RunningServer } from "#server/app.ts";
import { openStore, type Store } from "#server/store/store.ts";
import {
  createRoom,
  joinByUrl,
  memberOf,
  openHome,
  type PlayerPage,
  roomOf,
  type Site,
  takePicture,
  waitUntil,
} from "../support/browser-pages.ts";
import { closeContexts, sharedBrowser } from "../support/browser.ts";
import { UNLIMITED_JOINS } from "../support/live-server.ts";
import { freePort } from "../support/server-process.ts";

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const BUILT = fromRoot(".build/client");
const log = pino({ level: "silent" });
const folder = mkdtempSync(join(tmpdir(), "rondo-restart-page-"));

let browser: Browser;
let port: number;
let running: { readonly server: RunningServer; readonly store: Store } | undefined;

beforeAll(async () => {
  [browser, port] = await Promise.all([sharedBrowser({ webgl: false }), freePort()]);
});
afterEach(stop);
afterAll(async () => {
  await closeContexts(browser);
  rmSync(folder, { recursive: true, force: true });
});

async function start(clientFolder = BUILT): Promise<RunningServer> {
  const store = await openStore({ file: join(folder, "rondo.db"), log });
  const server = await startServer({
    port,
    host: "127.0.0.1",
    clientFolder,
    stadiumFolder: fromRoot("assets/stadium"),
    log,
    store,
    admission: UNLIMITED_JOINS,
  });
  running = { server, store };
  return server;
}

async function stop(): Promise<void> {
  await running?.server.stop();
  await running?.store.close();
  running = undefined;
}

/** A copy of the built client in which the page's script has another name. */
function newerClient(): string {
  const copy = join(folder, "client");
  cpSync(BUILT, copy, { recursive: true });
  const script = /\/assets\/(index-[\w-]+\.js)"/u.exec(readFileSync(join(copy, "index.html"), "utf8"))![1]!;
  for (const file of readdirSync(copy)) if (file.startsWith("index.html.")) rmSync(join(copy, file));
  const html = readFileSync(join(copy, "index.html"), "utf8").replaceAll(script, "index-newer.js");
  writeFileSync(join(copy, "index.html"), html);
  for (const file of readdirSync(join(copy, "assets"))) {
    if (!file.startsWith(script)) continue;
    renameSync(join(copy, "assets", file), join(copy, "assets", file.replace(script, "index-newer.js")));
  }
  return copy;
}

/** A home page as on a second visit: a service worker is between it and the server. */
async function openHomeAgain(site: Site, nickname: string): Promise<PlayerPage> {
  const player = await openHome(site, nickname);
  await player.page.evaluate(async () => {
    await navigator.serviceWorker.register("/sw.js");
    await navigator.serviceWorker.ready;
  });
  await player.page.reload();
  await player.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await player.page.getByRole("textbox", { name: "Nickname" }).fill(nickname);
  return player;
}

describe("a page in a match whose server restarts", () => {
  it("comes back to its disc, with a countdown, and again to a newer client", async () => {
    const site = { server: await start(), browser, home: `http://127.0.0.1:${port}/`, pitch: false };
    const [ada, ben] = [await openHomeAgain(site, "Ada"), await openHomeAgain(site, "Ben")];
    const url = await createRoom(ada.page);
    await joinByUrl(ben.page, url);
    await waitUntil("both are members", () => memberOf(ada.page, "Ben") !== undefined);
    await waitUntil("the game is on", () => roomOf(ada.page).match.world.game.state >= 0);
    const { id, team } = memberOf(ada.page, "Ada")!;
    Object.assign(roomOf(ada.page).match.world.game, { red: 1 });

    await stop();
    await ada.page.getByRole("heading", { name: "Server restarting" }).waitFor();
    await takePicture(ada.page, "restarting");
    await start();
    await waitUntil("Ada is back", () => memberOf(ada.page, "Ada")?.connected === true);
    expect(memberOf(ada.page, "Ada")).toMatchObject({ id, team });
    await ada.page.getByRole("heading", { name: "Server restarting" }).waitFor({ state: "detached" });
    await waitUntil("both are back", () => memberOf(ada.page, "Ben")?.connected === true);
    await ada.page.locator(".pause-count").waitFor();
    await takePicture(ada.page, "countdown");
    await waitUntil("play", () => roomOf(ada.page).match.world.game.pauseTicks === 0);
    expect(roomOf(ada.page).match.world.game.red).toBe(1);

    await stop();
    const reloaded = Promise.all([ada, ben].map(({ page }) => page.waitForEvent("load")));
    await start(newerClient());
    await reloaded;
    await waitUntil("both are back", () =>
      ["Ada", "Ben"].every((name) => memberOf(ada.page, name)?.connected === true),
    );
    expect(memberOf(ada.page, "Ada")).toMatchObject({ id, team });
    expect(await ada.page.locator("script[type=module]").getAttribute("src")).toBe("/assets/index-newer.js");
    await ben.page.goto(site.home);
    expect(await ben.page.locator("script[type=module]").getAttribute("src")).toBe("/assets/index-newer.js");
    await Promise.all([ada, ben].map(({ page }) => page.context().close()));
  });
});

describe("a document of the editor whose server restarts", () => {
  it("is edited meanwhile, and has the edits of both people afterwards", async () => {
    await stop();
    const server = await start();
    const open = async (path: string) => {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: "reduce" });
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${server.port}/${path}`);
      return page;
    };
    const discsOf = async (page: Page) =>
      (await page.locator(".editor-counts").textContent())?.match(/(\d+) discs/u)?.[1];
    const first = await open("editor");
    await first.getByRole("button", { name: /2 v 2/u }).click();
    await first.getByRole("button", { name: "Share" }).first().click();
    const link = await first.getByRole("textbox", { name: "Link" }).inputValue();
    await first.keyboard.press("Escape");
    const second = await open(new URL(link).pathname.slice(1));
    await expect.poll(() => discsOf(second)).toBe("4");
    await stop();
    for (const [page, x] of [
      [first, 500],
      [second, 600],
    ] as const) {
      await page.getByText("Connection lost").waitFor();
      await page.getByRole("button", { name: "Disc" }).click();
      await page.mouse.click(x, 300);
      await expect.poll(() => discsOf(page)).toBe("5");
    }
    await start();
    for (const page of [first, second]) await expect.poll(() => discsOf(page)).toBe("6");
    await second.reload();
    await expect.poll(() => discsOf(second)).toBe("6");
    await Promise.all([first, second].map((page) => page.context().close()));
  });
});
