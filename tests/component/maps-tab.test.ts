/** The maps of the room: choosing one, uploads from a file or a drop, favourites and saved maps. */
import { within } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import { STADIUM_CARDS } from "#client/net/stadiums/stadium-library.ts";
import type { Actions } from "#client/session/actions.ts";
import type { StadiumCard, UploadAnswer } from "#client/session/stadium-card.ts";
import { createGameInfo } from "../support/game-info.ts";
import {
  inRoom,
  renderMenu,
  renderUi,
  settled,
  violations,
  type Page,
  type RenderedUi,
  type RoomContents,
} from "../support/rendered-ui.ts";
import { chooseFile, click, dropFile, press, type } from "../support/user.ts";

const file = new File(["{}"], "kite.hbs");
const GUEST = { admin: false, owner: false };

function renderMaps(
  contents: RoomContents = {},
  replaced: Partial<Actions> = {},
  saved: StadiumCard[] = [],
): RenderedUi {
  const ui = renderMenu("Map", contents, replaced);
  ui.change(({ stadiums }) => (stadiums.value = [...STADIUM_CARDS, ...saved]));
  return ui;
}

const mapOf = (page: Page, name: string) => page.getByText(name, { selector: ".map-select .map-name" });

/** Sends the file to a room with this answer. Returns the sent texts. */
async function upload(
  answer: UploadAnswer | Error,
  contents: RoomContents = {},
): Promise<RenderedUi & { sent: unknown[] }> {
  const sent: unknown[] = [];
  const uploadStadium: Actions["uploadStadium"] = async (...request) => {
    sent.push(request);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const ui = renderMaps(contents, { uploadStadium });
  chooseFile(ui.page.getByLabelText("Upload a map"), file);
  await settled();
  return { ...ui, sent };
}

describe("a map", () => {
  it("is shown in detail when it is selected, and played on", () => {
    const { page, asked } = renderMaps();
    const details = within(page.getByRole("region", { name: "Selected map" }));
    expect(details.getByText("This is the current map.")).toBeDefined();
    click(mapOf(page, "Big"));
    expect(details.getByRole("heading").textContent).toBe("Big");
    click(details.getByRole("button", { name: "Play on this map" }));
    expect(asked.at(-1)).toEqual(["stadium", { name: "Big" }]);
  });

  it("is voted on in rooms without admins", () => {
    const { page, asked } = renderMaps({ room: { adminless: true }, me: GUEST });
    click(mapOf(page, "Big"));
    click(page.getByRole("button", { name: "Call a vote for this map" }));
    expect(asked.at(-1)).toEqual(["vote", { subject: "stadium", name: "Big" }]);
  });

  it.each([
    ["during a game", { game: createGameInfo() }, "Stop the game to change the map."],
    ["by members without admin rights", { me: GUEST }, "Only admins can change the map."],
  ])("cannot be changed %s", (_when, contents, reason) => {
    const { page } = renderMaps(contents);
    click(mapOf(page, "Big"));
    expect(page.getByText(reason)).toBeDefined();
    expect(page.queryByRole("button", { name: "Play on this map" })).toBeNull();
  });

  it("is found by a search", () => {
    const { page } = renderMaps();
    const search = page.getByRole("searchbox", { name: "Search maps" });
    type(search, "hockey");
    expect(page.getAllByRole("listitem").map((item) => item.querySelector(".map-name")?.textContent)).toContain(
      "Hockey",
    );
    type(search, "zzz");
    expect(page.getByText("No maps found for “zzz”.")).toBeDefined();
  });

  it("moves to the favourites and is saved there", () => {
    const { page } = renderMaps();
    click(page.getByRole("button", { name: "Favourite: Big" }));
    const favourites = within(page.getByRole("region", { name: "Favourites" }));
    expect(favourites.getByRole("button", { name: "Favourite: Big", pressed: true })).toBeDefined();
    expect(localStorage.getItem("rondo.favouriteMaps")).toContain("Big");
  });

  it("is deleted when it was saved", () => {
    const saved = { ...STADIUM_CARDS[0]!, name: "Kite", source: "saved" as const };
    const { page, asked } = renderMaps({}, {}, [saved]);
    click(mapOf(page, "Kite"));
    click(page.getByRole("button", { name: "Delete" }));
    expect(asked.at(-1)).toEqual(["deleteStadium", "Kite"]);
  });

  it("of another member is saved unless its author forbids it", async () => {
    for (const [answer, toast] of [
      ["saved", "Kite was saved to your maps"],
      ["forbidden", "This map does not allow saving."],
    ] as const) {
      const ui = renderMaps({ room: { stadiumName: "Kite" } }, { saveStadium: async () => answer });
      const { stadium } = STADIUM_CARDS[0]!;
      ui.change(({ frames }) => (frames.value = { stadium, sample: () => expect.unreachable() }));
      click(ui.page.getByRole("button", { name: "Save to my maps" }));
      await settled();
      expect(ui.page.getByText(toast)).toBeDefined();
      press("Escape");
    }
  });

  it("is chosen from an accessible list", async () => {
    renderMaps();
    expect(await violations()).toEqual([]);
  });
});

describe("an uploaded file", () => {
  it("becomes the map", async () => {
    const { page, sent } = await upload({ kind: "done", name: "Kite", warnings: [] });
    expect(sent).toEqual([["{}", "play"]]);
    expect(page.getByText("Kite is the new map.")).toBeDefined();
    click(within(page.getByText("Kite is the new map.").parentElement!).getByRole("button", { name: "Close" }));
    expect(page.queryByText("Kite is the new map.")).toBeNull();
  });

  it("is voted on in rooms without admins", async () => {
    const contents = { room: { adminless: true }, me: GUEST };
    const { page, sent } = await upload({ kind: "proposed", name: "Kite", warnings: [] }, contents);
    expect(sent).toEqual([["{}", "propose"]]);
    expect(page.getByText("Vote called for Kite.")).toBeDefined();
  });

  it("has its errors and warnings listed, in an accessible way", async () => {
    const errors = Array.from({ length: 60 }, (_, i) => ({ path: `segments[${i}].v1`, message: "no such vertex" }));
    const { page } = await upload({ kind: "faulty", errors, warnings: [{ path: "", message: "unknown trait" }] });
    expect(page.getByText("kite.hbs has errors.")).toBeDefined();
    expect(page.getByText("segments[0].v1")).toBeDefined();
    expect(page.getByText("and 10 more")).toBeDefined();
    expect(page.getByRole("list", { name: "1 warning" }).textContent).toContain("unknown trait");
    expect(await violations()).toEqual([]);
  });

  it.each([
    ["too large", { kind: "tooLarge" }, "kite.hbs is larger than 256 kB."],
    ["refused by the room", { kind: "refused" }, /^kite\.hbs was rejected\./u],
    ["lost on the way", new Error("no connection"), /^kite\.hbs was rejected\./u],
  ] as const)("that is %s is reported", async (_what, answer, text) => {
    const { page } = await upload(answer);
    expect(page.getByText(text)).toBeDefined();
  });

  it("cannot be chosen during a game", () => {
    const { page } = renderMaps({ game: createGameInfo() });
    expect(page.getByRole<HTMLButtonElement>("button", { name: "Upload a map" }).disabled).toBe(true);
  });
});

describe("a dropped file", () => {
  it("on the room menu is uploaded, and the map tab opens", async () => {
    const uploadStadium = async () => ({ kind: "done", name: "Kite", warnings: [] }) as const;
    const { page } = renderMenu("Kits", {}, { uploadStadium });
    expect(dropFile(page.getByRole("tabpanel"), file)).toBe(true);
    await settled();
    expect(page.getByRole("tab", { name: "Map", selected: true })).toBeDefined();
    expect(page.getByText("Kite is the new map.")).toBeDefined();
  });

  it.each([
    ["during a game", { game: createGameInfo() }, "Stop the game to change the map."],
    ["by a member without admin rights", { me: GUEST }, "Only admins can change the map."],
  ])("%s is refused with a toast in the menu", (_when, contents, reason) => {
    const { page } = renderMenu("Kits", contents);
    expect(dropFile(page.getByRole("dialog"), file)).toBe(true);
    const toasts = [...page.getByRole("dialog").querySelectorAll(".toast")];
    expect(toasts.map((toast) => toast.textContent)).toEqual([reason]);
  });

  it("on the match is not opened by the browser", () => {
    const { page } = renderUi(inRoom({ game: createGameInfo() }));
    expect(dropFile(page.getByRole("main"), file)).toBe(true);
  });
});
