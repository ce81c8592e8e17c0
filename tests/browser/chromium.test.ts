/** The browser of the tests: WebGL 2, frame rate and fonts. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { closeContexts, sharedBrowser } from "../support/browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await sharedBrowser();
});
afterAll(() => closeContexts(browser));

/** Frames per second of a page. */
function frameRate(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const frames = 60;
    const next = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const first = await next();
    let last = first;
    for (let i = 0; i < frames; i++) last = await next();
    return (1000 * frames) / (last - first);
  });
}

test("the test browser draws with WebGL 2", async () => {
  const page = await browser.newPage();
  const pixel = await page.evaluate(() => {
    const gl = document.createElement("canvas").getContext("webgl2");
    if (gl === null) return [];
    gl.clearColor(0, 1, 0, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    const rgba = new Uint8Array(4);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, rgba);
    return [...rgba];
  });
  await page.close();
  expect(pixel).toEqual([0, 255, 0, 255]);
});

// 60.0 measured on two idle cores; the margin is for a busy machine.
test("two pages at the same time have about 60 frames per second", async () => {
  const pages = await Promise.all([browser.newPage(), browser.newPage()]);
  const rates = await Promise.all(pages.map(frameRate));
  await Promise.all(pages.map((page) => page.close()));
  for (const rate of rates) expect(rate).toBeGreaterThan(30);
  for (const rate of rates) expect(rate).toBeLessThan(75);
});

test("text is drawn with a font", async () => {
  const page = await browser.newPage();
  await page.setContent("<span style='font: 40px sans-serif'>Rondo</span>");
  const width = await page.locator("span").evaluate((span) => span.getBoundingClientRect().width);
  await page.close();
  expect(width).toBeGreaterThan(60);
});
