/** The home page: nickname, Play now, joining by link, the form for a room, and the identity. */
import { fireEvent, within } from "@testing-library/preact";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { STADIUM_CARDS } from "#client/net/stadiums/stadium-library.ts";
import type { Actions } from "#client/session/actions.ts";
import type { ListedRoom } from "#client/session/lobby.ts";
import type { GetJson } from "#client/session/statistics.ts";
import { HomeNews } from "#client/ui/home/lazy-dialogs.ts";
import { listedGame, listing } from "../support/listings.ts";
import { publishedMap } from "../support/published-map.ts";
import { renderUi, settled, violations, type RenderedUi } from "../support/rendered-ui.ts";
import { choose, chooseFile, click, press, type } from "../support/user.ts";

await HomeNews.preload((load) => load());

afterEach(() => void vi.restoreAllMocks());

const nicknameOf = ({ page }: RenderedUi) => page.getByRole<HTMLInputElement>("textbox", { name: "Nickname" });

describe("the home page", () => {
  it("plays with the typed nickname", () => {
    const ui = renderUi();
    type(nicknameOf(ui), "  Ada ");
    press("Enter");
    expect(ui.asked.at(-1)).toEqual(["playNow", "Ada"]);
    expect(nicknameOf(ui).value).toBe("Ada");
  });

  it("suggests a nickname, which is used when none is typed", () => {
    const ui = renderUi();
    const suggested = nicknameOf(ui).value;
    expect(suggested).toMatch(/^\S+ \S+$/u);
    type(nicknameOf(ui), "");
    click(ui.page.getByRole("button", { name: "Play now" }));
    press("Enter");
    expect(ui.asked.at(-1)).toEqual(["playNow", suggested]);
  });

  it("saves the nickname when its field is left, for the next visit", () => {
    const ui = renderUi();
    type(nicknameOf(ui), "Curious");
    fireEvent.change(nicknameOf(ui));
    expect(localStorage.getItem("rondo.nickname")).toBe("Curious");
    expect(ui.page.getByRole("link", { name: "Live scores" }).getAttribute("href")).toBe("/live");
  });

  it("cuts the nickname between characters, as readers count them", () => {
    const ui = renderUi();
    type(nicknameOf(ui), "x".repeat(40));
    expect(nicknameOf(ui).value).toBe("x".repeat(25));
    type(nicknameOf(ui), `${"x".repeat(24)}👨‍👩‍👧‍👦👨‍👩‍👧‍👦`);
    expect(nicknameOf(ui).value).toBe(`${"x".repeat(24)}👨‍👩‍👧‍👦`);
    click(ui.page.getByRole("button", { name: "Play now" }));
    expect(ui.asked.at(-1)).toEqual(["playNow", `${"x".repeat(24)}👨‍👩‍👧‍👦`]);
  });

  it("joins a room by its link or code, and rejects other texts", () => {
    const ui = renderUi();
    type(nicknameOf(ui), "Ada");
    const field = ui.page.getByRole("textbox", { name: "Room link or code" });
    type(field, "https://rondo.example/r/abcde");
    press("Enter");
    expect(ui.asked.at(-1)).toEqual(["joinRoom", "Ada", "ABCDE"]);
    type(field, "nothing");
    click(ui.page.getByRole("button", { name: "Join the room" }));
    expect(ui.page.getByRole("alert").textContent).toBe("Not a valid room link or code.");
    expect(ui.asked.filter((each) => Array.isArray(each) && each[0] === "joinRoom")).toHaveLength(1);
  });

  it("changes the theme and saves the choice", () => {
    const { page } = renderUi();
    click(page.getByRole("button", { name: "Dark theme" }));
    expect(document.documentElement.dataset["theme"]).toBe("dark");
    click(page.getByRole("button", { name: "Light theme" }));
    expect(localStorage.getItem("rondo.theme")).toBe("light");
  });

  it("is accessible", async () => {
    renderUi();
    expect(await violations()).toEqual([]);
  });
});

