/** The list of rooms: search, filters, order, favourites, passwords, and its states without rooms. */
import { fireEvent } from "@testing-library/preact";
import { describe, expect, it, vi } from "vitest";
import { NO_LOBBY, type LobbyInfo } from "#client/session/lobby.ts";
import { rendered, renderUi, useFakeTimers, violations, type RenderedUi } from "../support/rendered-ui.ts";
import { listedGame, listing } from "../support/listings.ts";
import { choose, click, press, type } from "../support/user.ts";

const SHED = listing("SHED1", { name: "Behind the shed", locked: true, stadium: "Hockey", flag: "br" });
const FULL = listing("FULL1", { name: "Packed", players: 6, game: listedGame({ red: 2, blue: 1, seconds: 61 }) });
const EMPTY = listing("EMPTY", { name: "Quiet", players: 0, spectators: 0 });

function renderLobby(lobby: Partial<LobbyInfo> = {}): RenderedUi {
  localStorage.setItem("rondo.nickname", "Ben");
  return renderUi((session) => {
    session.lobby.value = { ...NO_LOBBY, connection: "live", rooms: [SHED, FULL, EMPTY], ...lobby };
  });
}

/** Names of the shown rooms, from top to bottom. */
const names = () => [...document.querySelectorAll(".listing-name b")].map((name) => name.textContent);
const joinButton = ({ page }: RenderedUi, name: string) => page.getByRole("button", { name: `Join ${name}` });

describe("the room list", () => {
  it("follows the lobby while it is shown", () => {
    const { asked, change } = renderLobby();
    expect(asked).toEqual([["followLobby", true]]);
    change(({ screen }) => (screen.value = { kind: "joining", code: undefined }));
    expect(asked.at(-1)).toEqual(["followLobby", false]);
  });

  it("marks rooms with a script, also for screen readers", () => {
    const { page } = renderLobby({ rooms: [listing("SCRIP", { name: "Winner stays", scripted: true }), EMPTY] });
    expect(document.querySelectorAll(".listing-mark")).toHaveLength(1);
    const details = joinButton({ page } as RenderedUi, "Winner stays")
      .getAttribute("aria-describedby")!
      .split(" ")[0]!;
    expect(document.getElementById(details)!.textContent).toContain("Scripted");
  });

  it("links to the last match of a room, if it is public", () => {
    const { page } = renderLobby({ rooms: [listing("CUP", { name: "Cup", replay: "K3X9" }), EMPTY] });
    const links = page.getAllByRole("link", { name: /^Watch the last match/u });
    expect(links.map((link) => link.getAttribute("href"))).toEqual(["/replay/K3X9"]);
    expect(links[0]!.getAttribute("aria-label")).toBe("Watch the last match of Cup");
  });

  it("finds rooms by name, map and code", () => {
    const { page } = renderLobby();
    const search = page.getByRole("searchbox", { name: "Search rooms and maps" });
    for (const [query, found] of [
      ["shed", ["Behind the shed"]],
      ["hockey", ["Behind the shed"]],
      ["full1", ["Packed"]],
    ] as const) {
      type(search, query);
      expect(names()).toEqual(found);
    }
    expect(page.getByText("1 room found").getAttribute("role")).toBe("status");
    type(search, "zzz");
    expect(page.getByRole("heading", { name: "No rooms found" })).toBeDefined();
    click(page.getByRole("button", { name: "Clear filters" }));
    expect(names()).toHaveLength(3);
  });

  it.each([
    ["Free seats", ["Behind the shed", "Quiet"]],
    ["No password", ["Packed", "Quiet"]],
    ["With players", ["Behind the shed", "Packed"]],
  ])("has the filter %s, which is saved", (filter, shown) => {
    const { page } = renderLobby();
    click(page.getByRole("button", { name: filter, pressed: false }));
    expect(names().toSorted()).toEqual(shown);
    expect(page.getByRole("button", { name: filter, pressed: true })).toBeDefined();
    expect(localStorage.getItem("rondo.listChoice")).toContain('"filters":["');
  });

  it("is sorted by what the player chooses", () => {
    const { page } = renderLobby();
    choose(page.getByRole("combobox", { name: "Sort by" }), "name");
    expect(names()).toEqual(["Behind the shed", "Packed", "Quiet"]);
    choose(page.getByRole("combobox", { name: "Sort by" }), "goals");
    expect(names()[0]).toBe("Packed");
  });

  it("shows favourites first", () => {
    const { page } = renderLobby();
    choose(page.getByRole("combobox", { name: "Sort by" }), "name");
    click(page.getByRole("button", { name: "Favourite: Quiet", pressed: false }));
    expect(names()[0]).toBe("Quiet");
    expect(page.getByRole("button", { name: "Favourite: Quiet", pressed: true })).toBeDefined();
  });

  it("keeps its order while the figures change", () => {
    const { page, change } = renderLobby();
    choose(page.getByRole("combobox", { name: "Sort by" }), "goals");
    const before = names();
    change(({ lobby }) => {
      const rooms = [SHED, FULL, { ...EMPTY, game: listedGame({ red: 9 }) }];
      lobby.value = { ...lobby.value, rooms };
    });
    expect(names()).toEqual(before);
  });

  it("moves the focus between rooms with the arrow keys", () => {
    const ui = renderLobby();
    const buttons = [...document.querySelectorAll<HTMLElement>('[data-room-key="watch"]')];
    buttons[0]!.focus();
    press("ArrowDown");
    expect(document.activeElement).toBe(buttons[1]);
    press("End");
    expect(document.activeElement).toBe(buttons.at(-1));
    press("Home");
    press("ArrowUp");
    expect(document.activeElement).toBe(buttons[0]);
    expect(ui.page.getByRole("list", { name: "Rooms" }).contains(document.activeElement)).toBe(true);
  });

  it("is accessible", async () => {
    renderLobby({ pingMs: 42 });
    expect(await violations()).toEqual([]);
  });
});

