/** What people do with a room and with each other, on two and three pages and one real server. */
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { findMember } from "#match/members.ts";
import { KICK_KEY } from "#sim/input.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import {
  createRoom,
  joinByUrl,
  roomOf,
  takePicture,
  useSite,
  visit,
  waitUntil,
  type Visitor,
} from "../support/browser-match.ts";

const site = useSite();

const fixture = (name: string) => fileURLToPath(new URL(`../fixture/${name}`, import.meta.url));

const arrive = (nickname: string): Promise<Visitor> => visit(site.browser, site.home, nickname);

/** Whose page it is, as the server has him. */
const memberOn = (page: Page, name: string) => roomOf(page).match.members.find((member) => member.name === name);

async function together(...names: readonly string[]): Promise<{ pages: Page[]; visitors: Visitor[]; link: string }> {
  const visitors = await Promise.all(names.map(arrive));
  const pages = visitors.map(({ page }) => page);
  const link = await createRoom(pages[0]!);
  for (const page of pages.slice(1)) await joinByUrl(page, link);
  await waitUntil("all are in the room", () => names.every((name) => memberOn(pages[0]!, name) !== undefined));
  for (const page of pages) await page.locator(".chat").waitFor();
  return { pages, visitors, link };
}

const openPanel = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Room menu" }).click();
  await dialogOf(page).waitFor();
};

const dialogOf = (page: Page) => page.getByRole("dialog").first();

const rowOf = (page: Page, name: string) => dialogOf(page).getByRole("button", { name }).first();

async function say(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Message" }).fill(text);
  await page.keyboard.press("Enter");
}

const chatOf = (page: Page): Promise<string[]> => page.locator(".chat-row").allTextContents();

async function closeAll(visitors: readonly Visitor[]): Promise<void> {
  for (const { errors } of visitors) expect(errors).toEqual([]);
  await Promise.all(visitors.map(({ page }) => page.context().close()));
}

describe("a room with a password", () => {
  it("asks for it, says when it is wrong, and lets in who knows it", async () => {
    const [ada, ben] = [await arrive("Ada"), await arrive("Ben")];
    await ada.page.getByRole("button", { name: "Create a room" }).click();
    await ada.page.getByLabel("Password (optional)", { exact: true }).fill("open sesame");
    await ada.page.getByRole("button", { name: "Create and join" }).click();
    await ada.page.waitForURL(/\/r\/[0-9A-Z]{5}$/u);
    await joinByUrl(ben.page, ada.page.url());
    const password = ben.page.getByLabel("Password", { exact: true });
    await password.fill("Open sesame");
    await ben.page.keyboard.press("Enter");
    await ben.page.getByText("Wrong password").waitFor();
    await takePicture(ben.page, "door");
    await password.fill("open sesame");
    await ben.page.keyboard.press("Enter");
    await waitUntil("Ben is in", () => memberOn(ada.page, "Ben") !== undefined);
    // A refused request is an error in the browser's console, and nowhere else.
    ben.errors.length = 0;
    await closeAll([ada, ben]);
  });

  it("asks in its row of the room list, too", async () => {
    const [ada, ben] = [await arrive("Ada"), await arrive("Ben")];
    await ada.page.getByRole("button", { name: "Create a room" }).click();
    await ada.page.getByLabel("Room name").fill("Behind the shed");
    await ada.page.getByLabel("Password (optional)", { exact: true }).fill("open sesame");
    await ada.page.getByRole("button", { name: "Create and join" }).click();
    await ada.page.waitForURL(/\/r\/[0-9A-Z]{5}$/u);
    await ben.page.getByRole("button", { name: "Join Behind the shed" }).click();
    await ben.page.getByLabel("Password of Behind the shed", { exact: true }).fill("open sesame");
    await takePicture(ben.page, "list-password");
    await ben.page.keyboard.press("Enter");
    await waitUntil("Ben is in", () => memberOn(ada.page, "Ben") !== undefined);
    await closeAll([ada, ben]);
  });
});

