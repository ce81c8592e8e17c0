/** The screens outside home and match: joining, password, invitation, and why the player is not in a room. */
import { describe, expect, it } from "vitest";
import type { ExitReason, KickInfo, Screen } from "#client/session/screen.ts";
import { within } from "@testing-library/preact";
import { rendered, renderUi, settled, violations, type RenderedUi } from "../support/rendered-ui.ts";
import { listedGame, listing } from "../support/listings.ts";
import { click, press, type } from "../support/user.ts";

describe("the password screen", () => {
  const renderPassword = (wrong: boolean, watch = false): RenderedUi =>
    renderUi(({ screen }) => (screen.value = { kind: "password", code: "ABCDE", wrong, watch }));
  const field = ({ page }: RenderedUi) => page.getByLabelText("Password");

  it("sends the password with Enter, and nothing without one", () => {
    const ui = renderPassword(false);
    rendered(() => ui.preferences.setNickname("Ben"));
    expect(document.activeElement).toBe(field(ui));
    press("Enter");
    expect(ui.asked).toEqual([]);
    type(field(ui), "open sesame");
    press("Enter");
    expect(ui.asked).toEqual([["joinRoom", "Ben", "ABCDE", { password: "open sesame", watch: false }]]);
  });

  it("shows that a password was wrong until another is typed, every time", () => {
    const ui = renderPassword(true);
    const error = () => ui.page.queryByText("Wrong password. Check upper and lower case.");
    expect(error()).not.toBeNull();
    expect(field(ui).getAttribute("aria-invalid")).toBe("true");
    type(field(ui), "Open sesame");
    expect(error()).toBeNull();
    ui.change(({ screen }) => (screen.value = { kind: "password", code: "ABCDE", wrong: true, watch: false }));
    expect(error()).not.toBeNull();
  });

  it("shows and hides the password", () => {
    const ui = renderPassword(false);
    click(ui.page.getByRole("button", { name: "Show password" }));
    expect(field(ui).getAttribute("type")).toBe("text");
    click(ui.page.getByRole("button", { name: "Hide password" }));
    expect(field(ui).getAttribute("type")).toBe("password");
  });

  it("still joins as a spectator", () => {
    const ui = renderPassword(false, true);
    type(field(ui), "open sesame");
    click(ui.page.getByRole("button", { name: "Watch" }));
    expect(ui.asked[0]).toEqual(["joinRoom", "", "ABCDE", { password: "open sesame", watch: true }]);
  });

  it("is accessible", async () => {
    renderPassword(true);
    expect(await violations()).toEqual([]);
  });
});

describe("the joining screen", () => {
  it("shows why it takes longer while the page does proof of work", async () => {
    const note = "Many players are joining from your network. This takes a few seconds.";
    const ui = renderUi(({ screen }) => (screen.value = { kind: "joining", code: "ABCDE" }));
    expect(ui.page.queryByText(note)).toBeNull();
    ui.change(({ screen }) => (screen.value = { kind: "joining", code: "ABCDE", working: true }));
    expect(ui.page.getByText(note).closest("[role=status]")).not.toBeNull();
    expect(await violations()).toEqual([]);
  });
});

describe("the invitation screen", () => {
  const renderInvitation = (): RenderedUi => {
    const ui = renderUi();
    rendered(() => (ui.invitedTo.value = "ABCDE"));
    return ui;
  };

  it("joins with the typed nickname and saves it", () => {
    const { page, asked, preferences } = renderInvitation();
    type(page.getByRole("textbox", { name: "Nickname" }), " Ada  Lovelace ");
    press("Enter");
    expect(asked).toContainEqual(["joinRoom", "Ada Lovelace", "ABCDE", { watch: false }]);
    expect(preferences.nickname.value).toBe("Ada Lovelace");
  });

  it("offers to watch, and the way to the home page", () => {
    const first = renderInvitation();
    type(first.page.getByRole("textbox", { name: "Nickname" }), "Ada");
    click(first.page.getByRole("button", { name: "Watch" }));
    expect(first.asked).toContainEqual(["joinRoom", "Ada", "ABCDE", { watch: true }]);
    rendered(() => (first.invitedTo.value = "ABCDE"));
    click(first.page.getByRole("button", { name: "Back to home" }));
    expect(first.page.getByRole("button", { name: "Play now" })).toBeDefined();
  });

  it.each([
    ["an open", {}, null],
    ["a full", { players: 6 }, "The teams are full: you watch until a seat is free."],
    ["a locked", { locked: true }, "This room needs a password."],
  ])("shows %s room as it is now", async (_, change, note) => {
    const room = listing("ABCDE", { game: listedGame({ red: 2, blue: 1 }), ...change });
    const body = { now: 0, room, people: ["Ada", "Bob"] };
    const ui = renderUi(undefined, {}, undefined, (path) => {
      expect(path).toBe("/api/rooms/ABCDE");
      return Promise.resolve({ kind: "loaded", status: 200, body });
    });
    rendered(() => (ui.invitedTo.value = "ABCDE"));
    await settled();
    expect(ui.page.getByRole("heading", { name: "Room ABCDE" })).toBeDefined();
    const people = within(ui.page.getByRole("list", { name: "In the room" })).getAllByRole("listitem");
    expect(people.map(({ textContent }) => textContent)).toEqual(["Ada", "Bob"]);
    expect(ui.page.getByText("Red 2, Blue 1")).toBeDefined();
    expect(ui.page.queryByText(/full|password/u)?.textContent ?? null).toBe(note);
    expect(await violations()).toEqual([]);
  });

  it("shows that a room does not exist any more", async () => {
    const ui = renderUi(undefined, {}, undefined, () => Promise.resolve({ kind: "missing" }));
    rendered(() => (ui.invitedTo.value = "ABCDE"));
    await settled();
    expect(ui.page.getByRole("alert").textContent).toBe("There is no room ABCDE any more.");
  });

  it("is accessible", async () => {
    renderInvitation();
    expect(await violations()).toEqual([]);
  });
});

