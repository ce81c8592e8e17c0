/** The pages as axe sees them, in both themes: no violation of WCAG A and AA or of its best practices. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningServer } from "#server/server.ts";
import { launchBrowser } from "../support/browser.ts";
import { serveClient, visit } from "../support/browser-match.ts";

let server: RunningServer;
let browser: Browser;
let home: string;

beforeAll(async () => {
  server = await serveClient();
  browser = await launchBrowser();
  home = `http://127.0.0.1:${server.port}/`;
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

describe.each(["light", "dark"] as const)("in the %s theme", (colorScheme) => {
  it("home, match with its net graph, room menu and a room that is not there are accessible", async () => {
    const { page } = await visit(browser, home, "Ada");
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Create a room" }).click();
    await page.locator(".scoreboard").waitFor();
    await page.keyboard.press("F3");
    await page.getByRole("region", { name: "Net graph" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${home}r/ZZZZZ`);
    await page.getByRole("heading", { name: "No such room" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
});