describe("the panel", () => {
  it("lets an admin drag players between the teams, and move them with the keyboard", async () => {
    const { pages, visitors } = await together("Ada", "Ben");
    const [ada] = pages as [Page];
    expect(memberOn(ada, "Ben")?.team).toBe(BLUE_TEAM);
    await openPanel(ada);
    const row = (await rowOf(ada, "Ben").boundingBox())!;
    const column = (await ada.locator('[data-team="0"]').first().boundingBox())!;
    await ada.mouse.move(row.x + row.width / 2, row.y + row.height / 2);
    await ada.mouse.down();
    await ada.mouse.move(column.x + column.width / 2, column.y + column.height / 2, { steps: 8 });
    await takePicture(ada, "drag");
    await ada.mouse.up();
    await waitUntil("Ben watches", () => memberOn(ada, "Ben")?.team === SPECTATORS);
    await ada.locator('[data-team="0"]').getByRole("button", { name: "Ben" }).focus();
    await ada.keyboard.press("ArrowLeft");
    await waitUntil("Ben is red", () => memberOn(ada, "Ben")?.team === RED_TEAM);
    await closeAll(visitors);
  });

  it("bans somebody with a reason, who is told, and cannot come back", async () => {
    const { pages, visitors, link } = await together("Ada", "Ben");
    const [ada, ben] = pages as [Page, Page];
    await openPanel(ada);
    await rowOf(ada, "Ben").click();
    await ada.getByRole("menuitem", { name: "Ban…" }).click();
    await ada.getByRole("textbox", { name: "Reason" }).fill("own goals");
    await ada.getByRole("button", { name: "Ban", exact: true }).click();
    await ben.getByRole("heading", { name: "You are banned from this room" }).waitFor();
    await ben.getByText("Ada banned you from the room").waitFor();
    await ben.getByText("own goals").waitFor();
    await takePicture(ben, "banned");
    expect(memberOn(ada, "Ben")).toBeUndefined();
    await ben.goto(link);
    await ben.getByRole("heading", { name: "You are banned from this room" }).waitFor();
    await ada.keyboard.press("Escape");
    await expect.poll(() => chatOf(ada)).toContain("Ada banned Ben. Reason: own goals");
    visitors[1]!.errors.length = 0;
    await closeAll(visitors);
  });

  it("takes a stadium file that is good, and says what is wrong with one that is not", async () => {
    const { pages, visitors } = await together("Ada", "Ben");
    const [ada, ben] = pages as [Page, Page];
    await openPanel(ada);
    await ada.getByRole("button", { name: "Stop game" }).click();
    await ada.getByRole("tab", { name: "Map" }).click();
    const file = ada.locator('input[type="file"]');
    await file.setInputFiles(fixture("broken.hbs"));
    await ada.getByText("broken.hbs has errors.").waitFor();
    await ada.getByText("segments[0].v1").first().waitFor();
    await takePicture(ada, "upload-errors");
    await file.setInputFiles(fixture("kite.hbs"));
    await waitUntil("the room plays on it", () => roomOf(ada).match.world.arena.stadium.name === "Kite");
    await ada.getByText("Kite is the new map.").waitFor();
    await ada.keyboard.press("Escape");
    await openPanel(ada);
    await dialogOf(ada).getByRole("button", { name: "Start game" }).click();
    // Ben's page has fetched it, and follows the match on it.
    await ben.locator(".scoreboard").waitFor();
    await openPanel(ben);
    await ben.getByRole("tab", { name: "Map" }).click();
    await ben.getByText("Kite").first().waitFor();
    await closeAll(visitors);
  });
});

describe("a file that is dropped", () => {
  it("never takes the place of the page, and is told why it is not taken", async () => {
    const { pages, visitors } = await together("Ada");
    const [ada] = pages as [Page];
    await ada.locator(".scoreboard").waitFor();
    /** Whether the browser was kept from opening the file by itself. */
    const dropOn = (selector: string) =>
      ada.locator(selector).evaluate((place) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(["{}"], "kite.hbs"));
        return !place.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      });
    expect(await dropOn("#match-view")).toBe(true);
    await openPanel(ada);
    expect(await dropOn("dialog[open]")).toBe(true);
    await ada.locator(".toast").getByText("Stop the game to change the map.").waitFor();
    await closeAll(visitors);
  });
});

describe("the keys", () => {
  it("play on at once after a click on any button and out of every menu", async () => {
    const { pages, visitors } = await together("Ada");
    const [ada] = pages as [Page];
    await ada.locator(".scoreboard").waitFor();
    const kicks = async (after: string) => {
      await ada.keyboard.down("Space");
      await waitUntil(`Ada kicks after ${after}`, () => ((memberOn(ada, "Ada")?.keys ?? 0) & KICK_KEY) !== 0);
      await ada.keyboard.up("Space");
      await waitUntil("she lets go", () => memberOn(ada, "Ada")?.keys === 0);
      expect(await ada.locator("dialog[open], .wheel, .chat-open").count()).toBe(0);
    };
    await openPanel(ada);
    await ada.keyboard.press("Escape");
    await kicks("the menu was closed by its key");
    await openPanel(ada);
    await ada.getByRole("button", { name: "Close" }).click();
    await kicks("the menu was closed by its button");
    await ada.getByRole("button", { name: "Emotes (Q)" }).click();
    await ada.keyboard.press("1");
    await kicks("an emote was chosen by number");
    await ada.getByRole("button", { name: "Chat (Enter)" }).click();
    await ada.getByRole("button", { name: "Close the chat" }).click();
    await kicks("the chat was closed");
    await closeAll(visitors);
  });
});

