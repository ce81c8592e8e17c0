/** The page of recordings in a browser: a dropped file, its goal, and a clip of it. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { leaveOutPitch, scoreOf, takePicture, useSite } from "../support/browser-pages.ts";
import { createFriends, hostOf, joinFriends, type LiveServer, until } from "../support/live-server.ts";
import { VECTOR } from "../support/recordings.ts";

const site = useSite({ pitch: false });

/** Drops a file on the page. */
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ({ name: fileName, content }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(content)], fileName));
      return transfer;
    },
    { name, content: [...bytes] },
  );
  await page.dispatchEvent("body", "drop", { dataTransfer });
}

it("plays a dropped file, shows its goal, and saves and plays a clip", async () => {
  const context = await site.browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: "reduce" });
  await leaveOutPitch(context);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(`${site.home}replay`);
  await drop(page, "sample.hbr2", VECTOR);
  await page.getByText("Verified").waitFor();
  await page.keyboard.press("Home");
  await page.keyboard.press("k");
  await page.keyboard.press("4");
  await expect.poll(() => scoreOf(page)).toContain("Red 0, Blue 0");
  await page.keyboard.press("i");
  await page.keyboard.press("End");
  await expect.poll(() => scoreOf(page)).toContain("Red 1, Blue 0");
  await takePicture(page, "replay");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save clip" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("sample 0.02.66-0.06.66.hbr2");
  await drop(page, "clip.hbr2", readFileSync(await download.path()));
  await page.getByRole("slider").and(page.locator('[aria-valuemax="4"]')).waitFor();
  await page.keyboard.press("End");
  await expect.poll(() => scoreOf(page)).toContain("Red 1, Blue 0");
  expect(await saveVideo(page)).toMatchObject({ width: 640, height: 360 });
  expect(errors).toEqual([]);
  await context.close();
});

/** Makes a video of the recording's third second, and plays it in the page. Its length is in seconds. */
async function saveVideo(page: Page) {
  // Playing stops at the end, in the frame after the jump to it.
  await page.getByRole("button", { name: "Play (K)" }).waitFor();
  for (const key of ["x", "5", "i", "7", "o"]) await page.keyboard.press(key);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save video" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("clip 0.02.00-0.02.80.webm");
  const content = readFileSync(await download.path()).toString("base64");
  // The pages of the server load no videos.
  const player = await page.context().newPage();
  const video = await player.evaluate(async (encoded) => {
    const element = document.createElement("video");
    element.muted = true;
    element.src = `data:video/webm;base64,${encoded}`;
    await element.play();
    await new Promise((resolve) => element.addEventListener("ended", resolve));
    const { videoWidth: width, videoHeight: height, duration } = element;
    return { width, height, duration, frames: element.getVideoPlaybackQuality().totalVideoFrames };
  }, content);
  expect(video.duration).toBeGreaterThan(0.5);
  expect(video.frames).toBeGreaterThan(2);
  return video;
}

/** Plays a match to its end on the server, and returns the code of its recording. */
async function playMatch(server: LiveServer): Promise<string> {
  const ada = await createFriends(server, "Ada", { listed: true, scoreLimit: 1 });
  const bob = await joinFriends(server, ada.roomId, "Bob");
  const { match } = hostOf(ada);
  await until(() => match.world.game.state >= 0 && match.members.every(({ team }) => team !== 0), "the game of both");
  match.queue.push({ kind: "disc", disc: 0, change: { x: 366, y: 0, vx: 3, vy: 0 } });
  await until(() => match.world.game.red === 1, "the goal");
  await Promise.all([ada.leave(true), bob.leave(true)]);
  await until(() => hostOf(ada).clients.length === 0, "the empty room");
  await hostOf(ada).disconnect();
  const { recordings } = server.ports.store;
  await until(async () => (await recordings.list(1)).length > 0, "the recording");
  return (await recordings.list(1))[0]!.code;
}

it("plays a match of the server to its score, from a link into a moment", async () => {
  const code = await playMatch({ ...site.server, url: site.home.slice(0, -1), clientFolder: "" });
  const context = await site.browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: "reduce" });
  await leaveOutPitch(context);
  const page = await context.newPage();
  await page.goto(`${site.home}replay/${code}?t=0.5`);
  await page.getByText("0:00.50").waitFor();
  await page.keyboard.press("End");
  await expect.poll(() => scoreOf(page)).toContain("Red 1, Blue 0");
  await context.close();
});
