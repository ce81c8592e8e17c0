/** The live scores over each transport, in a browser on a real server. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import {
  closePages,
  createRoom,
  leaveOutPitch,
  openHome,
  roomOf,
  takePicture,
  useSite,
} from "../support/browser-pages.ts";
import { listedGame, listing } from "../support/listings.ts";

const site = useSite({ pitch: false });

const withoutWebSocket = (page: Page) => page.addInitScript(() => Reflect.deleteProperty(window, "WebSocket"));
const withoutEventSource = (page: Page) => page.addInitScript(() => Reflect.deleteProperty(window, "EventSource"));

function recordScore(red: number): void {
  const game = listedGame({ red, seconds: 61, at: Date.now(), running: false });
  site.server.feed.record("SCORE", listing("SCORE", { name: "Sunday league", game }));
}

describe("the live scores", () => {
  it.each([
    ["a WebSocket", [], "Live via WebSocket"],
    ["an event stream where there are no WebSockets", [withoutWebSocket], "Live via event stream"],
    ["long polling where there are no streams", [withoutWebSocket, withoutEventSource], "Live via long polling"],
  ])("are updated over %s", async (_transport, limits, text) => {
    const context = await site.browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: "reduce" });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    for (const limit of limits) await limit(page);
    await page.goto(`${site.home}live`);
    await page.getByText(text).waitFor();
    recordScore(0);
    const tile = page.getByRole("link", { name: "Sunday league" });
    await tile.filter({ hasText: "Red 0, Blue 0." }).waitFor();
    recordScore(1);
    await tile.filter({ hasText: "Red 1, Blue 0." }).waitFor();
    await takePicture(page, "live");
    site.server.feed.record("SCORE", null);
    await page.getByRole("heading", { name: "No matches right now" }).waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });
});

it("a match in a frame of another site shows the score and the way to the room, and is no member", async () => {
  const ada = await openHome(site, "Ada");
  await createRoom(ada.page);
  const { match } = roomOf(ada.page);
  const context = await site.browser.newContext({ viewport: { width: 640, height: 360 }, reducedMotion: "reduce" });
  await leaveOutPitch(context);
  const page = await context.newPage();
  const url = ada.page.url();
  const league = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(`<iframe src="${url}?embed" width="600" height="340"></iframe>`);
  });
  await new Promise<void>((listening) => league.listen(0, "127.0.0.1", listening));
  await page.goto(`http://127.0.0.1:${(league.address() as AddressInfo).port}/`);
  const frame = page.frameLocator("iframe");
  await frame.locator(".scoreboard").waitFor();
  expect(await frame.getByRole("link", { name: "Play on Rondo" }).getAttribute("href")).toBe(new URL(url).pathname);
  expect(match.members.filter(({ bot }) => !bot).map(({ name }) => name)).toEqual(["Ada"]);
  await context.close();
  await new Promise((closed) => league.close(closed));
  await closePages([ada]);
});