describe("a room of the list", () => {
  it("is joined, watched, or queued for when it is full", () => {
    const ui = renderLobby();
    click(joinButton(ui, "Quiet"));
    click(ui.page.getByRole("button", { name: "Watch Quiet" }));
    click(ui.page.getByRole("button", { name: "Watch Packed and queue for a seat" }));
    expect(ui.asked.slice(1)).toEqual([
      ["joinRoom", "Ben", "EMPTY", { watch: false }],
      ["joinRoom", "Ben", "EMPTY", { watch: true }],
      ["joinRoom", "Ben", "FULL1", { watch: false }],
    ]);
  });

  it("cannot be joined without a seat and a spectator place", () => {
    const { page } = renderLobby({ rooms: [{ ...FULL, spectators: 20 }] });
    expect(page.getByRole<HTMLButtonElement>("button", { name: "Packed is full" }).disabled).toBe(true);
    expect(page.getByRole<HTMLButtonElement>("button", { name: "Watch Packed" }).disabled).toBe(true);
  });

  it("with a password asks for it in its row", async () => {
    const ui = renderLobby();
    click(joinButton(ui, "Behind the shed"));
    const password = ui.page.getByLabelText("Password of Behind the shed");
    expect(document.activeElement).toBe(password);
    expect(await violations()).toEqual([]);
    press("Enter");
    type(password, "open sesame");
    press("Enter");
    expect(ui.asked.slice(1)).toEqual([["joinRoom", "Ben", "SHED1", { password: "open sesame", watch: false }]]);
  });

  it("keeps the password open when Escape only cancels the text of an input method", () => {
    const ui = renderLobby();
    click(joinButton(ui, "Behind the shed"));
    const password = ui.page.getByLabelText("Password of Behind the shed");
    fireEvent.keyDown(password, { key: "Escape", code: "Escape", keyCode: 229 });
    expect(ui.page.getByLabelText("Password of Behind the shed")).toBe(password);
  });

  it("takes the focus back when its password is not entered", () => {
    const ui = renderLobby();
    click(joinButton(ui, "Behind the shed"));
    press("Escape");
    expect(ui.page.queryByLabelText("Password of Behind the shed")).toBeNull();
    expect(document.activeElement).toBe(joinButton(ui, "Behind the shed"));
    expect(ui.asked).toHaveLength(1);
  });

  it("describes its game, seats and map to screen readers", () => {
    const ui = renderLobby();
    const ids = ui.page
      .getByRole("button", { name: /^Watch Packed and/u })
      .getAttribute("aria-describedby")!
      .split(" ");
    const description = ids.map((id) => document.querySelector(`#${CSS.escape(id)}`)?.textContent).join(" ");
    expect(description).toContain("Classic");
    expect(description).toContain("Red 2, Blue 1,");
    expect(description).toContain("Players: 6, bots: 1, seats: 6");
  });
});

describe("without rooms", () => {
  it("the list offers to start a match", () => {
    const { page, asked } = renderLobby({ rooms: [] });
    expect(page.getByRole("heading", { name: "No matches right now" })).toBeDefined();
    click(page.getByRole("button", { name: "Start a match" }));
    expect(asked.at(-1)).toEqual(["playNow", "Ben"]);
  });

  it("the list shows that it is loading or was lost", async () => {
    const { page, change } = renderLobby({ connection: "connecting", rooms: [] });
    expect(page.getByText("Loading rooms…")).toBeDefined();
    change(({ lobby }) => (lobby.value = { ...lobby.value, connection: "lost" }));
    expect(page.getByText("Connection lost. Reconnecting…").getAttribute("role")).toBe("status");
    expect(await violations()).toEqual([]);
  });
});

describe("the clock of a listed game", () => {
  it("runs on between updates", () => {
    useFakeTimers();
    const game = listedGame({ seconds: 61, at: Date.now() });
    renderLobby({ rooms: [{ ...FULL, game }] });
    expect(document.querySelector(".listing")?.textContent).toContain("1:01");
    rendered(() => vi.advanceTimersByTime(2000));
    expect(document.querySelector(".listing")?.textContent).toContain("1:03");
  });
});
