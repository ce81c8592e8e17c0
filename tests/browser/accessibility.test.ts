/** The pages as axe sees them, in both themes: no violation of WCAG A and AA or of its best practices. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { createRoom, useSite, visit } from "../support/browser-match.ts";

const site = useSite();

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

describe.each(["light", "dark"] as const)("in the %s theme", (colorScheme) => {
  async function arrive(): Promise<Page> {
    const { page } = await visit(site.browser, site.home, "Ada");
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    return page;
  }

  it("home, the form for a room, and a room that is not there are accessible", async () => {
    const page = await arrive();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Create a room" }).click();
    await page.getByRole("button", { name: "Create and join" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${site.home}r/ZZZZZ`);
    await page.getByRole("heading", { name: "Room not found" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it("a match with its net graph and its chat is accessible", async () => {
    const page = await arrive();
    await createRoom(page);
    await page.locator(".scoreboard").waitFor();
    await page.keyboard.press("F3");
    await page.getByRole("region", { name: "Net graph" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: "Message" }).fill("/a");
    await page.getByRole("listbox").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it("every part of the room menu is accessible", async () => {
    const page = await arrive();
    await createRoom(page);
    await page.locator(".scoreboard").waitFor();
    await page.getByRole("button", { name: "Room menu" }).click();
    await page.getByRole("dialog").waitFor();
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      expect(await violations(page), (await tab.textContent()) ?? "").toEqual([]);
    }
    await page.context().close();
  });
});
