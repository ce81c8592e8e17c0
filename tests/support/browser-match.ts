/** What browser tests do again and again: a server with the built client, pages that report their errors, pictures. */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { matchMaker } from "@colyseus/core";
import pino from "pino";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { MatchRoom } from "#server/room/match-room.ts";
import { startServer, type RunningServer } from "#server/app.ts";
import { launchBrowser } from "./browser.ts";
import { UNLIMITED_JOINS } from "./live-server.ts";

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Pictures of a test run. */
const PICTURES = fromRoot(".build/pictures");

/** The README's own picture, which is taken anew with RONDO_PICTURES=write. */
const README_PICTURE = fromRoot("docs/picture/match.png");

/** A server with the built client and a browser, for all tests of a file; there from the first test on. */
export type Site = { readonly server: RunningServer; readonly browser: Browser; readonly home: string };

export function useSite(): Site {
  const site = {} as { -readonly [K in keyof Site]: Site[K] };
  beforeAll(async () => {
    site.server = await serveClient();
    site.browser = await launchBrowser();
    site.home = `http://127.0.0.1:${site.server.port}/`;
  });
  afterAll(async () => {
    await site.browser?.close();
    await site.server?.stop();
  });
  return site;
}

function serveClient(): Promise<RunningServer> {
  return startServer({
    port: 0,
    host: "127.0.0.1",
    clientFolder: fromRoot(".build/client"),
    stadiumFolder: fromRoot("assets/stadium"),
    log: pino({ level: "silent" }),
    admission: UNLIMITED_JOINS,
  });
}

export type Visitor = {
  readonly page: Page;
  /** Errors of the page and of its console so far. */
  readonly errors: string[];
};

/** Opens the home page with an own browser profile, and fills in the nickname. */
export async function visit(browser: Browser, url: string, nickname: string): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto(url);
  await page.getByRole("textbox", { name: "Nickname" }).fill(nickname);
  return { page, errors };
}

/** The accessible text of the score: "Red 0, Blue 0, 0:12 played". */
export async function scoreOf(page: Page): Promise<string> {
  return (await page.locator(".scoreboard").getAttribute("aria-label")) ?? "";
}

export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}

/** Takes the README's picture 15 seconds into a running match, if RONDO_PICTURES is "write". */
export async function takeReadmePicture(page: Page): Promise<void> {
  if (process.env["RONDO_PICTURES"] !== "write") return;
  await page.waitForTimeout(15_000);
  await page.screenshot({ path: README_PICTURE });
}

/** The server's room of a page. */
export function roomOf(page: Page): MatchRoom {
  return matchMaker.getLocalRoomById(new URL(page.url()).pathname.split("/").at(-1)!) as MatchRoom;
}

/** Waits until the condition holds; throws after the timeout. */
export async function waitUntil(what: string, condition: () => boolean, timeoutMs = 20_000): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`timed out waiting until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Creates a room from the home page with the default form; returns its URL. */
export async function createRoom(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Create a room" }).click();
  await page.getByRole("button", { name: "Create and join" }).click();
  await page.waitForURL(/\/r\/[0-9A-Z]{5}$/u);
  return page.url();
}

/** Joins a room from the home page by its invite URL. */
export async function joinByUrl(page: Page, url: string): Promise<void> {
  await page.getByRole("textbox", { name: "Room link or code" }).fill(url);
  await page.keyboard.press("Enter");
  await page.waitForURL(url);
}
