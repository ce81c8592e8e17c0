/** Matches on drawn pages and a real server: invitation, goals by keyboard, return after a reload, Play now. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { MatchRoom } from "#server/room/match-room.ts";
import {
  closePages,
  createRoom,
  joinByUrl,
  openHome,
  roomOf,
  scoreOf,
  takePicture,
  takeReadmePicture,
  useSite,
  waitUntil,
} from "../support/browser-pages.ts";

const site = useSite({ pitch: true });

/** Pages are drawn without a graphics card: the work grows with their size. */
const SMALL = { width: 640, height: 360 };

function discOf(room: MatchRoom, name: string): { x: number; y: number } {
  const { world, members } = room.match;
  const id = members.find((member) => member.name === name)?.id;
  const disc = world.discs.owner.indexOf(id ?? -2);
  return { x: world.discs.x[disc] ?? NaN, y: world.discs.y[disc] ?? NaN };
}

declare global {
  interface Window {
    startedAudio?: { state: string; longest: number };
  }
}

/** Notes the state of the audio context and the longest sound that the page starts, in seconds. */
async function observeAudio(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { prototype } = AudioBufferSourceNode;
    const start = Reflect.get(prototype, "start") as (...when: number[]) => void;
    prototype.start = function (...when: number[]) {
      const longest = Math.max(this.buffer?.duration ?? 0, window.startedAudio?.longest ?? 0);
      window.startedAudio = { state: this.context.state, longest };
      start.apply(this, when);
    };
  });
}

describe("two players", () => {
  it("meet through a link, score, and return after a reload", async () => {
    const a = await openHome(site, "Ada", SMALL);
    const url = await createRoom(a.page);
    const room = roomOf(a.page);
    const { match } = room;
    // Pages that load slowly press no keys: no bot plays for them, and they stay in their teams.
    match.settings.autopilot = false;
    Object.assign(match.options, { awayTicks: Infinity });
    const b = await openHome(site, "Ben", SMALL);
    await joinByUrl(b.page, url);
    await waitUntil("both are on the pitch", () => match.members.length === 2 && match.world.discs.count === 7);
    for (const { page } of [a, b]) await page.locator(".scoreboard").waitFor();

    // Ben leaves the way to the goal, and Ada runs the ball into it.
    await b.page.keyboard.down("ArrowUp");
    await waitUntil("Ben moves", () => discOf(room, "Ben").y < -60);
    await b.page.keyboard.up("ArrowUp");
    await a.page.keyboard.down("ArrowRight");
    await waitUntil("Ada is at the ball", () => match.world.discs.x[0]! > 5);
    await takePicture(a.page, "match");
    await a.page.keyboard.press("x", { delay: 80 });
    await waitUntil("the ball is in the goal", () => match.world.game.red === 1);
    await a.page.keyboard.up("ArrowRight");
    for (const { page } of [a, b]) {
      await expect.poll(() => scoreOf(page)).toContain("Red 1, Blue 0");
      await page.getByText("Goal!").first().waitFor();
    }
    await takePicture(b.page, "goal");

    const seat = match.members.find((member) => member.name === "Ben")!;
    await b.page.reload();
    await waitUntil("the seat is reserved", () => match.members.includes(seat));
    await expect.poll(() => scoreOf(b.page)).toContain("Red 1, Blue 0");
    await waitUntil("Ben is connected again", () => seat.connected);
    expect(match.members.filter((member) => !member.bot)).toHaveLength(2);
    const before = discOf(room, "Ben").x;
    await b.page.keyboard.down("ArrowLeft");
    await waitUntil("Ben moves again", () => discOf(room, "Ben").x < before - 5);
    await b.page.keyboard.up("ArrowLeft");
    await closePages([a, b]);
  });
});

describe("a new player", () => {
  it("is in a running match with bots after one click, with figures of the connection", async () => {
    const { page, errors } = await openHome(site, "New", SMALL);
    await observeAudio(page);
    await takePicture(page, "home");
    await page.getByRole("button", { name: "Play now" }).click();
    await page.waitForURL(/\/r\//u);
    const { match } = roomOf(page);
    await waitUntil("the game is running", () => match.world.discs.count === 11);
    expect(match.members.filter((member) => member.bot)).toHaveLength(5);
    await expect.poll(() => scoreOf(page)).toContain("Red 0, Blue 0");
    await page.getByRole("img", { name: /^(Good|Fair|Poor) connection$/u }).waitFor();
    await takeReadmePicture(page);
    await page.keyboard.press("F3");
    const figure = (name: string) => page.locator(".figure", { hasText: name }).locator(".figure-value").innerText();
    await expect.poll(() => figure("Round trip")).toMatch(/^\d+ ms$/u);
    await expect.poll(() => figure("Received")).toMatch(/^[\d.]+ k?B\/s$/u);
    expect(await figure("Mismatches")).toBe("0");
    // The loop of the crowd is the only sound of six seconds.
    await expect.poll(() => page.evaluate(() => window.startedAudio)).toMatchObject({ state: "running", longest: 6 });
    await closePages([{ page, errors }]);
  });
});

describe("a page that loses its WebGL context", () => {
  it("shows it until the context is back", async () => {
    const { page } = await openHome(site, "Ada", SMALL);
    await createRoom(page);
    const canvas = page.locator("#match-view canvas");
    await canvas.waitFor();
    const extension = await canvas.evaluateHandle((element: HTMLCanvasElement) =>
      element.getContext("webgl")!.getExtension("WEBGL_lose_context")!,
    );
    const hint = page.getByText("The graphics card was interrupted.");
    // The view listens from its first frame on; a context that was lost before is restored first.
    const loseContext = async () => {
      await extension.evaluate(async (context) => {
        context.restoreContext();
        await new Promise((resolve) => setTimeout(resolve, 50));
        context.loseContext();
      });
      return hint.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
    };
    await expect.poll(loseContext).toBe(true);
    await extension.evaluate((context) => context.restoreContext());
    await hint.waitFor({ state: "detached" });
    await page.context().close();
  });
});
