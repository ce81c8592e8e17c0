/** Temporary. */
import { mkdirSync } from "node:fs";
import { it } from "vitest";
import { useSite } from "../support/browser-pages.ts";

const site = useSite({ pitch: true });
mkdirSync("/tmp/shots", { recursive: true });

it("shots", async () => {
  const errors: string[] = [];
  const context = await site.browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(String(error.stack)));
  page.setDefaultTimeout(15000);
  try {
    await page.goto(`${site.home}editor`);
    await page.getByRole("button", { name: /4 v 4/ }).click();
    await page.locator("canvas.editor-canvas").waitFor();
    await page.getByRole("button", { name: "Share" }).first().click();
    await page.getByRole("textbox", { name: "Link" }).waitFor();
    await page.keyboard.press("Escape");
    const [room] = await Promise.all([
      context.waitForEvent("page"),
      page.getByRole("button", { name: "With people" }).click(),
    ]);
    room.on("pageerror", (error) => errors.push("room" + String(error.stack)));
    room.on("console", (message) => message.type() === "error" && errors.push("room" + message.text()));
    await room.waitForTimeout(9000);
    await room.screenshot({ path: "/tmp/shots/10-room.png" });
    errors.push(room.url());
    await page.bringToFront();
    await page.screenshot({ path: "/tmp/shots/11-editor.png" });
  } catch (error) {
    errors.push(String(error));
    await page.screenshot({ path: "/tmp/shots/x-error.png" });
  }
  console.log(errors.join("\n"));
});
