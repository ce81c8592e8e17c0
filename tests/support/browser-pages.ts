/** Pages of the built client in a browser, on a server in the test's process; pages record their errors. */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { matchMaker } from "@colyseus/core";
import pino from "pino";
import type { Browser, BrowserContext, Frame, Page, Route } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import type { Member } from "#match/members.ts";
import { startServer, type RunningServer } from "#server/app.ts";
import type { MatchRoom } from "#server/room/match-room.ts";
import { closeContexts, sharedBrowser } from "./browser.ts";
import { WITH_TOKEN } from "./host-page.ts";
import { UNLIMITED_JOINS } from "./live-server.ts";

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Pictures of a test run with RONDO_PICTURES set. */
const PICTURES = fromRoot(".build/pictures");

/** The picture of the README, which is replaced with RONDO_PICTURES=write. */
const README_PICTURE = fromRoot("docs/picture/match.png");

/** A server with the built client and a browser, from the first test of a file to the last. */
export type Site = {
  readonly server: RunningServer;
  readonly browser: Browser;
  readonly home: string;
  /** Whether pages draw the match. */
  readonly pitch: boolean;
};

/** Without `pitch`, Phaser and WebGL are left out, which are most of the work of a page: the match runs undrawn. */
export function useSite({ pitch }: Pick<Site, "pitch">): Site {
  const site = { pitch } as { -readonly [K in keyof Site]: Site[K] };
  beforeAll(async () => {
    [site.server, site.browser] = await Promise.all([serveClient(), sharedBrowser({ webgl: pitch })]);
    site.home = `http://127.0.0.1:${site.server.port}/`;
  });
  afterAll(async () => {
    await closeContexts(site.browser);
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
    // The pages of tests that show a match in a frame.
    frameAncestors: ["http://127.0.0.1:*"],
    ...WITH_TOKEN,
  });
}

export type PlayerPage = {
  readonly page: Page;
  /** Errors of the page and of its console so far. */
  readonly errors: string[];
};

type Viewport = { readonly width: number; readonly height: number };

/** An upright phone. */
export const PHONE: Viewport = { width: 390, height: 844 };

/** Opens the home page in a browser profile of its own and types the nickname. */
export async function openHome(
  site: Site,
  nickname: string,
  viewport: Viewport = { width: 1280, height: 720 },
): Promise<PlayerPage> {
  const context = await site.browser.newContext({ viewport, reducedMotion: "reduce", hasTouch: viewport === PHONE });
  context.setDefaultTimeout(60_000);
  await withoutLesson(context);
  if (!site.pitch) await leaveOutPitch(context);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto(site.home);
  await page.getByRole("textbox", { name: "Nickname" }).fill(nickname);
  return { page, errors };
}

/**
 * In the place of scene/match-view.ts: takes every frame of the match, which sends the keys, and draws none. Its picture is a
 * plain one that changes.
 */
const UNDRAWN_MATCH = `
  export const canDraw = () => true;
  export function createMatchView(parent, session) {
    const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 360 });
    const picture = canvas.getContext("2d");
    const listeners = new Set();
    const frame = (now) => {
      session.frames.value?.sample(now);
      if (listeners.size > 0) {
        picture.fillStyle = \`hsl(\${now / 10}, 50%, 40%)\`;
        picture.fillRect(0, 0, canvas.width, canvas.height);
        for (const listener of listeners) listener(canvas);
      }
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const onDrawn = (listener) => (listeners.add(listener), () => listeners.delete(listener));
    return { setRunning() {}, onDrawn };
  }
`;

/** Play now leads to a match at once, as after the first visit. */
export async function withoutLesson(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => localStorage.setItem("rondo.lesson", "true"));
}

/** Pages of this context run the match undrawn. */
export async function leaveOutPitch(context: BrowserContext): Promise<void> {
  const serve = (body: string) => (route: Route) => route.fulfill({ contentType: "text/javascript", body });
  await context.route("**/assets/match-view-*.js", serve(UNDRAWN_MATCH));
  await context.route("**/assets/phaser-*.js", serve(""));
}

/** Closes the pages and expects that they had no errors. */
export async function closePages(players: readonly PlayerPage[]): Promise<void> {
  for (const { errors } of players) expect(errors).toEqual([]);
  await Promise.all(players.map(({ page }) => page.context().close()));
}

/** The accessible text of the score: "Red 0, Blue 0, 0:12 played". */
export async function scoreOf(page: Page): Promise<string> {
  return (await page.locator(".scoreboard").getAttribute("aria-label")) ?? "";
}

/** Saves a picture of the page when RONDO_PICTURES is set. One takes up to a second without a graphics card. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env["RONDO_PICTURES"] === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}

/** Takes the README's picture 15 seconds into a running match, if RONDO_PICTURES is "write". */
export async function takeReadmePicture(page: Page): Promise<void> {
  if (process.env["RONDO_PICTURES"] !== "write") return;
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.waitForTimeout(15_000);
  await page.screenshot({ path: README_PICTURE });
}

/** The server's room of a page, or of an iframe. */
export function roomOf(page: Page | Frame): MatchRoom {
  return matchMaker.getLocalRoomById(new URL(page.url()).pathname.split("/").at(-1)!) as MatchRoom;
}

/** The member of that room with this name. */
export function memberOf(page: Page, name: string): Member | undefined {
  return roomOf(page).match.members.find((member) => member.name === name);
}

/** Waits until the condition holds; throws after the timeout. */
export async function waitUntil(what: string, condition: () => boolean, timeoutMs = 60_000): Promise<void> {
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
