/** Every control of every page can be reached, in windows of every shape, also with text of twice the size. */
import type { CDPSession, Frame, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leaveOutPitch, openHome, roomOf, takePicture, useSite } from "../support/browser-pages.ts";
import { findLayoutFaults, openFramed, readBreakpoints, type Size } from "../support/layout-faults.ts";
import { listedGame, listing } from "../support/listings.ts";

const site = useSite({ pitch: false });

/** Phones upright and on their side, low and wide windows, laptops, large screens. */
const SIZES: readonly Size[] = [
  [320, 568],
  [390, 844],
  [844, 390],
  [1093, 500],
  [1093, 614],
  [960, 1040],
  [1366, 768],
  [1920, 1080],
  [2560, 1440],
];

const BREAKPOINTS = readBreakpoints();

type Text = {
  readonly name: string;
  /** The browser's setting of the text size, in pixels. */
  readonly standard: number;
  /** The text size of the page, as a user's style sheet sets it. */
  readonly root: string;
  readonly crossed: readonly Size[];
};

const TEXTS: readonly Text[] = [
  {
    name: "100 %",
    standard: 16,
    root: "",
    crossed: [[1366, 500]],
  },
  // The breakpoints are in rem: larger text crosses them at other sizes, with the same layouts on both sides.
  { name: "200 %, set in the browser", standard: 32, root: "", crossed: [] },
  { name: "200 %, set for the page", standard: 16, root: "200%", crossed: [] },
];

let page: Page;
let session: CDPSession;
beforeAll(async () => {
  const game = listedGame({ red: 12, blue: 10, seconds: 754, at: Date.now(), running: false });
  for (let n = 0; n < 5; n++) {
    const name = "A rather long name of a room for a Sunday ".slice(0, 12 + 4 * n);
    const more = n % 3 === 0 ? { game } : n % 3 === 1 ? { locked: true, flag: "br" } : { kind: "quick" as const };
    site.server.feed.record(`R${n}`, listing(`R${n}`, { name, spectators: n, ...more }));
  }
  const context = await site.browser.newContext({ reducedMotion: "reduce" });
  await leaveOutPitch(context);
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  session = await context.newCDPSession(page);
});
afterAll(() => page?.context().close());

/** `crossing`: whether the window crosses the breakpoints; dialogs on one page share those of the page. */
async function expectReachable(frame: Frame, what: string, { crossing = true } = {}): Promise<void> {
  await takePicture(page, `layout-${what}`);
  for (const { name, standard, root, crossed } of TEXTS) {
    await session.send("Page.setFontSizes", { fontSizes: { standard } });
    const grid = { sizes: SIZES, crossed: crossing ? crossed : [], breakpoints: BREAKPOINTS };
    const faults = Object.entries(await findLayoutFaults(frame, grid, root));
    const texts = faults.map(([fault, at]) => `${fault} at ${at.length} sizes, such as ${at[0]}`);
    expect.soft(texts, `${what}, text of ${name}`).toEqual([]);
  }
  await session.send("Page.setFontSizes", { fontSizes: { standard: 16 } });
}

async function createFrom(frame: Frame): Promise<void> {
  await frame.getByRole("textbox", { name: "Nickname" }).fill("Ada");
  await frame.getByRole("button", { name: "Create a room" }).click();
  await frame.getByRole("button", { name: "Create and join" }).click();
  await frame.waitForURL(/\/r\/[0-9A-Z]{5}$/u);
  await frame.locator(".chat").waitFor();
}

it("depends on containers in rem only, which follow the size of the text", () => {
  expect(BREAKPOINTS.length).toBeGreaterThan(5);
  expect(BREAKPOINTS.filter(({ container, unit }) => container === "" || unit === "px")).toEqual([]);
});

describe("on the home page", () => {
  let frame: Frame;
  beforeAll(async () => {
    frame = await openFramed(page, site.home);
    await frame
      .getByRole("button", { name: /^Join A rather/u })
      .first()
      .waitFor();
  });

  it("the list of rooms and the forms", () => expectReachable(frame, "home"));

  it("a password prompt in the list", async () => {
    await frame.getByRole("textbox", { name: "Nickname" }).fill("Ada");
    await frame.getByRole("button", { name: "Join A rather long na", exact: true }).click();
    await frame.locator(".password-prompt").waitFor();
    await expectReachable(frame, "prompt", { crossing: false });
    await page.keyboard.press("Escape");
  });

  it("the identity dialog", async () => {
    await frame.locator(".identity-button").click();
    await frame.getByRole("dialog").waitFor();
    await expectReachable(frame, "identity", { crossing: false });
    await page.keyboard.press("Escape");
  });

  it("the form for a room", async () => {
    await frame.getByRole("button", { name: "Create a room" }).click();
    await frame.getByRole("dialog").waitFor();
    for (const details of await frame.locator("details").all())
      await details.evaluate((one) => one.setAttribute("open", ""));
    await expectReachable(frame, "create");
    await page.keyboard.press("Escape");
  });
});

it("the home page and a form in German, on the narrowest phone", async () => {
  await page.evaluate(() => localStorage.setItem("rondo.settings", '{"language":{"language":"de"}}'));
  const frame = await openFramed(page, site.home);
  const narrow = { sizes: [[320, 568] as const], crossed: [], breakpoints: BREAKPOINTS };
  await frame.getByRole("button", { name: "Jetzt spielen" }).waitFor();
  expect.soft(await findLayoutFaults(frame, narrow, "")).toEqual({});
  await frame.getByRole("button", { name: "Raum erstellen" }).click();
  await frame.getByRole("dialog", { name: "Raum erstellen" }).waitFor();
  await takePicture(page, "layout-german");
  expect(await findLayoutFaults(frame, narrow, "")).toEqual({});
  await page.evaluate(() => localStorage.removeItem("rondo.settings"));
});