describe("the form for a room", () => {
  function renderForm(): RenderedUi {
    const ui = renderUi(({ stadiums }) => (stadiums.value = STADIUM_CARDS));
    type(nicknameOf(ui), "Ada");
    click(ui.page.getByRole("button", { name: "Create a room" }));
    return ui;
  }

  it("creates a room with its values", () => {
    const { page, asked } = renderForm();
    type(page.getByRole("textbox", { name: "Room name" }), "Behind the shed");
    type(page.getByLabelText("Password (optional)"), "open sesame");
    choose(page.getByRole("combobox", { name: "Map" }), "Hockey");
    fireEvent.click(page.getByRole("radio", { name: "Fill seats" }));
    click(page.getByRole("button", { name: "Decrease: Players per team" }));
    fireEvent.click(page.getByRole("switch", { name: "Show in the room list" }));
    fireEvent.click(page.getByRole("switch", { name: "Record games" }));
    page.getByRole("textbox", { name: "Room name" }).focus();
    press("Enter");
    const options = {
      name: "Behind the shed",
      password: "open sesame",
      stadium: "Hockey",
      bots: "full",
      listed: false,
      recorded: false,
    };
    expect(asked.at(-1)).toMatchObject(["createRoom", "Ada", options]);
  });

  it("suggests a name from the nickname", () => {
    const { page, asked } = renderForm();
    page.getByRole("textbox", { name: "Room name" }).focus();
    press("Enter");
    expect(asked.at(-1)).toMatchObject(["createRoom", "Ada", { name: "Ada's room" }]);
  });

  it("reports invalid names and creates nothing", () => {
    const { page, asked } = renderForm();
    type(page.getByRole("textbox", { name: "Room name" }), "x".repeat(41));
    press("Enter");
    expect(page.getByRole("alert").textContent).toBe("At most 40 characters.");
    expect(asked.filter((each) => Array.isArray(each) && each[0] === "createRoom")).toEqual([]);
  });

  it("has the values of the last room, except its password", () => {
    const first = renderForm();
    type(first.page.getByRole("textbox", { name: "Room name" }), "Behind the shed");
    type(first.page.getByLabelText("Password (optional)"), "open sesame");
    first.page.getByRole("textbox", { name: "Room name" }).focus();
    press("Enter");
    click(first.page.getByRole("button", { name: "Close" }));
    click(first.page.getByRole("button", { name: "Create a room" }));
    expect(first.page.getByRole<HTMLInputElement>("textbox", { name: "Room name" }).value).toBe("Behind the shed");
    expect(localStorage.getItem("rondo.roomDraft")).not.toContain("sesame");
  });

  it("closes with Escape and is accessible", async () => {
    const { page } = renderForm();
    expect(await violations()).toEqual([]);
    press("Escape");
    expect(page.queryByRole("dialog")).toBeNull();
  });
});

describe("the identity dialog", () => {
  function renderIdentity(portable: boolean, replaced: Partial<Actions> = {}): RenderedUi {
    const ui = renderUi(({ identity }) => (identity.value = { fingerprint: "ab12", portable }), replaced);
    click(ui.page.getByRole("button", { name: /^You/u }));
    return ui;
  }

  it("shows the fingerprint", async () => {
    const ui = renderIdentity(false);
    expect(within(ui.page.getByRole("dialog")).getByText("ab12")).toBeDefined();
    expect(await violations()).toEqual([]);
    ui.change(({ identity }) => (identity.value = { fingerprint: "", portable: false }));
    expect(ui.page.getByText("You get a code in your first match.")).toBeDefined();
  });

  it("creates a new identity after a confirmation", async () => {
    let created = 0;
    const { page } = renderIdentity(false, { makeIdentityPortable: async () => void created++ });
    click(page.getByRole("button", { name: "Make it portable" }));
    expect(page.getByText(/^This creates a new identity\./u).getAttribute("role")).toBe("alert");
    click(page.getByRole("button", { name: "Cancel" }));
    click(page.getByRole("button", { name: "Make it portable" }));
    click(page.getByRole("button", { name: "Create a new identity" }));
    await settled();
    expect(created).toBe(1);
    expect(page.getByText("New identity created")).toBeDefined();
  });

  it("saves a portable identity to a file", async () => {
    const { page } = renderIdentity(true, { identityFile: async () => "{}" });
    const downloads: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      downloads.push(this.download);
    });
    click(page.getByRole("button", { name: "Save to a file" }));
    await settled();
    expect(downloads).toEqual(["rondo-identity-ab12.json"]);
    expect(page.getByText("Identity saved")).toBeDefined();
  });

  it.each([
    ["loads an identity", async () => true, "Identity loaded"],
    ["rejects a file without an identity", async () => false, "This file contains no identity."],
    [
      "reports a failure",
      () => Promise.reject(new Error("no storage")),
      "Something went wrong. Try again in a moment.",
    ],
  ])("%s", async (_what, loadIdentity, text) => {
    const { page } = renderIdentity(false, { loadIdentity });
    chooseFile(page.getByLabelText("Load from a file", { selector: "input" }), new File(["{}"], "x.json"));
    await settled();
    expect(page.getByText(text)).toBeDefined();
  });

  it("closes with its button", () => {
    const { page } = renderIdentity(false);
    click(within(page.getByRole("dialog")).getByRole("button", { name: "Close" }));
    expect(page.queryByRole("dialog")).toBeNull();
  });
});

