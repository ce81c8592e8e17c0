/** What axe finds in pages with style sheets and layout, in both themes. The other rules are checked by component. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violationsOf } from "../support/axe-page.ts";
import { DOCUMENT_RULES, LAYOUT_RULES } from "../support/axe-rules.ts";
import { createRoom, openHome, useSite } from "../support/browser-pages.ts";
import { listedGame, listing } from "../support/listings.ts";

const site = useSite({ pitch: false });

type Look = { readonly colorScheme: "light" | "dark"; readonly forcedColors?: "active"; readonly text?: string };

/** Both themes, the colours of the system alone, and text of twice the size. */
const LOOKS: Readonly<Record<string, Look>> = {
  "light theme": { colorScheme: "light" },
  "dark theme": { colorScheme: "dark" },
  "forced colours": { colorScheme: "dark", forcedColors: "active" },
  "text of 200 %": { colorScheme: "light", text: "200%" },
};

async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const [name, { text = "", ...media }] of Object.entries(LOOKS)) {
    await page.emulateMedia({ reducedMotion: "reduce", forcedColors: null, ...media });
    await page.waitForFunction((theme) => document.documentElement.dataset["theme"] === theme, media.colorScheme);
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), text);
    const rules = name === "light theme" ? [...LAYOUT_RULES, ...DOCUMENT_RULES] : LAYOUT_RULES;
    expect.soft(await violationsOf(page, rules), `${what}, ${name}`).toEqual([]);
  }
  await page.emulateMedia({ forcedColors: null });
  await page.evaluate(() => (document.documentElement.style.fontSize = ""));
}

it("axe reports text that is hardly visible, in documents that come one after the other", async () => {
  const page = await site.browser.newPage();
  for (const color of ["#eee", "#ddd"]) {
    await page.goto("about:blank");
    await page.setContent(`<p style="color: ${color}; background: white">Text</p>`);
    expect(await violationsOf(page, LAYOUT_RULES)).toEqual(["color-contrast: p"]);
  }
  await page.close();
});

it("the live scores are accessible on a phone, with and without rooms", async () => {
  const context = await site.browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`${site.home}live`);
  await page.getByRole("heading", { name: "No matches right now" }).waitFor();
  await expectAccessible(page, "no rooms");
  const game = listedGame({ red: 2, seconds: 61, at: Date.now(), running: false });
  site.server.feed.record("OTHER", listing("OTHER", { locked: true, flag: "br", spectators: 2 }));
  site.server.feed.record("SCORE", listing("SCORE", { name: "Sunday league", game }));
  await page.getByRole("link", { name: "Sunday league" }).waitFor();
  await expectAccessible(page, "rooms");
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  for (const code of ["OTHER", "SCORE"]) site.server.feed.record(code, null);
  await context.close();
});

it("home, the form for a room, and a room that does not exist are accessible", async () => {
  const { page } = await openHome(site, "Ada");
  await expectAccessible(page, "home");
  await page.getByRole("button", { name: "Create a room" }).click();
  await page.getByRole("button", { name: "Create and join" }).waitFor();
  await expectAccessible(page, "form for a room");
  await page.goto(`${site.home}r/ZZZZZ`);
  await page.getByRole("heading", { name: "Room not found" }).waitFor();
  await expectAccessible(page, "exit screen");
  await page.context().close();
});

it("the match and every tab of the room menu are accessible", async () => {
  const { page } = await openHome(site, "Ada");
  await createRoom(page);
  await page.locator(".scoreboard").waitFor();
  await page.keyboard.press("F3");
  await page.getByRole("region", { name: "Net graph" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Message" }).fill("/a");
  await page.getByRole("listbox").waitFor();
  await expectAccessible(page, "match");
  await page.getByRole("button", { name: "Close the chat" }).click();
  await page.getByRole("button", { name: "Room menu" }).click();
  await page.getByRole("dialog").waitFor();
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    await expectAccessible(page, (await tab.textContent()) ?? "");
  }
  await page.context().close();
});

it("the start screen of the editor, each of its panels and its dialogs are accessible", async () => {
  const context = await site.browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`${site.home}editor`);
  await page.getByRole("heading", { name: "Stadium editor" }).waitFor();
  await expectAccessible(page, "start screen");
  await page.getByRole("button", { name: /3 v 3/u }).click();
  await page.locator("canvas.editor-canvas").waitFor();
  await page.keyboard.press("Control+a");
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    await expectAccessible(page, `editor, ${(await tab.textContent()) ?? ""}`);
  }
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expectAccessible(page, "editor, play");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Keys" }).click();
  await page.getByRole("dialog").waitFor();
  await expectAccessible(page, "editor, keys");
  await context.close();
});
