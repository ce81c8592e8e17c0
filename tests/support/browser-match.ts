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

/** A visitor with a browser profile of his own, on the home page, with this nickname filled in. */
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

/** The score as a screen reader is told it: "Red 0, Blue 0, 0:12 played". */
export async function scoreOf(page: Page): Promise<string> {
  return (await page.locator(".scoreboard").getAttribute("aria-label")) ?? "";
}

export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}

/** To be called in a running match of bots: waits until it is lively. Does nothing unless the README's picture is asked for. */
export async function takeReadmePicture(page: Page): Promise<void> {
  if (process.env["RONDO_PICTURES"] !== "write") return;
  await page.waitForTimeout(15_000);
  await page.screenshot({ path: README_PICTURE });
}

/** The server's side of the room that a page is in. */
export function roomOf(page: Page): MatchRoom {
  return matchMaker.getLocalRoomById(new URL(page.url()).pathname.split("/").at(-1)!) as MatchRoom;
}

/** Waits until something about the server's room is so. */
export async function waitUntil(what: string, condition: () => boolean, timeoutMs = 20_000): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`it never came to pass that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** From the home page into a room of one's own, with the form as it is. */
export async function createRoom(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Create a room" }).click();
  await page.getByRole("button", { name: "Create and join" }).click();
  await page.waitForURL(/\/r\/[0-9A-Z]{5}$/u);
  return page.url();
}

/** From the home page into somebody's room. */
export async function joinByLink(page: Page, link: string): Promise<void> {
  await page.getByRole("textbox", { name: "Room link or code" }).fill(link);
  await page.keyboard.press("Enter");
  await page.waitForURL(link);
}
