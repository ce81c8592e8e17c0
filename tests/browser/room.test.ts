/** Admins and guests of a room, with real input and sockets and without drawing the match. */
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { KICK_KEY, RIGHT } from "#sim/input.ts";
import { BLUE_TEAM, SPECTATORS } from "#sim/world.ts";
import {
  closePages,
  createRoom,
  joinByUrl,
  memberOf,
  openHome,
  PHONE,
  roomOf,
  takePicture,
  useSite,
  waitUntil,
  type PlayerPage,
} from "../support/browser-pages.ts";
import { touchScreen } from "../support/touch-screen.ts";

const site = useSite({ pitch: false });

const fixture = (name: string) => fileURLToPath(new URL(`../fixture/${name}`, import.meta.url));

type Gathering = { readonly players: PlayerPage[]; readonly pages: Page[]; readonly url: string };

/** The first of these players creates a room, the others join it. */
async function gather(...names: readonly string[]): Promise<Gathering> {
  const players = await Promise.all(names.map((name) => openHome(site, name)));
  const pages = players.map(({ page }) => page);
  const url = await createRoom(pages[0]!);
  for (const page of pages.slice(1)) await joinByUrl(page, url);
  await waitUntil("all are in the room", () => names.every((name) => memberOf(pages[0]!, name) !== undefined));
  for (const page of pages) await page.locator(".chat").waitFor();
  return { players, pages, url };
}

const dialogOf = (page: Page) => page.getByRole("dialog").first();
const rowOf = (page: Page, name: string) => dialogOf(page).getByRole("button", { name }).first();

async function openMenu(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Room menu" }).click();
  await dialogOf(page).waitFor();
}

describe("an admin", () => {
  it("drags a player to another team, and bans the player, who cannot return", async () => {
    const { pages, players, url } = await gather("Ada", "Ben");
    const [ada, ben] = pages as [Page, Page];
    expect(memberOf(ada, "Ben")?.team).toBe(BLUE_TEAM);
    await openMenu(ada);
    const row = (await rowOf(ada, "Ben").boundingBox())!;
    const column = (await ada.locator('[data-team="0"]').first().boundingBox())!;
    await ada.mouse.move(row.x + row.width / 2, row.y + row.height / 2);
    await ada.mouse.down();
    await ada.mouse.move(column.x + column.width / 2, column.y + column.height / 2, { steps: 8 });
    await takePicture(ada, "drag");
    await ada.mouse.up();
    await waitUntil("Ben is a spectator", () => memberOf(ada, "Ben")?.team === SPECTATORS);

    await rowOf(ada, "Ben").click();
    await ada.getByRole("menuitem", { name: "Ban…" }).click();
    await ada.getByRole("textbox", { name: "Reason" }).fill("own goals");
    await ada.getByRole("button", { name: "Ban", exact: true }).click();
    await ben.getByRole("heading", { name: "You are banned from this room" }).waitFor();
    await ben.getByText("Ada banned you from the room").waitFor();
    await ben.getByText("own goals").waitFor();
    await takePicture(ben, "banned");
    expect(memberOf(ada, "Ben")).toBeUndefined();
    await ben.goto(url);
    await ben.getByRole("heading", { name: "You are banned from this room" }).waitFor();
    players[1]!.errors.length = 0;
    await closePages(players);
  });

  it("uploads a stadium, which the other pages receive, and sees the errors of a broken one", async () => {
    const { pages, players } = await gather("Ada", "Ben");
    const [ada, ben] = pages as [Page, Page];
    await openMenu(ada);
    await ada.getByRole("button", { name: "Stop game" }).click();
    const question = ada.getByRole("dialog", { name: "Stop the game?" });
    await question.getByRole("button", { name: "Stop game" }).click();
    await ada.getByRole("tab", { name: "Map" }).click();
    const file = ada.locator('input[type="file"]');
    await file.setInputFiles(fixture("broken.hbs"));
    await ada.getByText("broken.hbs has errors.").waitFor();
    await ada.getByText("segments[0].v1").first().waitFor();
    await takePicture(ada, "upload-errors");
    await file.setInputFiles(fixture("kite.hbs"));
    await waitUntil("the room plays on it", () => roomOf(ada).match.world.arena.stadium.name === "Kite");
    await ada.getByText("Kite is the new map.").waitFor();
    await dialogOf(ada).getByRole("button", { name: "Start game" }).click();
    await ben.locator(".scoreboard").waitFor();
    await openMenu(ben);
    await ben.getByRole("tab", { name: "Map" }).click();
    await ben.getByRole("heading", { name: "Kite" }).waitFor();
    await closePages(players);
  });
});

describe("the player menu", () => {
  it("is dismissed by Escape, which returns the focus, and by a click outside", async () => {
    const { pages, players } = await gather("Ada");
    const [ada] = pages as [Page];
    await openMenu(ada);
    const row = rowOf(ada, "Ada");
    await row.click();
    await ada.getByRole("menu").waitFor();
    await takePicture(ada, "player-menu");
    await ada.keyboard.press("Escape");
    await expect.poll(() => ada.getByRole("menu").count()).toBe(0);
    await expect.poll(() => row.evaluate((element) => element === document.activeElement)).toBe(true);
    await row.click();
    await dialogOf(ada).getByRole("heading", { level: 2 }).click();
    await expect.poll(() => ada.getByRole("menu").count()).toBe(0);
    await closePages(players);
  });
});

