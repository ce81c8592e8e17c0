/** The page of recordings in a browser: a dropped file, its goal, and a clip of it. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { leaveOutPitch, scoreOf, takePicture, useSite } from "../support/browser-pages.ts";
import { VECTOR } from "../support/recordings.ts";

const site = useSite({ pitch: false });

/** Drops a file on the page. */
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ({ name: fileName, content }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(content)], fileName));
      return transfer;
    },
    { name, content: [...bytes] },
  );
  await page.dispatchEvent("body", "drop", { dataTransfer });
}

it("plays a dropped file, shows its goal, and saves and plays a clip", async () => {
  const context = await site.browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: "reduce" });
  await leaveOutPitch(context);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(`${site.home}replay`);
  await drop(page, "sample.hbr2", VECTOR);
  await page.getByText("Verified").waitFor();
  await page.keyboard.press("Home");
  await page.keyboard.press("k");
  await page.keyboard.press("4");
  expect(await scoreOf(page)).toContain("Red 0, Blue 0");
  await page.keyboard.press("i");
  await page.keyboard.press("End");
  expect(await scoreOf(page)).toContain("Red 1, Blue 0");
  await takePicture(page, "replay");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save clip" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("sample 0.02.66-0.06.66.hbr2");
  await drop(page, "clip.hbr2", readFileSync(await download.path()));
  await page.getByRole("slider").and(page.locator('[aria-valuemax="4"]')).waitFor();
  await page.keyboard.press("End");
  expect(await scoreOf(page)).toContain("Red 1, Blue 0");
  expect(errors).toEqual([]);
  await context.close();
});
