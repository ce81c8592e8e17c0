/** A player and the host in two browsers: help chat with its history, a report with its answer, and a ban. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { closePages, createRoom, joinByUrl, openHome, type PlayerPage, useSite } from "../support/browser-pages.ts";
import { TOKEN } from "../support/host-page.ts";

const site = useSite({ pitch: false });

async function openAdmin(): Promise<PlayerPage> {
  const context = await site.browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto(`${site.home}admin`);
  await page.getByLabel("Token").fill(TOKEN);
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "Rooms" }).waitFor();
  return { page, errors };
}

/** Every socket of the page fails, as behind a proxy that refuses them. */
const BLOCK_SOCKETS = `
  window.WebSocket = class {
    readyState = 3;
    constructor() {
      setTimeout(() => {
        this.onerror?.(new Event("error"));
        this.onclose?.(new CloseEvent("close", { code: 1006 }));
      });
    }
    send() {}
    close() {}
  };
`;

const messages = (page: Page) => page.getByRole("log", { name: "Messages" }).locator(".help-message > p");
const say = async (page: Page, label: string, text: string) => {
  await page.getByRole("textbox", { name: label }).fill(text);
  await page.keyboard.press("Enter");
};

describe("a player and the host", () => {
  it("write to each other, and a reload keeps the history", async () => {
    const [player, host] = [await openHome(site, "Ann"), await openAdmin()];
    await player.page.getByRole("button", { name: "Help" }).click();
    await player.page.getByText("The host is online and can answer now.").waitFor();
    await say(player.page, "Message to the host", "My map does not load");
    await host.page.getByRole("tab", { name: "Help (1 new)" }).click();
    await host.page.getByRole("button", { name: /Ann/u }).click();
    await messages(host.page).getByText("My map does not load").waitFor();

    await host.page.getByRole("textbox", { name: "Message to Ann" }).fill("Which");
    await player.page.locator(".typing-dots").waitFor();
    await say(host.page, "Message to Ann", "Which one?");
    await messages(player.page).getByText("Which one?").waitFor();
    await expect.poll(() => player.page.locator(".typing-dots").count()).toBe(0);

    await player.page.reload();
    await player.page.getByRole("button", { name: "Help" }).click();
    await expect.poll(() => messages(player.page).allTextContents()).toEqual(["My map does not load", "Which one?"]);
    // The session of the host outlives a reload, too.
    await host.page.reload();
    await host.page.getByRole("tab", { name: "Help" }).click();
    await host.page.getByRole("button", { name: /Ann/u }).click();
    await expect.poll(() => messages(host.page).allTextContents()).toEqual(["My map does not load", "Which one?"]);

    // With the chat closed, an answer is announced.
    await player.page.keyboard.press("Escape");
    await say(host.page, "Message to Ann", "Still there?");
    await player.page.getByRole("button", { name: "Help: 1 new answer" }).waitFor();
    await closePages([player, host]);
  });

  it("write to each other where no socket works", async () => {
    const [player, host] = [await openHome(site, "Ben"), await openAdmin()];
    // The nickname is saved when the field is left.
    await player.page.keyboard.press("Tab");
    await player.page.addInitScript(BLOCK_SOCKETS);
    await player.page.reload();
    await player.page.getByRole("button", { name: "Help" }).click();
    await player.page.getByText("The host is online and can answer now.").waitFor();
    await say(player.page, "Message to the host", "No sockets here");
    await host.page.getByRole("tab", { name: /Help/u }).click();
    await host.page.getByRole("button", { name: /Ben/u }).click();
    await say(host.page, "Message to Ben", "It works anyway");
    await messages(player.page).getByText("It works anyway").waitFor();
    await closePages([host]);
    await player.page.context().close();
  });

  it("deal with a report: the reported player is banned, the reporter receives the answer", async () => {
    const [ann, rude, host] = [await openHome(site, "Ann"), await openHome(site, "Rude"), await openAdmin()];
    const url = await createRoom(ann.page);
    await joinByUrl(rude.page, url);
    await ann.page.getByRole("button", { name: "Room menu" }).click();
    await ann.page.locator(".player", { hasText: "Rude" }).click();
    await ann.page.getByRole("menuitem", { name: "Report…" }).click();
    await ann.page.getByRole("button", { name: "Send report" }).click();
    await host.page.getByRole("tab", { name: "Reports (1 new)" }).click();
    await host.page.getByRole("button", { name: /Rude/u }).click();
    await host.page.getByRole("button", { name: "Ban Rude…" }).click();
    await host.page.getByRole("textbox", { name: "Reason" }).fill("Insults");
    await host.page.getByRole("button", { name: "Ban", exact: true }).click();
    await rude.page.getByRole("heading", { name: "You are banned from this server" }).waitFor();
    await rude.page.getByText("Insults").waitFor();
    await host.page.getByRole("textbox", { name: "Answer to Ann" }).fill("Thank you, they are banned.");
    await host.page.getByRole("button", { name: "Answer and close" }).click();
    await ann.page.getByText("The host answered. Open Help to read it.").first().waitFor();
    await closePages([ann, rude, host]);
  });
});