it("the live scores", async () => {
  const frame = await openFramed(page, `${site.home}live`);
  await frame
    .getByRole("link", { name: /^A rather/u })
    .first()
    .waitFor();
  await expectReachable(frame, "live");
});

it("the invitation", async () => {
  await page.goto(site.home);
  await page.evaluate(() => localStorage.clear());
  const frame = await openFramed(page, `${site.home}r/ZZZZZ`);
  await frame.getByRole("textbox", { name: "Nickname" }).waitFor();
  await expectReachable(frame, "invitation");
});

it("the screen of a room that does not exist", async () => {
  const frame = await openFramed(page, `${site.home}r/ZZZZZ`);
  await frame.getByRole("textbox", { name: "Nickname" }).fill("Ada");
  await page.keyboard.press("Enter");
  await frame.getByRole("heading", { name: "Room not found" }).waitFor();
  await expectReachable(frame, "exit");
});

it("the question for a password", async () => {
  const host = await openHome(site, "Host");
  await host.page.getByRole("button", { name: "Create a room" }).click();
  await host.page.getByLabel("Password (optional)", { exact: true }).fill("open sesame");
  await host.page.getByRole("button", { name: "Create and join" }).click();
  await host.page.waitForURL(/\/r\/[0-9A-Z]{5}$/u);
  const frame = await openFramed(page, host.page.url());
  await frame.getByLabel("Password", { exact: true }).waitFor();
  await expectReachable(frame, "password");
  await host.page.context().close();
});

describe("in a room", () => {
  let frame: Frame;
  beforeAll(async () => {
    frame = await openFramed(page, site.home);
    await createFrom(frame);
    await frame.locator(".scoreboard").waitFor();
  });

  it("the controls over the pitch", async () => {
    await frame.locator("body").press("F3");
    await frame.getByRole("region", { name: "Net graph" }).waitFor();
    await expectReachable(frame, "match");
  });

  it("the open chat with its settings", async () => {
    await frame.getByRole("button", { name: "Chat (Enter)" }).click();
    await frame.getByRole("button", { name: "Chat settings" }).click();
    await expectReachable(frame, "chat");
    await frame.getByRole("button", { name: "Close the chat" }).click();
  });

  it("the emotes", async () => {
    await frame.getByRole("button", { name: "Emotes (Q)" }).click();
    await expectReachable(frame, "emotes");
    await frame.locator("body").press("q");
  });

  it("a vote", async () => {
    const { match } = roomOf(frame);
    const [ada] = match.members;
    // A vote ends at once where there is an admin.
    ada!.admin = false;
    const vote = {
      ask: { subject: "restart" as const },
      target: "",
      object: "",
      by: "Ben",
      ballots: new Map<string, boolean>(),
    };
    match.vote = { ...vote, endTick: match.world.game.tick + 3600 };
    await frame.locator(".vote").waitFor();
    await expectReachable(frame, "vote");
    match.vote = { ...vote, endTick: 0 };
    await expect.poll(() => frame.locator(".vote").count()).toBe(0);
    ada!.admin = true;
  });

  it.each(["Players", "Map", "Kits", "Room", "Help"])("the tab %s of the room menu", async (name) => {
    if ((await frame.getByRole("dialog").count()) === 0) await frame.getByRole("button", { name: "Room menu" }).click();
    await frame.getByRole("tab", { name }).click();
    await expectReachable(frame, `menu-${name}`);
  });

  it("the camera and the seats of a spectator", async () => {
    await frame.getByRole("tab", { name: "Players" }).click();
    await frame.getByRole("button", { name: "Spectate" }).click();
    await frame.getByRole("button", { name: "Close" }).click();
    await frame.locator(".spectating").waitFor();
    await expectReachable(frame, "spectator");
  });
});

describe("in the editor", () => {
  let frame: Frame;
  beforeAll(async () => {
    frame = await openFramed(page, `${site.home}editor`);
    await frame.getByRole("heading", { name: "New pitch" }).waitFor();
  });

  it("the start screen", () => expectReachable(frame, "editor-start", { crossing: false }));

  it("the bar, the tools and the commands for what is selected", async () => {
    await frame.getByRole("button", { name: /3 v 3/u }).click();
    await frame.locator("canvas.editor-canvas").focus();
    await page.keyboard.press("Control+a");
    await frame.getByRole("toolbar", { name: "Commands for the selection" }).waitFor();
    await expectReachable(frame, "editor");
  });

  it("a play", async () => {
    await page.keyboard.press("p");
    await frame.getByRole("group", { name: "Play" }).waitFor();
    await expectReachable(frame, "editor-play", { crossing: false });
    await page.keyboard.press("Escape");
  });

  it("the dialogs", async () => {
    await frame.getByRole("button", { name: "Keys" }).click();
    await expectReachable(frame, "editor-keys", { crossing: false });
    await page.keyboard.press("Escape");
    await frame.getByRole("button", { name: "Share" }).click();
    await frame.getByRole("textbox", { name: "Link" }).waitFor();
    await expectReachable(frame, "editor-share", { crossing: false });
    await page.keyboard.press("Escape");
  });
});
