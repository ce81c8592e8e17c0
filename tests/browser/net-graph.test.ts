/** The net graph and the signal icon, fed by a real line. */
import type { Browser } from "playwright-core";
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

describe("the net graph", () => {
  it("opens and closes with F3 or in the room menu, tells figures, and is remembered", async () => {
    const { page, errors } = await visit(browser, home, "Ada");
    await page.getByRole("button", { name: "Create a room" }).click();
    await page.locator(".scoreboard").waitFor();
    const graph = page.getByRole("region", { name: "Net graph" });
    expect(await graph.count()).toBe(0);

    await page.keyboard.press("F3");
    await graph.waitFor();
    const value = (name: string) => graph.locator(".figure", { hasText: name }).locator(".figure-value").innerText();
    await expect.poll(() => value("Round trip"), { timeout: 10_000 }).toMatch(/^\d+ ms$/u);
    await expect.poll(() => value("Received"), { timeout: 10_000 }).toMatch(/^[\d.]+ k?B\/s$/u);
    expect(await value("Mismatches")).toBe("0");
    await expect.poll(() => graph.locator("polyline").count(), { timeout: 10_000 }).toBe(11);

    await page.reload();
    await graph.waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").getByRole("button", { name: "Net graph", pressed: true }).click();
    await page.keyboard.press("Escape");
    await graph.waitFor({ state: "detached" });
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

describe("the signal icon", () => {
  it("says in a word how the line is", async () => {
    const { page } = await visit(browser, home, "Ada");
    await page.getByRole("button", { name: "Create a room" }).click();
    await page.getByRole("img", { name: /^(Good|Fair|Poor) line$/u }).waitFor();
    await page.context().close();
  });
});
