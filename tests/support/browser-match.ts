/** What browser tests do again and again: a server with the built client, pages that report their errors, pictures. */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pino from "pino";
import type { Browser, Page } from "playwright-core";
import { startServer, type RunningServer } from "#server/server.ts";

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Pictures of a test run; with RONDO_PICTURES=write the README's own are taken anew as well. */
const PICTURES = fromRoot(".build/pictures");
const README_PICTURES = fromRoot("docs/picture");

export function serveClient(): Promise<RunningServer> {
  return startServer({
    port: 0,
    host: "127.0.0.1",
    clientFolder: fromRoot(".build/client"),
    stadiumFolder: fromRoot("assets/stadium"),
    log: pino({ level: "silent" }),
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
  if (process.env["RONDO_PICTURES"] === "write") {
    mkdirSync(README_PICTURES, { recursive: true });
    await page.screenshot({ path: `${README_PICTURES}/${name}.png` });
  }
}
