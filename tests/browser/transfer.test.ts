/** The size budget: the bytes that a browser receives, headers included, with empty caches. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { CDPSession, Page } from "playwright-core";
import { expect, it } from "vitest";
import { useSite, withoutLesson } from "../support/browser-pages.ts";

const site = useSite({ pitch: true });

/** Kilobytes until the home page is usable, and until a match is drawn. Raise them only for what players get in return. */
const HOME_KB = 250;
const MATCH_KB = 650;

type Transfer = { total: number; readonly plain: string[] };

/** What a page receives from now on; `plain` are the texts of some length that were not compressed. */
async function observe(session: CDPSession): Promise<Transfer> {
  const transfer: Transfer = { total: 0, plain: [] };
  const lengths = new Map<string, { readonly url: string; length: number; readonly isPlain: boolean }>();
  session.on("Network.responseReceived", ({ requestId, response }) => {
    const isPlain =
      /text|json|script|svg/u.test(response.mimeType) && !("content-encoding" in lowerCase(response.headers));
    lengths.set(requestId, { url: response.url, length: 0, isPlain });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    transfer.total += encodedDataLength;
    const of = lengths.get(requestId);
    if (of?.isPlain === true && encodedDataLength > 2048) transfer.plain.push(of.url);
  });
  await session.send("Network.enable");
  return transfer;
}

const lowerCase = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** The rest of the page is fetched when the browser is idle: here, not before it is needed. */
const withoutPrefetch = (page: Page) => page.addInitScript(() => (window.requestIdleCallback = () => 0));

/** Kilobytes of script, compressed with gzip, that the home page loads before it can be used. */
const SCRIPT_KB = 130;

const built = (path: string) => readFileSync(fileURLToPath(new URL(`../../.build/client${path}`, import.meta.url)));

it("the home page can be used after its budget of script", () => {
  const scripts = new Set(
    built("/index.html")
      .toString()
      .match(/\/assets\/[^"]+\.js/gu),
  );
  const sizes = [...scripts].map((path) => gzipSync(built(path)).length);
  expect(sizes.length).toBeGreaterThan(2);
  expect(sizes.reduce((sum, size) => sum + size, 0) / 1000).toBeLessThan(SCRIPT_KB);
});

/** Of the layout of the home page until it is usable, as browsers score it; below 0.1 is good. */
const SHIFT_MAX = 0.02;

/** The sum of all shifts so far that no input caused. */
function layoutShift(page: Page): Promise<number> {
  type Shift = PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean };
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const shifts = list.getEntries() as Shift[];
          resolve(shifts.reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0));
        });
        observer.observe({ type: "layout-shift", buffered: true });
        // Without a shift the observer is never called.
        setTimeout(() => resolve(0), 200);
      }),
  );
}

it("a first visit transfers no more than the budget, and every text compressed", async () => {
  const context = await site.browser.newContext({ viewport: { width: 800, height: 450 }, reducedMotion: "reduce" });
  await withoutLesson(context);
  const page = await context.newPage();
  await withoutPrefetch(page);
  const transfer = await observe(await context.newCDPSession(page));
  await page.goto(site.home, { waitUntil: "networkidle" });
  await page.getByRole("textbox", { name: "Nickname" }).fill("New");
  expect(transfer.total / 1000).toBeLessThan(HOME_KB);
  expect(transfer.total / 1000).toBeGreaterThan(HOME_KB / 2);
  expect(await layoutShift(page)).toBeLessThan(SHIFT_MAX);
  await page.getByRole("button", { name: "Play now" }).click();
  await page.locator("#match-view canvas").waitFor();
  await page.locator(".scoreboard").waitFor();
  expect(transfer.total / 1000).toBeLessThan(MATCH_KB);
  expect(transfer.total / 1000).toBeGreaterThan(MATCH_KB / 2);
  expect(transfer.plain).toEqual([]);
  await context.close();
});
