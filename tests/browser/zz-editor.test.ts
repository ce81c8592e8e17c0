/** Temporary. */
import { mkdirSync } from "node:fs";
import { it } from "vitest";
import { useSite } from "../support/browser-pages.ts";

const site = useSite({ pitch: false });
mkdirSync("/tmp/shots", { recursive: true });

it("shots", async () => {
  const errors: string[] = [];
  const open = async (name: string) => {
    const context = await site.browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: "reduce" });
    const page = await context.newPage();
    page.on("pageerror", (error) => errors.push(name + String(error.stack)));
    page.on("console", (message) => message.type() === "error" && errors.push(name + message.text()));
    page.setDefaultTimeout(8000);
    return page;
  };
  const page = await open("a");
  const second = await open("b");
  try {
    await page.goto(`${site.home}editor`);
    await page.getByRole("button", { name: /3 v 3/ }).click();
    await page.locator("canvas.editor-canvas").waitFor();
    await page.getByRole("button", { name: "Share" }).first().click();
    await page.getByRole("textbox", { name: "Link" }).waitFor();
    await page.waitForTimeout(800);
    await page.screenshot({ path: "/tmp/shots/6-share.png" });
    const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
    await page.keyboard.press("Escape");
    await second.goto(link);
    await second.locator("canvas.editor-canvas").waitFor();
    await second.waitForTimeout(1500);
    const box = (await page.locator("canvas.editor-canvas").boundingBox())!;
    const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
    await page.keyboard.press("r");
    await page.mouse.move(...at(0.3, 0.4));
    await page.mouse.down();
    await page.mouse.move(...at(0.4, 0.55), { steps: 5 });
    await second.mouse.move(...at(0.7, 0.5));
    await second.getByRole("tab", { name: "People" }).click();
    await second.waitForTimeout(500);
    await second.screenshot({ path: "/tmp/shots/7-second.png" });
    await page.mouse.up();
    await second.waitForTimeout(500);
    await second.screenshot({ path: "/tmp/shots/8-second.png" });
    for (const [i, name] of ["Objects", "Styles", "Text", "Checks"].entries()) {
      await page.getByRole("tab", { name }).click();
      if (name === "Checks") {
        await page.getByRole("button", { name: "Check", exact: true }).click();
        await page.waitForTimeout(3000);
      }
      await page.waitForTimeout(700);
      await page.screenshot({ path: `/tmp/shots/9-${i}.png` });
    }
  } catch (error) {
    errors.push(String(error));
    await page.screenshot({ path: "/tmp/shots/x-error.png" });
    await second.screenshot({ path: "/tmp/shots/x-error2.png" });
  }
  console.log(errors.join("\n"));
});
