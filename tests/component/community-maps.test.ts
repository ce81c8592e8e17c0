/** Published maps in the room menu, and on the home page a room that is created on one. */
import { within } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import type { Actions } from "#client/session/actions.ts";
import type { MapSearch } from "#client/session/map-library.ts";
import { createGameInfo } from "../support/game-info.ts";
import { publishedMap } from "../support/published-map.ts";
import { renderMenu, rendered, renderUi, settled, violations, type RoomContents } from "../support/rendered-ui.ts";
import { click } from "../support/user.ts";

const FUTSAL = publishedMap("AAAAAA", { name: "Futsal" });
const GUEST = { admin: false, owner: false };

/** Opens the list of published maps in a room. */
async function renderCommunity(contents: RoomContents = {}, text: string | undefined = "{ the file }") {
  const searches: MapSearch[] = [];
  const uploads: unknown[] = [];
  const replaced: Partial<Actions> = {
    maps: {
      find: async (search) => {
        searches.push(search);
        return { maps: [FUTSAL, publishedMap("BBBBBB")], next: null };
      },
      text: async (code) => (code === "AAAAAA" ? text : undefined),
    },
    uploadStadium: async (...upload) => {
      uploads.push(upload);
      return { kind: "done", name: "Futsal", warnings: [] };
    },
  };
  const ui = renderMenu("Map", contents, replaced);
  click(ui.page.getByRole("button", { name: "Community" }));
  await settled();
  await settled();
  const details = () => within(ui.page.getByRole("region", { name: "Selected map" }));
  return { ...ui, searches, uploads, details };
}

describe("published maps in a room", () => {
  it("are shown when they are chosen, and one is uploaded to the room to play on it", async () => {
    const { page, uploads, details, searches } = await renderCommunity();
    expect(searches).toEqual([{ query: "", sort: "used", page: 0 }]);
    expect(await violations()).toEqual([]);
    click(page.getByRole("button", { name: /^Futsal/u }));
    expect(details().getByRole("heading").textContent).toBe("Futsal");
    click(details().getByRole("button", { name: "Play on this map" }));
    await settled();
    expect(uploads).toEqual([["{ the file }", "play"]]);
    expect(page.getByText("Futsal is the new map.")).toBeDefined();
  });

  it("are voted on in rooms without admins", async () => {
    const { page, uploads, details } = await renderCommunity({ room: { adminless: true }, me: GUEST });
    click(page.getByRole("button", { name: /^Futsal/u }));
    click(details().getByRole("button", { name: "Call a vote for this map" }));
    await settled();
    expect(uploads).toEqual([["{ the file }", "propose"]]);
  });

  it.each([
    ["while a game is on", { game: createGameInfo() }, "Stop the game to change the map."],
    ["for a guest", { me: GUEST }, "Only admins can change the map."],
  ])("are only shown %s", async (_, contents, note) => {
    const { page, details } = await renderCommunity(contents);
    click(page.getByRole("button", { name: /^Futsal/u }));
    expect(details().getByText(note)).toBeDefined();
    expect(details().queryByRole("button")).toBeNull();
  });

  it("that cannot be downloaded are reported as unreadable", async () => {
    const { page, uploads, details } = await renderCommunity();
    click(page.getByRole("button", { name: /^Map BBBBBB/u }));
    click(details().getByRole("button", { name: "Play on this map" }));
    await settled();
    expect(uploads).toEqual([]);
    expect(page.getByText("Map BBBBBB could not be read.")).toBeDefined();
  });

  it("mark the map of the room", async () => {
    const { details, page } = await renderCommunity({ room: { checksum: FUTSAL.checksum } });
    expect(details().getByText("This is the current map.")).toBeDefined();
    expect(page.getByRole("button", { name: /^Futsal/u }).textContent).toContain("Current");
  });
});

describe("a published map that was chosen on its page", () => {
  it("is the map of the room that the home page offers to create", async () => {
    const ui = renderUi(undefined, {}, undefined, async (path) =>
      path === "/api/maps/AAAAAA" ? { kind: "loaded", status: 200, body: FUTSAL } : { kind: "failed" },
    );
    rendered(() => (ui.chosenMap.value = "AAAAAA"));
    await settled();
    await settled();
    const dialog = within(ui.page.getByRole("dialog"));
    const select = dialog.getByRole("combobox", { name: "Map" }) as HTMLSelectElement;
    expect([select.value, select.selectedOptions[0]!.textContent]).toEqual(["AAAAAA", "Futsal"]);
    click(dialog.getByRole("button", { name: "Create and join" }));
    expect(ui.asked.at(-1)).toMatchObject(["createRoom", expect.any(String), { stadium: "AAAAAA" }]);
    expect(ui.preferences.roomDraft.value.value.stadium).toBe("Classic");
  });

  it("is forgotten when the dialog is closed", async () => {
    const ui = renderUi();
    rendered(() => (ui.chosenMap.value = "AAAAAA"));
    await settled();
    click(within(ui.page.getByRole("dialog")).getByRole("button", { name: "Close" }));
    expect(ui.chosenMap.value).toBeUndefined();
    expect(ui.page.queryByRole("dialog")).toBeNull();
  });
});