describe("the link of another room", () => {
  const renderAsked = (screen: Screen): RenderedUi => {
    const ui = renderUi((session) => (session.screen.value = screen));
    rendered(() => ui.preferences.setNickname("Ben"));
    rendered(() => (ui.otherRoom.value = { code: "ABCDE", seat: "K7FQ2" }));
    return ui;
  };

  it("asks with the harmless choice focused, and is accessible", async () => {
    const ui = renderAsked({ kind: "room", code: "K7FQ2" });
    expect(document.activeElement).toBe(ui.page.getByRole("button", { name: "Stay in K7FQ2" }));
    expect(await violations()).toEqual([]);
    press("Enter");
    expect([ui.otherRoom.value, ui.asked]).toEqual([undefined, []]);
  });

  it("leads to the other room", () => {
    const ui = renderAsked({ kind: "room", code: "K7FQ2" });
    click(ui.page.getByRole("button", { name: "Join ABCDE" }));
    expect(ui.asked).toEqual([["joinRoom", "Ben", "ABCDE"]]);
    expect(ui.page.queryByRole("dialog")).toBeNull();
  });

  it("leads back to the seat after a reload", () => {
    const ui = renderAsked({ kind: "home" });
    click(ui.page.getByRole("button", { name: "Stay in K7FQ2" }));
    expect(ui.asked).toContainEqual(["joinRoom", "Ben", "K7FQ2"]);
  });
});

describe("the joining screen", () => {
  it("names the room, can be cancelled, and is accessible", async () => {
    const { page, asked, change } = renderUi(({ screen }) => (screen.value = { kind: "joining", code: "ABCDE" }));
    expect(page.getByRole("heading").textContent).toBe("Joining the room…");
    expect(page.getByText("ABCDE")).toBeDefined();
    click(page.getByRole("button", { name: "Cancel" }));
    expect(asked).toEqual([["leave"]]);
    expect(await violations()).toEqual([]);
    change(({ screen }) => (screen.value = { kind: "joining", code: undefined }));
    expect(page.getByRole("heading").textContent).toBe("Finding a match…");
  });
});

describe("the exit screen", () => {
  const renderExit = (reason: ExitReason, kick?: KickInfo): RenderedUi =>
    renderUi(({ screen }) => {
      screen.value = { kind: "exit", reason, code: "ABCDE", ...(kick === undefined ? {} : { kick }) };
    });

  it.each([
    ["notFound", "Room not found", "Play now"],
    ["full", "The room is full", "Try again"],
    ["closed", "The room was closed", "Play now"],
    ["kicked", "You were kicked", "Play now"],
    ["banned", "You are banned from this room", "Back to home"],
    ["crowded", "Too busy right now", "Back to home"],
    ["lost", "Connection lost", "Try again"],
    ["unreachable", "Server not responding", "Try again"],
    ["failed", "The room had an error", "Play now"],
    ["stopped", "The server was stopped", "Play now"],
    ["gone", "Your seat is gone", "Try again"],
    ["replaced", "You play in another tab", "Play here"],
    ["blocked", "Your network blocks WebSockets", "Try again"],
    ["noWebgl", "Your browser cannot draw the match", "Reload the page"],
    ["unloaded", "The game did not load", "Reload the page"],
    ["badAddress", "Page not found", "Back to home"],
    ["refused", "Disconnected by the server", "Reload the page"],
    ["outdated", "New version available", "Reload the page"],
  ] as const)("explains %s with the heading %s and offers first: %s", async (reason, title, next) => {
    const { page } = renderExit(reason);
    expect(page.getByRole("heading").textContent).toBe(title);
    expect(page.getAllByRole("button")[0]?.textContent).toBe(next);
    expect(await violations()).toEqual([]);
  });

  it("takes the seat back from another tab", () => {
    const ui = renderExit("replaced");
    rendered(() => ui.preferences.setNickname("Ben"));
    click(ui.page.getByRole("button", { name: "Play here" }));
    expect(ui.asked).toEqual([["joinRoom", "Ben", "ABCDE", { takeSeat: true }]]);
  });

  it.each(["blocked", "noWebgl"] as const)("links to the live scores, which still work, after %s", (reason) => {
    const { page } = renderExit(reason);
    expect(page.getByRole("link", { name: "Live scores" }).getAttribute("href")).toBe("/live");
  });

  it("joins the same room again, plays another match, and goes home", () => {
    const ui = renderExit("full");
    rendered(() => ui.preferences.setNickname("Ben"));
    for (const name of ["Try again", "Play now", "Back to home"]) click(ui.page.getByRole("button", { name }));
    expect(ui.asked).toEqual([["joinRoom", "Ben", "ABCDE"], ["playNow", "Ben"], ["leave"]]);
  });

  it.each([
    ["banned", { by: "Ada", reason: "own goals" }, "Ada banned you from the room."],
    ["kicked", { by: "Ada", reason: "" }, "Ada kicked you from the room. You can rejoin."],
    ["kicked", { by: "", reason: "" }, "You were kicked by a vote. You can rejoin in ten minutes."],
  ] as const)("names the admin and the reason for a player that was %s: %o", (reason, kick, text) => {
    const { page } = renderExit(reason, kick);
    expect(page.getByText(text)).toBeDefined();
    expect(page.queryByText("own goals") !== null).toBe(kick.reason !== "");
  });
});
