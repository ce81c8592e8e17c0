/** The page of live scores in a real browser: over the socket, without one, and as axe sees it. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { takePicture, useSite } from "../support/browser-match.ts";
import { listedGame, listing } from "../support/listings.ts";

const site = useSite();

const match = (red: number) =>
  listing("SCORE", { name: "Sunday league", game: listedGame({ red, seconds: 61, at: Date.now(), running: false }) });

type Look = { readonly page: Page; readonly errors: string[] };

async function look(spoil: (page: Page) => Promise<void> = async () => undefined): Promise<Look> {
  const context = await site.browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await spoil(page);
  await page.goto(`${site.home}live`);
  return { page, errors };
}

const noSocket = (page: Page) => page.addInitScript(() => Reflect.deleteProperty(window, "WebSocket"));
const noStream = (page: Page) => page.addInitScript(() => Reflect.deleteProperty(window, "EventSource"));

async function expectScores(page: Page): Promise<void> {
  site.server.feed.record("SCORE", match(0));
  const tile = page.getByRole("link", { name: "Sunday league" });
  await tile.filter({ hasText: "Red 0, Blue 0." }).waitFor();
  site.server.feed.record("SCORE", match(1));
  await tile.filter({ hasText: "Red 1, Blue 0." }).waitFor();
  expect(await tile.getAttribute("href")).toBe("/r/SCORE");
  expect(await tile.locator(".tile-clock").textContent()).toBe("1:01");
  site.server.feed.record("SCORE", null);
  await page.getByRole("heading", { name: "No matches right now" }).waitFor();
}

describe("the live scores", () => {
  it.each([
    ["over a socket", [], "Live via WebSocket"],
    ["as a stream where there is no socket", [noSocket], "Live via event stream"],
    ["by long polling where there is no stream either", [noSocket, noStream], "Live via long polling"],
  ])("come by themselves, %s, and the page says so", async (_how, spoils, words) => {
    const { page, errors } = await look(async (blank) => {
      for (const spoil of spoils) await spoil(blank);
    });
    await page.getByText(words).waitFor();
    await expectScores(page);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it.each(["light", "dark"] as const)("are accessible in the %s theme, with rooms and without", async (colorScheme) => {
    const { page } = await look((blank) => blank.emulateMedia({ colorScheme, reducedMotion: "reduce" }));
    const violations = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
    await page.getByRole("heading", { name: "No matches right now" }).waitFor();
    expect(await violations()).toEqual([]);
    site.server.feed.record("OTHER", listing("OTHER", { locked: true, flag: "br", spectators: 2 }));
    site.server.feed.record("SCORE", match(2));
    await page.getByRole("link", { name: "Sunday league" }).waitFor();
    expect(await violations()).toEqual([]);
    await takePicture(page, `live-${colorScheme}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    for (const code of ["OTHER", "SCORE"]) site.server.feed.record(code, null);
    await page.context().close();
  });

  it("lead back to the game", async () => {
    const { page } = await look();
    await page.getByRole("link", { name: "Start a match" }).click();
    await page.getByRole("textbox", { name: "Nickname" }).waitFor();
    await page.context().close();
  });
});
