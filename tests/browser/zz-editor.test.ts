/** Temporary. */
import { mkdirSync } from "node:fs";
import { it } from "vitest";
import { useSite } from "../support/browser-pages.ts";

const site = useSite({ pitch: false });
mkdirSync("/tmp/shots", { recursive: true });

it("shots", async () => {
  const context = await site.browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error.stack)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.setDefaultTimeout(8000);
  try {
    await page.goto(`${site.home}editor`);
    await page.getByRole("heading", { name: "Stadium editor" }).waitFor();
    await page.screenshot({ path: "/tmp/shots/1-start.png" });
    await page.getByRole("button", { name: /3 v 3/ }).click();
    await page.locator("canvas.editor-canvas").waitFor();
    await page.waitForTimeout(500);
    await page.screenshot({ path: "/tmp/shots/2-open.png" });
    await page.mouse.move(140, 390);
    await page.mouse.wheel(0, -1200);
    await page.waitForTimeout(300);
    await page.screenshot({ path: "/tmp/shots/2b-zoom.png" });
    await page.keyboard.press("0");
    await page.keyboard.press("w");
    const box = (await page.locator("canvas.editor-canvas").boundingBox())!;
    const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
    await page.mouse.click(...at(0.3, 0.4));
    await page.mouse.click(...at(0.4, 0.3));
    await page.mouse.move(...at(0.5, 0.45));
    await page.screenshot({ path: "/tmp/shots/3-wall.png" });
    await page.mouse.click(...at(0.5, 0.45));
    await page.keyboard.press("Enter");
    await page.keyboard.press("v");
    await page.waitForTimeout(200);
    await page.screenshot({ path: "/tmp/shots/4-selected.png" });
    await page.keyboard.press("p");
    errors.push(
      "fps " +
        JSON.stringify(
          await page.evaluate(
            () =>
              new Promise((done) => {
                let n = 0;
                const t = performance.now();
                const f = () => {
                  n++;
                  if (performance.now() - t > 1500) done({ n, ms: performance.now() - t });
                  else requestAnimationFrame(f);
                };
                f();
              }),
          ),
        ),
    );
    await page.getByRole("group", { name: "Play" }).getByLabel("Speed").selectOption("0.5");
    await page.keyboard.down("ArrowRight");
    await page.waitForTimeout(1500);
    await page.keyboard.up("ArrowRight");
    await page.screenshot({ path: "/tmp/shots/5-play.png" });
  } catch (error) {
    errors.push(String(error));
    await page.screenshot({ path: "/tmp/shots/x-error.png" });
  }
  console.log(errors.join("\n"));
});
