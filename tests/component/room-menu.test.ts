/** The room menu as a dialog with tabs, its room tab, and its game buttons. */
import { within } from "@testing-library/preact";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { BanInfo } from "#client/session/bans.ts";
import { SPECTATORS } from "#sim/world.ts";
import { createGameInfo } from "../support/game-info.ts";
import {
  BEN,
  changePlayer,
  inRoom,
  rendered,
  renderMenu,
  renderUi,
  violations,
  type RoomContents,
} from "../support/rendered-ui.ts";
import { choose, click, press, type } from "../support/user.ts";

const GUEST = { admin: false, owner: false };

describe("the room menu", () => {
  it("opens with its button and Escape, and closes with Escape and its button", () => {
    const { page } = renderUi(inRoom());
    const isOpen = () => page.queryByRole("dialog", { name: "A room" }) !== null;
    const button = page.getByRole("button", { name: "Room menu" });
    click(button);
    expect([isOpen(), button.getAttribute("aria-expanded")]).toEqual([true, "true"]);
    press("Escape");
    expect(isOpen()).toBe(false);
    press("Escape");
    expect(isOpen()).toBe(true);
    click(page.getByRole("button", { name: "Close" }));
    expect(isOpen()).toBe(false);
  });

  it("closes with a click outside, but not when the press began inside", () => {
    const ui = renderMenu("Players");
    const dialog = ui.page.getByRole("dialog");
    click(within(dialog).getByRole("tabpanel"));
    dialog.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    expect(ui.menuOpen.value).toBe(true);
    click(dialog);
    expect(ui.menuOpen.value).toBe(false);
  });

  it("selects tabs with the arrow keys, Home and End", () => {
    const { page } = renderMenu("Players");
    const selected = () => page.getByRole("tab", { selected: true }).textContent;
    page.getByRole("tab", { name: "Players" }).focus();
    press("ArrowRight");
    expect(selected()).toBe("Map");
    expect(document.activeElement?.textContent).toBe("Map");
    press("End");
    expect(selected()).toBe("Help");
    press("ArrowRight");
    expect(selected()).toBe("Players");
    press("Home");
    expect(page.getAllByRole("tab").filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  });

  it("shows score, last message and the lock of the room", () => {
    const ui = renderMenu("Players", { room: { locked: true }, game: createGameInfo({ red: 2, seconds: 61 }) });
    ui.change(({ chat }) => {
      const notice = { kind: "chat", from: 2, name: "Ben", team: 2, text: "well played", scope: "room" } as const;
      chat.value = [{ key: 1, at: 0, old: false, notice }];
    });
    const dialog = within(ui.page.getByRole("dialog"));
    expect(dialog.getByText("Red 2, Blue 0, 1:01 played")).toBeDefined();
    expect(dialog.getByText("Password protected")).toBeDefined();
    click(dialog.getByRole("button", { name: /well played/u }));
    expect(ui.menuOpen.value).toBe(false);
    expect(ui.chat.isOpen.value).toBe(true);
  });

  it("leaves the room", () => {
    const { page, asked } = renderMenu("Players");
    click(page.getByRole("button", { name: "Leave the room" }));
    expect(asked).toEqual([["leave"]]);
  });

  it("closes when the connection is lost, and shows that", async () => {
    const { page, change } = renderMenu("Players");
    change(({ connection }) => (connection.value = { kind: "lost", silentMs: 4200 }));
    expect(page.queryByRole("dialog")).toBeNull();
    expect(page.getByRole("alert").textContent).toContain("Connection lost");
    expect(page.getByText("No response for 4 seconds")).toBeDefined();
    expect(await violations()).toEqual([]);
    change(({ connection }) => (connection.value = { kind: "live" }));
    expect(page.getByText("Reconnected")).toBeDefined();
  });

  it.each(["Players", "Room", "Help"])("has an accessible %s tab", async (tab) => {
    renderMenu(tab, { game: createGameInfo() });
    expect(await violations()).toEqual([]);
  });
});

describe("the game buttons", () => {
  it("start, pause, resume and stop the game", () => {
    const ui = renderMenu("Players", { others: [] });
    const { page, asked, change } = ui;
    click(within(page.getByRole("dialog")).getByRole("button", { name: "Start game" }));
    expect(ui.menuOpen.value).toBe(false);
    change(({ game }) => (game.value = createGameInfo()));
    rendered(() => (ui.menuOpen.value = true));
    click(page.getByRole("button", { name: "Pause" }));
    change(({ game }) => (game.value = createGameInfo({ paused: true })));
    click(page.getByRole("button", { name: "Resume" }));
    click(page.getByRole("button", { name: "Stop game" }));
    expect(asked).toEqual([["start"], ["pause", { paused: true }], ["pause", { paused: false }], ["stop"]]);
  });

  it.each<[string, boolean, RoomContents]>([
    ["another player", true, {}],
    ["another player, while the own member watches", true, { me: { team: SPECTATORS } }],
    ["nobody else", false, { others: [] }],
    ["bots", false, { others: [{ ...BEN, bot: true }] }],
    ["spectators", false, { others: [{ ...BEN, team: SPECTATORS }] }],
    ["another player, after the end", false, { game: createGameInfo({ state: 3, red: 3 }) }],
  ])("stop a game with %s on the pitch after a question: %s", async (_who, asks, contents) => {
    const { page, asked } = renderMenu("Players", { game: createGameInfo(), ...contents });
    click(page.getByRole("button", { name: "Stop game" }));
    if (!asks) {
      expect(asked).toEqual([["stop"]]);
      return;
    }
    expect(asked).toEqual([]);
    const dialog = () => page.queryByRole("dialog", { name: "Stop the game?" });
    expect(document.activeElement).toBe(within(dialog()!).getByRole("button", { name: "Cancel" }));
    expect(await violations()).toEqual([]);
    press("Enter");
    expect(dialog()).toBeNull();
    click(page.getByRole("button", { name: "Stop game" }));
    press("Escape");
    expect(dialog()).toBeNull();
    expect(asked).toEqual([]);
    click(page.getByRole("button", { name: "Stop game" }));
    click(within(dialog()!).getByRole("button", { name: "Stop game" }));
    expect(asked).toEqual([["stop"]]);
    expect(dialog()).toBeNull();
  });

  it("call a vote to restart in rooms without admins", () => {
    const { page, asked } = renderMenu("Players", { room: { adminless: true }, me: GUEST, game: createGameInfo() });
    expect(page.queryByRole("button", { name: "Stop game" })).toBeNull();
    click(page.getByRole("button", { name: "Vote to restart" }));
    expect(asked).toEqual([["vote", { subject: "restart" }]]);
  });
});

describe("the settings of the room", () => {
  it("are sent together, and only those that differ", () => {
    const { page, asked } = renderMenu("Room");
    const apply = page.getByRole<HTMLButtonElement>("button", { name: "Apply" });
    expect(apply.disabled).toBe(true);
    type(page.getByRole("textbox", { name: "Room name" }), "The shed");
    type(page.getByRole("textbox", { name: "Password" }), "open sesame");
    choose(page.getByRole("combobox", { name: "Players per team" }), "3");
    click(page.getByRole("switch", { name: "Show in the room list" }));
    expect(asked).toEqual([]);
    click(apply);
    press("Enter");
    expect(asked).toEqual([["settings", { name: "The shed", password: "open sesame", teamSize: 3, listed: true }]]);
    expect(apply.disabled).toBe(true);
  });

  it("need a name", () => {
    const { page } = renderMenu("Room");
    type(page.getByRole("textbox", { name: "Room name" }), "  ");
    expect(page.getByRole("alert").textContent).toBe("Enter a room name.");
    expect(page.getByRole<HTMLButtonElement>("button", { name: "Apply" }).disabled).toBe(true);
  });

  it("remove a password", () => {
    const { page, asked } = renderMenu("Room", { room: { locked: true } });
    click(page.getByRole("button", { name: "Remove", pressed: false }));
    expect(page.getByPlaceholderText("Will be removed")).toBeDefined();
    page.getByRole("textbox", { name: "Room name" }).focus();
    press("Enter");
    expect(asked).toEqual([["settings", { password: "" }]]);
  });

  it("follow the changes of other admins, except in touched fields", () => {
    const { page, change } = renderMenu("Room");
    const name = () => page.getByRole<HTMLInputElement>("textbox", { name: "Room name" }).value;
    type(page.getByRole("textbox", { name: "Room name" }), "Mine");
    change(({ room }) => (room.value = { ...room.value!, name: "Theirs", spectatorsMax: 7 }));
    expect(name()).toBe("Mine");
    expect(page.getByRole<HTMLSelectElement>("combobox", { name: "Spectator places" }).value).toBe("7");
    click(page.getByRole("button", { name: "Discard" }));
    expect(name()).toBe("Theirs");
  });

  it("are text for members without rights", () => {
    const { page } = renderMenu("Room", { room: { locked: true, teamSize: 3 }, me: GUEST });
    expect(page.queryByRole("button", { name: "Apply" })).toBeNull();
    const rows = [...page.getByRole("dialog").querySelectorAll("dl > div")].map((row) => row.textContent);
    expect(rows).toEqual(expect.arrayContaining(["PasswordYes", "Players per team3", "No adminNo"]));
  });

  it("name the admins of a room with a script", async () => {
    const { page, change } = renderMenu("Room", { room: { scripted: true } });
    expect(page.getByRole("dialog").textContent).toContain("A script runs this room.");
    expect(page.getByText("Admins:").textContent).toBe("Admins: Ada");
    expect(page.getByText("Scripted")).toBeDefined();
    expect(await violations()).toEqual([]);
    change((session) => changePlayer(session, 1, { admin: false }));
    expect(page.getByText("No admins in the room.")).toBeDefined();
  });

  it("make games rated, for admins between games", () => {
    const ui = renderMenu("Room");
    const toggle = () => ui.page.getByRole<HTMLInputElement>("switch", { name: /Rated games/u });
    click(toggle());
    expect(ui.asked.at(-1)).toEqual(["settings", { rated: true }]);
    ui.change(({ game }) => (game.value = createGameInfo()));
    expect(toggle().disabled).toBe(true);
  });

  it("limit the kick rate, for admins", () => {
    const { page, asked } = renderMenu("Room");
    click(page.getByText("Advanced"));
    choose(page.getByRole("combobox", { name: "Between kicks" }), "5");
    click(page.getByRole("button", { name: "Apply kick limit" }));
    click(page.getByRole("button", { name: "Reset to default" }));
    expect(asked).toEqual([
      ["kickRate", { min: 5, rate: 15, burst: 3 }],
      ["kickRate", { min: 2, rate: 0, burst: 0 }],
    ]);
  });
});

describe("the bans of the room", () => {
  const NOW = 1_800_000_000_000;
  const EVE = { id: "e", name: "Eve", reason: "spam", by: "Ada", at: NOW - 3 * 3_600_000, until: null };
  const MAL = { id: "m", name: "Mal", reason: "", by: "", at: NOW - 60_000, until: NOW + 9 * 60_000 };

  const open = (bans: readonly BanInfo[], total = bans.length) => {
    vi.useFakeTimers({ now: NOW });
    onTestFinished(() => void vi.useRealTimers());
    const ui = renderMenu("Room");
    click(ui.page.getByText("Bans"));
    expect(ui.asked).toEqual([["bans", { from: 0 }]]);
    ui.change((session) => (session.bans.value = { total, bans }));
    return ui;
  };

  it("are shown to admins only, and requested when they are opened", () => {
    const { page, asked, change } = renderMenu("Room");
    expect([asked, page.queryByText("Bans")]).not.toContain(null);
    change((session) => changePlayer(session, 1, GUEST));
    expect([asked, page.queryByText("Bans")]).toEqual([[], null]);
  });

  it("are listed with name, reason, author and time, and lifted one by one", async () => {
    const ui = open([MAL, EVE]);
    const rows = ui.page.getAllByRole("listitem").map((row) => row.textContent);
    expect(rows[0]).toContain("MalBy vote, 1 minute ago (9 minutes left)");
    expect(rows[1]).toContain("EvespamAda, 3 hours ago");
    click(ui.page.getByRole("button", { name: "Lift ban: Eve" }));
    expect(ui.asked.at(-1)).toEqual(["unban", { id: "e" }]);
    expect(document.activeElement?.textContent).toBe("2 banned players");
    vi.useRealTimers();
    expect(await violations()).toEqual([]);
  });

  it("are requested again when one was added or lifted", () => {
    const ui = open([EVE]);
    const notice = { kind: "unbanned", name: "Eve", by: "Ada" } as const;
    ui.change((session) => (session.chat.value = [{ key: 1, notice, at: NOW, old: false }]));
    expect(ui.asked).toEqual([
      ["bans", { from: 0 }],
      ["bans", { from: 0 }],
    ]);
    ui.change((session) => (session.bans.value = { total: 0, bans: [] }));
    expect(ui.page.getByText("No player is banned from this room.")).toBeDefined();
    expect(ui.page.queryByRole("button", { name: "Clear all bans" })).toBeNull();
  });

  it("are loaded in parts, and cleared after a question", () => {
    const ui = open([MAL, EVE], 52);
    click(ui.page.getByRole("button", { name: "Show more (50)" }));
    expect(ui.asked.at(-1)).toEqual(["bans", { from: 2 }]);
    click(ui.page.getByRole("button", { name: "Clear all bans" }));
    const dialog = within(ui.page.getByRole("dialog", { name: "Clear all bans?" }));
    click(dialog.getByRole("button", { name: "Clear all bans" }));
    expect(ui.asked.at(-1)).toEqual(["clearBans"]);
  });
});

describe("the invite link", () => {
  it("is shown as text and QR code", () => {
    const { page } = renderMenu("Room");
    const link = page.getByRole<HTMLInputElement>("textbox", { name: "Room link" });
    expect(link.value).toBe(`${location.origin}/r/ABCDE`);
    expect(link.readOnly).toBe(true);
    expect(page.getByRole("img", { name: `QR code for ${link.value}` })).toBeDefined();
  });
});

describe("in a room with a script", () => {
  const SCRIPTED = { room: { scripted: true, extraKeys: ["Dash"] } };

  it("the help lists the extra keys", () => {
    const { page } = renderMenu("Help", SCRIPTED);
    const section = page.getByRole("heading", { name: "Extra keys of this room" }).closest("section");
    expect(section?.querySelector(".keys")?.textContent).toBe("E Dash");
  });

  it("the player decides whether scripts move the camera, and the choice is saved", () => {
    const { page, session } = renderMenu("Room", SCRIPTED);
    const choice = page.getByRole<HTMLInputElement>("switch", { name: "Scripts may move my camera" });
    expect(choice.checked).toBe(true);
    click(choice);
    expect([session.scriptCameraAllowed.value, localStorage.getItem("rondo.scriptCamera")]).toEqual([false, "off"]);
    expect(choice.checked).toBe(false);
  });
});
