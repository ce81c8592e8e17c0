/** The installed app: practice in a page that was visited before, while the server is away. */
import { expect, it } from "vitest";
import { closePages, openHome, useSite } from "../support/browser-pages.ts";

const site = useSite({ pitch: true });

it("a page that was visited before plays against bots without a server", async () => {
  const ada = await openHome(site, "Ada", { width: 640, height: 360 });
  const { page } = ada;
  // The page does it by itself after a while.
  await page.evaluate(async () => {
    await navigator.serviceWorker.register("/sw.js");
    await navigator.serviceWorker.ready;
  });
  await site.server.stop();
  ada.errors.length = 0;
  await page.reload();
  await page.getByRole("button", { name: "Practice" }).click();
  await page.getByRole("button", { name: "Match against bots" }).click();
  await page.locator("#match-view canvas").waitFor();
  await expect.poll(() => page.locator(".scoreboard").getAttribute("aria-label")).toMatch(/0:0[1-9] played/u);
  // Requests to the server that is away are the only errors.
  ada.errors.splice(
    0,
    ada.errors.length,
    ...ada.errors.filter((error) => !/ERR_CONNECTION_REFUSED|WebSocket|Failed to fetch/u.test(error)),
  );
  await closePages([ada]);
});
