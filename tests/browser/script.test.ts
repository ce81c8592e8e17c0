/** A room with a script, as its players see it, without drawing the match. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { closePages, joinByUrl, openHome, takePicture, useSite } from "../support/browser-pages.ts";

const site = useSite({ pitch: false });

const SCRIPT = `
  const room = HBInit({ roomName: "Scripted", noPlayer: true });
  room.setTeamColors(1, 60, 0xfefefe, [0x2f8f4e, 0x111111]);
  room.onPlayerJoin = ({ id, name }) => {
    room.setPlayerTeam(id, 1);
    room.setPlayerAvatar(id, "GK");
    room.sendAnnouncement("Welcome, " + name + "!\\nHave fun", id, 0x0000ff, "bold", 2);
  };
  room.onPlayerChat = (player, message) => {
    if (message !== "/avatar 9") return true;
    room.sendAnnouncement("Avatars are fixed here", player.id);
    return false;
  };
`;

/** Starts the script on the test's server; returns the URL of its room. */
async function startScript(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "rondo-script-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "welcome.js"), SCRIPT);
  const { room } = await site.server.scripts.start(join(folder, "welcome.js"));
  return `${site.home}r/${room}`;
}

it("shows the script's announcements, avatars and kits, and its commands come before those of the page", async () => {
  const url = await startScript();
  const ada = await openHome(site, "Ada");
  const { page } = ada;
  await joinByUrl(page, url);
  const welcome = page.locator(".chat-script bdi", { hasText: "Welcome, Ada!" });
  await welcome.waitFor();
  const look = await welcome.evaluate((line) => {
    const { color, fontWeight, fontStyle } = getComputedStyle(line);
    const lines = Math.round(
      line.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(line).lineHeight),
    );
    return { color, fontWeight, fontStyle, lines };
  });
  // Pure blue would not be readable on the chat's background.
  expect(look).toEqual({ color: "rgb(133, 133, 255)", fontWeight: "700", fontStyle: "normal", lines: 2 });

  const say = async (text: string) => {
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: "Message" }).fill(text);
    await page.keyboard.press("Enter");
  };
  await say("/avatar 9");
  await page.locator(".chat-script", { hasText: "Avatars are fixed here" }).waitFor();
  await say("/avatar");
  await page.locator(".chat-reply", { hasText: "/avatar" }).waitFor();
  expect(await page.locator(".chat-message").count()).toBe(0);

  await page.getByRole("button", { name: "Room menu" }).click();
  const disc = page.getByRole("dialog").locator(".player-own .kit-disc");
  await disc.filter({ hasText: "GK" }).waitFor();
  const fills = await disc.locator("rect").evaluateAll((stripes) => stripes.map((each) => each.getAttribute("fill")));
  expect([await disc.locator("text").getAttribute("fill"), ...fills]).toEqual(["#fefefe", "#2f8f4e", "#111111"]);
  await takePicture(page, "script");
  await closePages([ada]);
});