describe("the room menu", () => {
  it("keeps the focus inside while it is open and returns it to its button", async () => {
    const { pages, players } = await gather("Ada");
    const [ada] = pages as [Page];
    const button = ada.getByRole("button", { name: "Room menu" });
    await button.focus();
    await ada.keyboard.press("Enter");
    await dialogOf(ada).waitFor();
    for (let i = 0; i < 30; i++) {
      await ada.keyboard.press("Tab");
      // After the last element the focus leaves the document, which then reports its body.
      expect(await ada.evaluate(() => document.activeElement?.matches("dialog *, body"))).toBe(true);
    }
    await ada.keyboard.press("Escape");
    await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
    await closePages(players);
  });
});

describe("the keyboard", () => {
  it("steers again after a click on a button and after leaving a menu", async () => {
    const { pages, players } = await gather("Ada");
    const [ada] = pages as [Page];
    await ada.locator(".scoreboard").waitFor();
    const expectKick = async (after: string) => {
      await ada.keyboard.down("Space");
      await waitUntil(`Ada kicks after ${after}`, () => ((memberOf(ada, "Ada")?.keys ?? 0) & KICK_KEY) !== 0);
      await ada.keyboard.up("Space");
      await waitUntil("the key is released", () => memberOf(ada, "Ada")?.keys === 0);
      expect(await ada.locator("dialog[open], .wheel, .chat-open").count()).toBe(0);
    };
    await openMenu(ada);
    await ada.keyboard.press("Escape");
    await expectKick("closing the menu with Escape");
    await openMenu(ada);
    await ada.getByRole("button", { name: "Close" }).click();
    await expectKick("closing the menu with its button");
    await ada.getByRole("button", { name: "Emotes (Q)" }).click();
    await ada.keyboard.press("1");
    await expectKick("an emote");
    await ada.getByRole("button", { name: "Chat (Enter)" }).click();
    await ada.getByRole("button", { name: "Close the chat" }).click();
    await expectKick("closing the chat");
    await closePages(players);
  });

  it("types into the chat without steering; the message reaches the other players", async () => {
    const { pages, players } = await gather("Ada", "Ben");
    const [ada, ben] = pages as [Page, Page];
    await ada.keyboard.press("Enter");
    await ada.getByRole("combobox", { name: "Message" }).pressSequentially("wasd @Ben");
    await waitUntil("Ada is shown as typing", () => memberOf(ada, "Ada")?.typing === true);
    expect(memberOf(ada, "Ada")?.keys).toBe(0);
    await ada.keyboard.press("Tab");
    await ada.keyboard.press("Enter");
    await ben.locator(".chat-mention").getByText("wasd @Ben").waitFor();
    await waitUntil("Ada is not shown as typing", () => memberOf(ada, "Ada")?.typing === false);
    await takePicture(ben, "chat");
    await closePages(players);
  });
});

type PadPresses = { readonly axes: readonly number[]; readonly pressed: readonly number[] };

/** Connects a gamepad to the page in place of the browser's, or changes what is pressed on it. */
async function usePad(page: Page, presses: PadPresses): Promise<void> {
  await page.evaluate(({ axes, pressed }) => {
    const buttons = Array.from({ length: 16 }, (_, i) => ({
      pressed: pressed.includes(i),
      value: pressed.includes(i) ? 1 : 0,
    }));
    const pad = { index: 0, connected: true, axes, buttons };
    Object.assign(navigator, { getGamepads: () => [pad, null] });
    window.dispatchEvent(new Event("gamepadconnected"));
  }, presses);
}

describe("a player on an upright phone", () => {
  it("scores with two thumbs on the turned pitch, and goes on with a gamepad", async () => {
    const player = await openHome(site, "Ada", PHONE);
    const { page } = player;
    await page.getByRole("button", { name: "Create a room" }).click();
    await page.getByRole("radio", { name: "None" }).click();
    await page.getByRole("button", { name: "Create and join" }).click();
    await page.waitForURL(/\/r\//u);
    const { match } = roomOf(page);
    await page.getByRole("button", { name: "Start game" }).click();
    await waitUntil("the game is running", () => match.world.discs.count === 6);
    await page.locator(".scoreboard").waitFor();
    await page.touchscreen.tap(200, 420);
    await page.locator(".touch-stick").waitFor({ state: "attached" });
    const touch = await touchScreen(page);
    const thumb = { id: 1, x: 90, y: 740 };
    const forward = { ...thumb, y: 690 };
    await touch("touchStart", thumb);
    await touch("touchMove", forward);
    await waitUntil("Ada is at the ball", () => match.world.discs.x[0]! > 5);
    await takePicture(page, "phone");
    await touch("touchStart", forward, { id: 2, x: 330, y: 770 });
    await waitUntil("the ball is in the goal", () => match.world.game.red === 1);
    await touch("touchEnd");
    await waitUntil("Ada has let go", () => memberOf(page, "Ada")?.keys === 0);
    await usePad(page, { axes: [0.9, 0.1], pressed: [] });
    await waitUntil("the gamepad moves", () => memberOf(page, "Ada")?.keys === RIGHT);
    await usePad(page, { axes: [0.9, 0.1], pressed: [2] });
    await waitUntil("the gamepad moves and kicks", () => memberOf(page, "Ada")?.keys === (RIGHT | KICK_KEY));
    await expect.poll(() => page.locator(".touch").count()).toBe(0);
    await usePad(page, { axes: [0, 0], pressed: [] });
    await waitUntil("the gamepad has let go", () => memberOf(page, "Ada")?.keys === 0);
    await usePad(page, { axes: [0, 0], pressed: [9] });
    await dialogOf(page).waitFor();
    await usePad(page, { axes: [0, 0], pressed: [] });
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await usePad(page, { axes: [0, 0], pressed: [1] });
    await dialogOf(page).waitFor({ state: "detached" });
    await closePages([player]);
  });
});