describe("the chat", () => {
  it("calls who is mentioned, keeps team lines from the others, and is silent about who is muted", async () => {
    const { pages, visitors } = await together("Ada", "Ben", "Cyd");
    const [ada, ben, cyd] = pages as [Page, Page, Page];
    await say(ada, "well played @Ben");
    await expect.poll(() => chatOf(ben)).toContainEqual(expect.stringContaining("well played @Ben"));
    await expect.poll(() => ben.locator(".chat-mention").count()).toBe(1);
    expect(await cyd.locator(".chat-mention").count()).toBe(0);
    // Ada and Cyd are red, Ben is blue.
    await say(ada, "/t go left");
    await expect.poll(() => chatOf(cyd)).toContainEqual(expect.stringContaining("go left"));
    await say(ada, "and for all");
    await expect.poll(() => chatOf(ben)).toContainEqual(expect.stringContaining("and for all"));
    expect((await chatOf(ben)).join()).not.toContain("go left");
    await takePicture(cyd, "chat");

    await openPanel(ben);
    const row = rowOf(ben, "Ada");
    await row.click();
    await takePicture(ben, "player-menu");
    await ben.keyboard.press("Escape");
    await expect.poll(() => ben.getByRole("menu").count()).toBe(0);
    expect(await row.evaluate((element) => element === document.activeElement)).toBe(true);
    await row.click();
    await dialogOf(ben).getByRole("heading", { level: 2 }).click();
    await expect.poll(() => ben.getByRole("menu").count()).toBe(0);
    await row.click();
    await ben.getByRole("menuitem", { name: "Mute" }).click();
    await ben.keyboard.press("Escape");
    await say(ada, "can you hear me");
    await say(cyd, "he cannot");
    await expect.poll(() => chatOf(ben)).toContainEqual(expect.stringContaining("he cannot"));
    expect((await chatOf(ben)).join()).not.toContain("can you hear me");
    await closeAll(visitors);
  });

  it("keeps the keys to itself while somebody types, and everybody sees that he does", async () => {
    const { pages, visitors } = await together("Ada", "Ben");
    const [ada] = pages as [Page];
    await ada.keyboard.press("Enter");
    await ada.getByRole("combobox", { name: "Message" }).pressSequentially("wasd");
    await waitUntil("it is seen that Ada types", () => memberOn(ada, "Ada")?.typing === true);
    expect(memberOn(ada, "Ada")?.keys).toBe(0);
    await ada.keyboard.press("Escape");
    await waitUntil("it is seen that she has stopped", () => memberOn(ada, "Ada")?.typing === false);
    await closeAll(visitors);
  });

  it("knows the commands of old", async () => {
    const { pages, visitors } = await together("Ada", "Ben");
    const [ada, ben] = pages as [Page, Page];
    await say(ada, "/avatar 10");
    await waitUntil("Ada wears it", () => memberOn(ada, "Ada")?.avatar === "10");
    await say(ada, "/colors red 60 FFFFFF 112233 445566");
    await waitUntil("red wears the kit", () => roomOf(ada).match.kits.red.colors.length === 2);
    await say(ada, "/set_password sesame");
    await waitUntil("the door is locked", () => roomOf(ada).match.settings.password === "sesame");
    await say(ben, "/clear_password");
    await ben.getByText("Only admins can do that.").first().waitFor();
    await say(ada, "/checksum");
    await expect.poll(() => chatOf(ada)).toContainEqual(expect.stringMatching(/^Classic: [0-9a-f]{16}$/u));
    await ada.goto(site.home);
    await createRoom(ada);
    await waitUntil("Ada wears her avatar in the next room, too", () => memberOn(ada, "Ada")?.avatar === "10");
    await closeAll(visitors);
  });
});

describe("a full room", () => {
  it("lets the next one watch, and gives him the seat that is left", async () => {
    const { pages, visitors } = await together("Ada", "Ben", "Cyd");
    const [ada, ben, cyd] = pages as [Page, Page, Page];
    const { match } = roomOf(ada);
    match.queue.push({ kind: "settings", change: { teamSize: 1 } });
    await waitUntil("the teams are small", () => match.settings.teamSize === 1);
    const last = match.members.find((member) => member.name === "Cyd")!.id;
    match.queue.push({ kind: "team", id: last, team: SPECTATORS });
    await waitUntil("Cyd watches", () => findMember(match, last)?.team === SPECTATORS);
    await openPanel(cyd);
    await dialogOf(cyd).getByRole("button", { name: "Queue for a seat" }).click();
    await cyd.getByText("Position 1 in the queue.").first().waitFor();
    await takePicture(cyd, "queue");
    await openPanel(ben);
    await ben.getByRole("button", { name: "Leave the room" }).click();
    await waitUntil("Cyd has the seat", () => findMember(match, last)?.team === BLUE_TEAM);
    await closeAll(visitors);
  });
});
