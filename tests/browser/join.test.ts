/** Joining rooms from the home page, on a real server and without drawing the match. */
import { describe, expect, it } from "vitest";
import type { Member } from "#match/members.ts";
import { fingerprintOf } from "#protocol/fingerprint.ts";
import type { JoinOptions } from "#protocol/join-options.ts";
import { workMeter, workSeed, workText } from "#protocol/work.ts";
import { closePages, memberOf, openHome, takePicture, useSite, waitUntil } from "../support/browser-pages.ts";

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

  it("does proof of work in a worker thread when the server asks for it", async () => {
    const zoe = await openHome(site, "Zoe");
    const { page } = zoe;
    const workers: string[] = [];
    page.on("worker", (worker) => workers.push(worker.url()));
    const sent: JoinOptions[] = [];
    await page.route("**/matchmake/joinOrCreate/quick", (route) => {
      sent.push(route.request().postDataJSON() as JoinOptions);
      const answer = { status: 428, contentType: "application/json", body: JSON.stringify({ error: workText(17) }) };
      return sent.length === 1 ? route.fulfill(answer) : route.continue();
    });
    await page.getByRole("button", { name: "Play now" }).click();
    await page.waitForURL(/\/r\/[0-9A-Z]{5}$/u);
    const { proof, work = 0 } = sent[1]!;
    expect(workMeter(workSeed(proof.challenge, proof.key, "quick"))(work)).toBeGreaterThanOrEqual(17);
    expect(workers[0]).toContain("work-thread");
    // The browser reports a refused request as an error in its console.
    zoe.errors.length = 0;
    await closePages([zoe]);
  });

  it("has the same key and avatar in the next match", async () => {
    const { page, errors } = await openHome(site, "Ada");
    const play = async (before?: Member): Promise<Member> => {
      await page.getByRole("button", { name: "Play now" }).click();
      await page.waitForURL(/\/r\/[0-9A-Z]{5}$/u);
      // The member that has left is there until the next tick.
      await waitUntil("the player is a member", () => ![undefined, before].includes(memberOf(page, "Ada")));
      return memberOf(page, "Ada")!;
    };
    const first = await play();
    await page.locator(".chat").waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: "Message" }).fill("/avatar 10");
    await page.keyboard.press("Enter");
    await waitUntil("the avatar is set", () => first.avatar === "10");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Leave the room" }).click();
    const second = await play(first);
    expect(second.key).toBe(first.key);
    expect(fingerprintOf(second.key)).toMatch(/^[2-9a-z]{4}$/u);
    await waitUntil("the avatar is set again", () => second.avatar === "10");
    await closePages([{ page, errors }]);
  });
});