describe("the news below the rooms", () => {
  const recording = {
    ...{ code: "0123456789ABCDEF", title: "Sunday league", stadium: "Classic", red: 3, blue: 1 },
    ...{ seconds: 180, at: 1_800_000_000_000, size: 20_000 },
  };
  const answers: Readonly<Record<string, unknown>> = {
    "/api/recordings": { recordings: [recording], next: null },
    "/api/leaderboards?by=goals": { leaders: [{ profile: "abcdefghijkl", name: "Ada", games: 4, value: 7 }] },
    "/api/maps?sort=used": { maps: [publishedMap("AAAAAA", { name: "Futsal" })], next: null },
  };
  const render = (rooms: readonly ListedRoom[], found = answers) => {
    vi.stubGlobal("requestIdleCallback", (call: () => void) => setTimeout(call, 0));
    vi.stubGlobal("cancelIdleCallback", clearTimeout);
    onTestFinished(() => void vi.unstubAllGlobals());
    const getJson: GetJson = (path) =>
      Promise.resolve(path in found ? { kind: "loaded", status: 200, body: found[path] } : { kind: "missing" });
    return renderUi(
      ({ lobby }) => (lobby.value = { connection: "live", rooms, pingMs: 10, clockAheadMs: 0 }),
      {},
      undefined,
      getJson,
    );
  };

  it("are the match with the most players, which can be watched here, the latest matches, the best scorers and maps", async () => {
    const game = listedGame({ red: 2, blue: 1 });
    const ui = render([
      listing("AAAAA", { players: 1, game }),
      listing("BBBBB", { players: 4, game }),
      listing("CCCCC", { players: 6, game, locked: true }),
      listing("DDDDD", { players: 5 }),
    ]);
    await settled();
    await settled();
    const live = within(ui.page.getByRole("region", { name: "Live now" }));
    expect(live.getByText("Room BBBBB")).toBeDefined();
    click(live.getByRole("button", { name: "Watch here" }));
    expect(live.getByTitle("Live match: Room BBBBB").getAttribute("src")).toBe("/r/BBBBB?embed");
    click(live.getByRole("button", { name: "Stop watching" }));
    expect(live.queryByTitle("Live match: Room BBBBB")).toBeNull();
    expect(ui.page.getByRole("link", { name: /Sunday league/u }).getAttribute("href")).toBe("/replay/0123456789ABCDEF");
    expect(ui.page.getByRole("link", { name: /Ada.*7 goals/u }).getAttribute("href")).toBe("/p/abcdefghijkl");
    expect(ui.page.getByRole("link", { name: /Futsal.*Played in 11 rooms/u }).getAttribute("href")).toBe(
      "/maps/AAAAAA",
    );
    expect(ui.page.getByRole("link", { name: "Draw a map" }).getAttribute("href")).toBe("/editor");
    expect(await violations()).toEqual([]);
  });

  it("show the match by themselves on wide screens where motion is welcome", async () => {
    vi.stubGlobal("matchMedia", (query: string) => ({
      ...{ matches: query === "(min-width: 75rem)", media: query },
      ...{ addEventListener: () => undefined, removeEventListener: () => undefined },
    }));
    const ui = render([listing("BBBBB", { players: 4, game: listedGame() })]);
    await settled();
    await settled();
    const live = within(ui.page.getByRole("region", { name: "Live now" }));
    expect(live.getByTitle("Live match: Room BBBBB")).toBeDefined();
    ui.change(({ settings }) => (settings.picture.value = { ...settings.picture.value, motion: "reduced" }));
    expect(live.queryByTitle("Live match: Room BBBBB")).toBeNull();
    ui.change(({ settings }) => (settings.picture.value = { ...settings.picture.value, motion: "full" }));
    click(live.getByRole("button", { name: "Stop watching" }));
    expect(live.queryByTitle("Live match: Room BBBBB")).toBeNull();
  });

  it("lead to the editor before there are maps", async () => {
    const ui = render([], { "/api/maps?sort=used": { maps: [], next: null } });
    await settled();
    await settled();
    expect(ui.page.getByRole("link", { name: "Draw a map" }).getAttribute("href")).toBe("/editor");
  });

  it("leave out what the server does not have", async () => {
    const ui = render([], {});
    await settled();
    await settled();
    expect(ui.page.queryByRole("region", { name: /Live now|Recent matches|Top scorers|Maps by players/u })).toBeNull();
  });
});
