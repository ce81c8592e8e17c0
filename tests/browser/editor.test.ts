/** The stadium editor in a browser: a hall drawn with the mouse and played, edited by two, and published. */
import type { BrowserContext, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { STOPPED } from "#sim/world.ts";
import { PHONE, roomOf, takePicture, useSite } from "../support/browser-pages.ts";
import { touchScreen } from "../support/touch-screen.ts";

const site = useSite({ pitch: false });

type Opened = { readonly page: Page; readonly context: BrowserContext; readonly errors: string[] };

async function openEditor(path = "editor", viewport = { width: 1366, height: 768 }): Promise<Opened> {
  const context = await site.browser.newContext({ viewport, reducedMotion: "reduce", hasTouch: viewport === PHONE });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(`${site.home}${path}`);
  return { page, context, errors };
}

/** Turns places of the map into those of the window, as the view is when everything is shown. */
async function mapPoints(page: Page, width: number, height: number) {
  await page.keyboard.press("0");
  const box = (await page.locator("canvas.editor-canvas").boundingBox())!;
  const scale = Math.min((box.width - 96) / (2 * width), (box.height - 96) / (2 * height));
  const at = (x: number, y: number) => [box.x + box.width / 2 + x * scale, box.y + box.height / 2 + y * scale] as const;
  return {
    click: (x: number, y: number) => page.mouse.click(...at(x, y)),
    move: (x: number, y: number) => page.mouse.move(...at(x, y)),
    async drag(from: readonly [number, number], to: readonly [number, number]) {
      await page.mouse.move(...at(...from));
      await page.mouse.down();
      await page.mouse.move(...at((from[0] + to[0]) / 2, (from[1] + to[1]) / 2));
      await page.mouse.move(...at(...to));
      await page.mouse.up();
    },
  };
}

/** The numbers of the status line. */
async function counts(page: Page) {
  const text = (await page.locator(".editor-counts").textContent()) ?? "";
  const [vertexes = 0, segments = 0, discs = 0] = (text.match(/\d+/gu) ?? []).map(Number);
  return { vertexes, segments, discs };
}

describe("a hall", () => {
  it("is drawn from nothing with the mouse, played until a goal, and kept after a reload", async () => {
    const { page, context, errors } = await openEditor();
    await page.getByRole("button", { name: "Empty ground" }).click();
    const map = await mapPoints(page, 420, 220);
    // Mirror mode draws the other half.
    await page.getByRole("combobox", { name: "Mirror mode" }).selectOption("x");
    await page.locator("canvas.editor-canvas").focus();
    await page.keyboard.press("g");
    await map.drag([-300, 60], [-300, -60]);
    await expect.poll(() => counts(page)).toMatchObject({ discs: 4 });
    await page.keyboard.press("w");
    for (const [x, y] of [
      [-300, -60],
      [-300, -110],
      [-260, -150],
      [0, -150],
    ] as const)
      await map.click(x, y);
    await page.keyboard.press("Enter");
    await page.keyboard.press("w");
    for (const [x, y] of [
      [-300, 60],
      [-300, 150],
      [0, 150],
    ] as const)
      await map.click(x, y);
    await page.keyboard.press("Enter");
    // The slanting corner becomes a round one by dragging its middle.
    await page.keyboard.press("v");
    await map.click(380, 200);
    await map.click(-280, -130);
    await map.drag([-280, -130], [-288, -138]);
    await page.getByRole("tab", { name: "Text" }).click();
    // The text shows the line of what is selected.
    await expect.poll(() => page.locator(".cm-content").textContent()).toContain('"curve"');
    await page.getByRole("tab", { name: "Checks" }).click();
    await page.getByRole("button", { name: "Check", exact: true }).click();
    await page.getByText("The ball can reach 2 of 2 goals.").waitFor();
    await takePicture(page, "editor");
    await play(page);
    await page.reload();
    await page.locator("canvas.editor-canvas").waitFor();
    await expect.poll(() => counts(page)).toMatchObject({ segments: 20, discs: 4 });
    expect(errors).toEqual([]);
    await context.close();
  });
});

/** Pushes the ball to the right until blue's goal line is crossed. */
async function play(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Play", exact: true }).click();
  const group = page.getByRole("group", { name: "Play" });
  await group.getByRole("combobox", { name: "Blue bots" }).selectOption("0");
  await group.getByRole("combobox", { name: "Your team" }).selectOption("Red");
  await page.keyboard.down("ArrowRight");
  await expect.poll(() => page.locator(".editor-score").textContent()).toBe("1 : 0");
  await page.keyboard.up("ArrowRight");
  await page.keyboard.press("Escape");
  await group.waitFor({ state: "hidden" });
}

describe("a play on a phone", () => {
  it("is controlled by two thumbs, and fingers beside the controls draw nothing", async () => {
    const { page, context, errors } = await openEditor("editor", PHONE);
    await page.getByRole("button", { name: /1 v 1/u }).tap();
    await page.getByRole("button", { name: "Disc" }).tap();
    const before = await counts(page);
    await page.getByRole("button", { name: "Play", exact: true }).tap();
    const group = page.getByRole("group", { name: "Play" });
    await group.getByRole("combobox", { name: "Blue bots" }).selectOption("0");
    await page.locator(".touch-stick").waitFor({ state: "attached" });
    const touch = await touchScreen(page);
    const thumb = { id: 1, x: 90, y: 740 };
    // Upright, the map is turned: red plays upwards.
    const forward = { ...thumb, y: 690 };
    await touch("touchStart", thumb);
    await touch("touchMove", forward);
    await touch("touchStart", forward, { id: 2, x: 330, y: 770 });
    await takePicture(page, "editor-phone");
    await expect.poll(() => page.locator(".editor-score").textContent()).toBe("1 : 0");
    await touch("touchEnd");
    await touch("touchStart", { id: 3, x: 195, y: 250 });
    await touch("touchMove", { id: 3, x: 260, y: 200 });
    // Stands still before it is lifted: a browser takes the tap after a quick finger for the end of its movement.
    await page.waitForTimeout(200);
    await touch("touchMove", { id: 3, x: 261, y: 200 });
    await touch("touchEnd");
    await page.setViewportSize({ width: PHONE.height, height: PHONE.width });
    await takePicture(page, "editor-phone-lying");
    await group.getByRole("button", { name: "Stop" }).tap();
    await group.waitFor({ state: "hidden" });
    await expect.poll(() => page.locator(".touch").count()).toBe(0);
    expect(await counts(page)).toEqual(before);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe("a stadium of this browser", () => {
  it("has the last change, also when the page is left at once", async () => {
    const { page, context } = await openEditor();
    await page.getByRole("button", { name: /1 v 1/u }).click();
    await page.getByText("Saved in this browser").waitFor();
    const { vertexes } = await counts(page);
    const map = await mapPoints(page, 380, 210);
    await page.keyboard.press("x");
    await map.click(40, 40);
    await page.reload();
    await page.locator("canvas.editor-canvas").waitFor();
    await expect.poll(() => counts(page)).toMatchObject({ vertexes: vertexes + 1 });
    await context.close();
  });
});

describe("a stadium in two tabs", () => {
  it("has the changes of both", async () => {
    const { page, context } = await openEditor();
    await page.getByRole("button", { name: /1 v 1/u }).click();
    await page.getByText("Saved in this browser").waitFor();
    const { vertexes } = await counts(page);
    const other = await context.newPage();
    await other.goto(`${site.home}editor`);
    await other
      .getByRole("button", { name: /New stadium/u })
      .first()
      .click();
    for (const [tab, x] of [
      [other, 40],
      [page, -40],
    ] as const) {
      await tab.bringToFront();
      const map = await mapPoints(tab, 380, 210);
      await tab.keyboard.press("x");
      await map.click(x, 40);
    }
    for (const tab of [other, page]) await expect.poll(() => counts(tab)).toMatchObject({ vertexes: vertexes + 2 });
    await context.close();
  });

  it("is shared in both as soon as it is shared in one", async () => {
    const { page, context, errors } = await openEditor();
    await page.getByRole("button", { name: /1 v 1/u }).click();
    await page.getByText("Saved in this browser").waitFor();
    const { vertexes } = await counts(page);
    const other = await context.newPage();
    await other.goto(page.url());
    await other.locator("canvas.editor-canvas").waitFor();
    await page.getByRole("button", { name: "Share" }).first().click();
    const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
    await other.waitForURL(link);
    await page.keyboard.press("Escape");
    // The other tab is a person of the room, and saves the document with its code.
    await other.getByRole("tab", { name: "People" }).click();
    await expect.poll(() => other.getByRole("list", { name: "People" }).getByRole("listitem").count()).toBe(2);
    await other.bringToFront();
    const map = await mapPoints(other, 380, 210);
    await other.keyboard.press("x");
    await map.click(40, 40);
    await expect.poll(() => counts(page)).toMatchObject({ vertexes: vertexes + 1 });
    await page.close();
    await other.getByRole("button", { name: "All stadiums" }).click();
    await other
      .getByRole("button", { name: /New stadium/u })
      .first()
      .click();
    await other.waitForURL(link);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe("the browser's Back", () => {
  it("shows the start screen, and Forward the stadium again, also after it was shared", async () => {
    const { page, context, errors } = await openEditor();
    const start = page.getByRole("heading", { name: "Stadium editor" });
    const canvas = page.locator("canvas.editor-canvas");
    await page.getByRole("button", { name: /1 v 1/u }).click();
    await page.waitForURL(/\/editor\?document=[\w-]+$/u);
    const map = await mapPoints(page, 380, 210);
    const { vertexes } = await counts(page);
    await page.keyboard.press("x");
    await map.click(40, 40);
    await page.goBack();
    await start.waitFor();
    expect(new URL(page.url()).search).toBe("");
    await page.goForward();
    await canvas.waitFor();
    // What was changed just before is there.
    await expect.poll(() => counts(page)).toMatchObject({ vertexes: vertexes + 1 });
    await page.getByRole("button", { name: "Share" }).first().click();
    await page.waitForURL(/\/e\/\w{6}$/u);
    const shared = page.url();
    await page.keyboard.press("Escape");
    await page.goBack();
    await start.waitFor();
    await page.goForward();
    await canvas.waitFor();
    expect(page.url()).toBe(shared);
    await expect.poll(() => counts(page)).toMatchObject({ vertexes: vertexes + 1 });
    // The stadium is listed once.
    await page.goBack();
    await start.waitFor();
    await expect.poll(() => page.getByRole("button", { name: /New stadium/u }).count()).toBe(1);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe("a file that cannot be read", () => {
  it("is opened as a text that can be repaired", async () => {
    const { page, context, errors } = await openEditor();
    await page.locator("input[type=file]").setInputFiles({
      name: "Broken hall.hbs",
      mimeType: "application/json",
      buffer: Buffer.from('{\n  "name": "Cellar",\n  "width": 500 "height": 200\n}'),
    });
    await page.getByText(/^The file cannot be read: 3:/u).waitFor();
    const text = page.getByRole("textbox", { name: "Stadium as text" });
    await expect.poll(() => text.textContent()).toContain('"width": 500 "height": 200');
    await page.getByText("The text cannot be read").waitFor();
    const name = page.getByRole("textbox", { name: "Name of the stadium" });
    expect(await name.inputValue()).toBe("Broken hall");
    await text.fill('{ "name": "Cellar", "width": 500, "height": 200 }');
    await expect.poll(() => name.inputValue()).toBe("Cellar");
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe("a shared stadium", () => {
  it("is edited by two people that see each other", async () => {
    const first = await openEditor();
    await first.page.getByRole("button", { name: /4 v 4/u }).click();
    await first.page.getByRole("button", { name: "Share" }).first().click();
    const link = await first.page.getByRole("textbox", { name: "Link" }).inputValue();
    await first.page.keyboard.press("Escape");
    const second = await openEditor(new URL(link).pathname.slice(1));
    await expect.poll(() => counts(second.page)).toEqual({ vertexes: 28, segments: 22, discs: 4 });
    // Both draw at the same time.
    const maps = await Promise.all([mapPoints(first.page, 520, 270), mapPoints(second.page, 520, 270)]);
    await Promise.all([first.page.keyboard.press("d"), second.page.keyboard.press("r")]);
    await Promise.all([maps[0].click(-200, 100), maps[1].drag([100, 50], [200, 150])]);
    for (const { page } of [first, second])
      await expect.poll(() => counts(page)).toEqual({ vertexes: 32, segments: 26, discs: 5 });
    // Undo takes back what was one's own.
    await second.page.locator("canvas.editor-canvas").focus();
    await second.page.keyboard.press("Control+z");
    await expect.poll(() => counts(first.page)).toEqual({ vertexes: 28, segments: 22, discs: 5 });
    await second.page.getByRole("tab", { name: "People" }).click();
    await second.page.getByText("Owner").waitFor();
    await second.page.getByRole("textbox", { name: "Message" }).fill("Nice corner");
    await second.page.keyboard.press("Enter");
    await first.page.getByRole("tab", { name: "People" }).click();
    await first.page.getByText("Nice corner").waitFor();
    // The owner lets the other one only watch.
    await first.page.getByRole("button", { name: /only watch/u }).click();
    await second.page.getByText("You are watching").waitFor();
    const tool = (name: string) => second.page.getByRole("button", { name });
    await expect.poll(() => tool("Wall").isDisabled()).toBe(true);
    await expect.poll(() => tool("Select").getAttribute("aria-pressed")).toBe("true");
    expect([...first.errors, ...second.errors]).toEqual([]);
    await Promise.all([first.context.close(), second.context.close()]);
  });
});

describe("a stadium that is played with people", () => {
  it("is that of a room in another tab, renewed at a stop, and F2 leads back", async () => {
    const { page, context, errors } = await openEditor();
    await page.getByRole("button", { name: /2 v 2/u }).click();
    await page.getByRole("textbox", { name: "Name of the stadium" }).fill("Cellar Court");
    await page.keyboard.press("Enter");
    const [tab] = await Promise.all([
      context.waitForEvent("page"),
      page.getByRole("button", { name: "With people" }).click(),
    ]);
    await tab.waitForURL(/\/r\/\w+$/u);
    const room = () => roomOf(tab).match;
    await expect.poll(() => [room().stadiumName, room().world.game.state !== STOPPED]).toEqual(["Cellar Court", true]);
    await page.getByRole("button", { name: "Disc" }).click();
    const map = await mapPoints(page, 360, 200);
    await map.click(-100, 50);
    room().queue.push({ kind: "stop" });
    await expect.poll(() => room().world.arena.stadium.discs.length).toBe(6);
    const closed = tab.waitForEvent("close");
    // The page can close before the key is up again.
    await tab.keyboard.press("F2").catch(() => undefined);
    await closed;
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe("a finished stadium", () => {
  it("is published, with a page of its own", async () => {
    const { page, context, errors } = await openEditor();
    await page.getByRole("button", { name: /2 v 2/u }).click();
    await page.getByRole("textbox", { name: "Name of the stadium" }).fill("Cellar Court");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "File" }).click();
    await page.getByRole("menuitem", { name: "Publish" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
    const [map] = await Promise.all([
      context.waitForEvent("page"),
      page.getByRole("link", { name: "Show its page" }).click(),
    ]);
    await map.getByRole("heading", { name: "Cellar Court" }).waitFor();
    // The keys are those of the dialog, whatever has the focus.
    const before = await counts(page);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    expect(await counts(page)).toEqual(before);
    expect(errors).toEqual([]);
    await context.close();
  });
});
