/** Published maps in the browser: found in a room and played on, and the page of one with a room that begins there. */
import { describe, expect, it } from "vitest";
import { closePages, createRoom, openHome, roomOf, takePicture, useSite, waitUntil } from "../support/browser-pages.ts";
import { hbs } from "../support/hbs.ts";
import { openMapSession } from "../support/published-maps.ts";

const site = useSite({ pitch: false });

const publish = async (name: string) => {
  const session = await openMapSession({ url: site.home.slice(0, -1) }, "Mapper");
  return session.publish(hbs({ name, width: 420, height: 200, bg: { type: "grass", width: 370, height: 170 } }));
};

describe("a published map", () => {
  it("is found in the map picker of a room, and played on", async () => {
    const map = await publish("Rooftop");
    const player = await openHome(site, "Ada");
    const { page } = player;
    await createRoom(page);
    roomOf(page).match.queue.push({ kind: "stop" });
    await page.getByRole("button", { name: "Room menu" }).click();
    await page.getByRole("tab", { name: "Map" }).click();
    await page.getByRole("button", { name: "Community" }).click();
    await page.getByRole("searchbox", { name: "Search maps" }).fill("roof");
    await page.getByRole("button", { name: /^Rooftop by Mapper/u }).click();
    await takePicture(page, "community-maps");
    await page.getByRole("button", { name: "Play on this map" }).click();
    await page.getByText("Rooftop is the new map.").waitFor();
    expect(roomOf(page).match.stadiumName).toBe("Rooftop");
    await page.getByText("This is the current map.").waitFor();
    const { maps, queue } = site.server.ports.store;
    await queue.flush(5000);
    expect(await maps.find(map.code)).toMatchObject({ rooms: 1, downloads: 1 });
    await closePages([player]);
  });

  it("is liked on its page, and a room begins on it", async () => {
    const { code } = await publish("Courtyard");
    const player = await openHome(site, "Ben");
    const { page } = player;
    await page.goto(`${site.home}maps/${code}`);
    await page.getByRole("heading", { name: "Courtyard" }).waitFor();
    const like = page.getByRole("button", { name: /^Like/u });
    await like.click();
    await page.locator('[aria-pressed="true"]').waitFor();
    expect((await site.server.ports.store.maps.find(code))!.likes).toBe(1);
    await page.getByRole("link", { name: "Play now" }).click();
    await page.getByRole("button", { name: "Create and join" }).click();
    await page.locator(".chat").waitFor();
    await waitUntil("the room", () => roomOf(page)?.match.stadiumName === "Courtyard");
    await closePages([player]);
  });
});
