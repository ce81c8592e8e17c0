/** Joining rooms from the home page, on a real server and without drawing the match. */
import { describe, expect, it } from "vitest";
import { fingerprintOf } from "#protocol/fingerprint.ts";
import { closePages, memberOf, openHome, roomOf, takePicture, useSite, waitUntil } from "../support/browser-pages.ts";

const site = useSite({ pitch: false });

describe("a room with a password", () => {
  it("asks for it in the room list and again after a wrong one", async () => {
    const [ada, ben] = [await openHome(site, "Ada"), await openHome(site, "Ben")];
    await ada.page.getByRole("button", { name: "Create a room" }).click();
    await ada.page.getByLabel("Room name").fill("Behind the shed");
    await ada.page.getByLabel("Password (optional)", { exact: true }).fill("open sesame");
    await ada.page.getByRole("button", { name: "Create and join" }).click();
    await ada.page.waitForURL(/\/r\/[0-9A-Z]{5}$/u);
    await ben.page.getByRole("button", { name: "Join Behind the shed" }).click();
    await ben.page.getByLabel("Password of Behind the shed", { exact: true }).fill("Open sesame");
    await takePicture(ben.page, "list-password");
    await ben.page.keyboard.press("Enter");
    await ben.page.getByText("Wrong password").waitFor();
    await takePicture(ben.page, "password-screen");
    await ben.page.getByLabel("Password", { exact: true }).fill("open sesame");
    await ben.page.keyboard.press("Enter");
    await waitUntil("Ben is in the room", () => memberOf(ada.page, "Ben") !== undefined);
    // The browser reports a refused request as an error in its console.
    ben.errors.length = 0;
    await closePages([ada, ben]);
  });
});

describe("a player", () => {
  it("sees that a room does not exist, and gets from there to the home page", async () => {
    const { page } = await openHome(site, "Lost");
    await page.getByRole("textbox", { name: "Nickname" }).blur();
    await page.goto(`${site.home}r/ZZZZZ`);
    await page.getByRole("heading", { name: "Room not found" }).waitFor();
    await page.getByRole("button", { name: "Back to home" }).click();
    await page.getByRole("button", { name: "Play now" }).waitFor();
    await page.context().close();
  });

  it("has the same key in the next match", async () => {
    const { page, errors } = await openHome(site, "Ada");
    const play = async (): Promise<string> => {
      await page.getByRole("button", { name: "Play now" }).click();
      await page.waitForURL(/\/r\/[0-9A-Z]{5}$/u);
      const { members } = roomOf(page).match;
      const keyOfHuman = () => members.find(({ bot, key }) => !bot && key !== "")?.key;
      await waitUntil("the player is a member", () => keyOfHuman() !== undefined);
      return keyOfHuman()!;
    };
    const key = await play();
    // Without the seat token, which would return the player to the same seat.
    await page.evaluate(() => sessionStorage.clear());
    await page.goto(site.home);
    expect(await play()).toBe(key);
    expect(fingerprintOf(key)).toMatch(/^[2-9a-z]{4}$/u);
    await closePages([{ page, errors }]);
  });
});
