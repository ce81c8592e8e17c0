/** Two people, two pages, one real server: from the invitation link to a goal through the keyboard, and back after a reload. */
import { describe, expect, it } from "vitest";
import type { MatchRoom } from "#server/room/match-room.ts";
import {
  createRoom,
  joinByUrl,
  roomOf,
  scoreOf,
  takePicture,
  takeReadmePicture,
  useSite,
  visit,
  waitUntil,
} from "../support/browser-match.ts";

const site = useSite();

function discOf(room: MatchRoom, name: string): { x: number; y: number } {
  const { world, members } = room.match;
  const id = members.find((member) => member.name === name)?.id;
  const disc = world.discs.owner.indexOf(id ?? -2);
  return { x: world.discs.x[disc] ?? NaN, y: world.discs.y[disc] ?? NaN };
}

describe("two friends", () => {
  it("meet through a link, play, score, and come back after a reload", async () => {
    const a = await visit(site.browser, site.home, "Ada");
    const link = await createRoom(a.page);
    const room = roomOf(a.page);

    const b = await visit(site.browser, site.home, "Ben");
    await joinByUrl(b.page, link);
    await waitUntil(
      "both are on the pitch",
      () => room.match.members.length === 2 && room.match.world.discs.count === 7,
    );

    for (const { page } of [a, b]) await page.locator(".scoreboard").waitFor();

    // Ben steps out of the way, Ada runs the ball into his goal.
    await b.page.keyboard.down("ArrowUp");
    await waitUntil("Ben moves", () => discOf(room, "Ben").y < -60);
    await b.page.keyboard.up("ArrowUp");
    await a.page.keyboard.down("ArrowRight");
    await waitUntil("Ada is at the ball", () => room.match.world.discs.x[0]! > 5);
    await takePicture(a.page, "match");
    await a.page.keyboard.press("x", { delay: 80 });
    await waitUntil("the ball is in", () => room.match.world.game.red === 1);
    await a.page.keyboard.up("ArrowRight");

    for (const { page } of [a, b]) {
      await expect.poll(() => scoreOf(page), { timeout: 5000 }).toContain("Red 1, Blue 0");
      await page.getByText("Goal!").first().waitFor();
    }
    await takePicture(b.page, "goal");

    const seat = room.match.members.find((member) => member.name === "Ben")!;
    await b.page.reload();
    await waitUntil("Ben's seat waits or is taken again", () => room.match.members.includes(seat));
    await expect.poll(() => scoreOf(b.page), { timeout: 10_000 }).toContain("Red 1, Blue 0");
    await waitUntil("Ben is back", () => seat.connected);
    expect(room.match.members.filter((member) => !member.bot)).toHaveLength(2);
    const before = discOf(room, "Ben").x;
    await b.page.keyboard.down("ArrowLeft");
    await waitUntil("Ben moves again", () => discOf(room, "Ben").x < before - 5);
    await b.page.keyboard.up("ArrowLeft");

    expect(a.errors).toEqual([]);
    expect(b.errors).toEqual([]);
    await a.page.context().close();
    await b.page.context().close();
  });
});

describe("a stranger", () => {
  it("is in a running match with bots after one click", async () => {
    const { page, errors } = await visit(site.browser, site.home, "Stranger");
    await takePicture(page, "home");
    await page.getByRole("button", { name: "Play now" }).click();
    await page.waitForURL(/\/r\//u);
    const room = roomOf(page);
    await waitUntil("the game is on", () => room.match.world.discs.count === 11);
    expect(room.match.members.filter((member) => member.bot)).toHaveLength(5);
    await expect.poll(() => scoreOf(page), { timeout: 10_000 }).toContain("Red 0, Blue 0");
    await takeReadmePicture(page);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("keeps the name he has typed when he looks at the live scores before he plays", async () => {
    const { page } = await visit(site.browser, site.home, "Curious");
    await page.getByRole("link", { name: "Live scores" }).click();
    await page.getByRole("heading", { name: "Live scores" }).waitFor();
    await page.goto(site.home);
    await expect.poll(() => page.getByRole("textbox", { name: "Nickname" }).inputValue()).toBe("Curious");
    await page.context().close();
  });

  it("is told when there is no such room, and gets home from there", async () => {
    const { page } = await visit(site.browser, `${site.home}r/ZZZZZ`, "Lost");
    await page.getByRole("button", { name: "Join the match" }).click();
    await page.getByRole("heading", { name: "Room not found" }).waitFor();
    await page.getByRole("button", { name: "Back to home" }).click();
    await page.getByRole("button", { name: "Play now" }).waitFor();
    await page.context().close();
  });
});
