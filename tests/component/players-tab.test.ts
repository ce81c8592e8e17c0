/** The players of the room: moving them by key, pointer and menu, kicks and bans, the queue, and the limits. */
import { fireEvent, within } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { MUTE_TERMS } from "#room/mute.ts";
import { rightBits } from "#room/rights.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { createGameInfo } from "../support/game-info.ts";
import { createPlayerInfo } from "../support/player-info.ts";
import {
  BEN,
  changePlayer,
  rendered,
  renderMenu,
  useFakeTimers,
  violations,
  type RenderedUi,
} from "../support/rendered-ui.ts";
import { click, press, type } from "../support/user.ts";

const rowOf = ({ page }: RenderedUi, name: string) => page.getByRole("button", { name: new RegExp(`^${name} #`, "u") });

/** The texts of the open menu of a player. */
function menuOf(ui: RenderedUi, name: string): (string | null)[] {
  click(rowOf(ui, name));
  return ui.page.getAllByRole("menuitem").map((item) => item.textContent);
}

const chooseItem = ({ page }: RenderedUi, name: string) => click(page.getByRole("menuitem", { name }));

describe("a player's row", () => {
  it("moves the player to the next column with the arrow keys", () => {
    const ui = renderMenu("Players");
    rowOf(ui, "Ben").focus();
    press("ArrowLeft");
    press("ArrowRight");
    expect(ui.asked).toContainEqual(["team", { team: SPECTATORS, id: 2 }]);
    expect(ui.asked.filter((each) => Array.isArray(each) && each[0] === "team")).toHaveLength(1);
  });

  it("keeps the focus in the new column, which is announced", () => {
    const ui = renderMenu("Players");
    rowOf(ui, "Ben").focus();
    press("ArrowLeft");
    ui.change((session) => changePlayer(session, 2, { team: SPECTATORS }));
    expect(document.activeElement).toBe(rowOf(ui, "Ben"));
    expect(ui.page.getByText("Ben: Spectators").getAttribute("role")).toBe("status");
    press("ArrowLeft");
    expect(ui.asked.at(-1)).toEqual(["team", { team: RED_TEAM, id: 2 }]);
  });

  it("is one tab stop of its column, and the up and down keys move between rows", () => {
    const cyd = createPlayerInfo({ id: 3, name: "Cyd", team: BLUE_TEAM });
    const ui = renderMenu("Players", { others: [BEN, cyd] });
    expect([rowOf(ui, "Ben"), rowOf(ui, "Cyd")].map((row) => row.tabIndex)).toEqual([0, -1]);
    rowOf(ui, "Ben").focus();
    press("ArrowDown");
    expect(document.activeElement).toBe(rowOf(ui, "Cyd"));
    expect([rowOf(ui, "Ben"), rowOf(ui, "Cyd")].map((row) => row.tabIndex)).toEqual([-1, 0]);
  });

  it("shows status, and the fingerprint of players with the same name", () => {
    const twin = createPlayerInfo({ id: 3, name: "ben", team: SPECTATORS, queuePosition: 2, connected: false });
    const ui = renderMenu("Players", { others: [BEN, twin] });
    expect(rowOf(ui, "ben").textContent).toContain("Position 2 in the queue");
    expect(rowOf(ui, "ben").textContent).toContain("Reconnecting");
    expect(rowOf(ui, "ben").textContent).not.toContain("a bot plays");
    ui.change((session) => changePlayer(session, 3, { autopilot: true }));
    expect(rowOf(ui, "ben").textContent).toContain("Away: a bot plays");
    expect(rowOf(ui, "Ada").textContent).toContain("Admin");
    expect(rowOf(ui, "Ben").className).toContain("player-with-fingerprint");
  });

  it("is plain text for members that can do nothing with the player", () => {
    const bot = createPlayerInfo({ id: 3, name: "Robo", team: BLUE_TEAM, bot: true, fingerprint: "" });
    const { page } = renderMenu("Players", { me: { admin: false, owner: false }, others: [bot] });
    expect(page.getByText("Robo").closest("button")).toBeNull();
  });
});

describe("what a script has given a player", () => {
  it("is shown: badge, and rights for members that are not admins", async () => {
    const ben = { ...BEN, badge: "MVP", badgeColor: 0xff0000, rights: rightBits(["start", "moderate"]) };
    const { page, change } = renderMenu("Players", { room: { scripted: true }, others: [ben] });
    expect(page.getByText("MVP")).toBeDefined();
    expect(page.getByText("Can: start and stop games, kick and mute players")).toBeDefined();
    expect(await violations()).toEqual([]);
    change((session) => changePlayer(session, 2, { admin: true, badge: "" }));
    expect([page.queryByText("MVP"), page.queryByText(/^Can:/u)]).toEqual([null, null]);
  });

  it("shows the tools that the rights cover", () => {
    const me = { admin: false, owner: false, rights: rightBits(["teams"]) };
    const { page, asked } = renderMenu("Players", { room: { scripted: true }, me });
    expect(page.queryByRole("button", { name: "Lock chat" })).toBeNull();
    click(page.getByRole("button", { name: "Lock teams" }));
    expect(asked).toEqual([["settings", { teamsLocked: true }]]);
  });
});

describe("dragging a player", () => {
  afterEach(() => void vi.restoreAllMocks());

  it("moves the player to the column below the pointer", () => {
    const ui = renderMenu("Players");
    const spectators = ui.page.getByRole("region", { name: /^Spectators/u });
    vi.spyOn(document, "elementFromPoint").mockReturnValue(spectators);
    const mouse = { button: 0, pointerId: 1, pointerType: "mouse" };
    const row = rowOf(ui, "Ben");
    fireEvent.pointerDown(row, { ...mouse, clientX: 10, clientY: 10 });
    fireEvent.pointerMove(row, { ...mouse, clientX: 40, clientY: 10 });
    expect(spectators.dataset["drop"]).toBe("over");
    fireEvent.pointerUp(row, { ...mouse, clientX: 40, clientY: 10 });
    fireEvent.click(row);
    expect(ui.asked.at(-1)).toEqual(["team", { team: SPECTATORS, id: 2 }]);
    expect(ui.page.queryByRole("menu")).toBeNull();
  });
});

describe("the player menu", () => {
  it("offers what an admin can do with another player", () => {
    const ui = renderMenu("Players");
    expect(menuOf(ui, "Ben")).toEqual([
      "Move to red",
      "Move to spectators",
      "Whisper",
      "Ignore",
      "Profile",
      "Report…",
      "Make admin",
      "Mute for everyone…",
      "Kick…",
      "Ban…",
    ]);
    expect(ui.page.getByRole("menu").getAttribute("aria-label")).toBe("Actions for Ben");
  });

  it("offers less to members without admin rights", () => {
    const ui = renderMenu("Players", { me: { admin: false, owner: false }, others: [{ ...BEN, admin: true }] });
    expect(menuOf(ui, "Ben")).toEqual(["Whisper", "Ignore", "Profile", "Report…"]);
  });

  it("offers spectators to follow a player with the camera", () => {
    const ui = renderMenu("Players", { me: { admin: false, owner: false, team: SPECTATORS }, game: createGameInfo() });
    menuOf(ui, "Ben");
    chooseItem(ui, "Follow with the camera");
    expect(ui.session.spectating.value).toEqual({ kind: "player", id: 2 });
    expect(ui.menuOpen.value).toBe(false);
  });

  it("moves the focus by key and returns it to the row", () => {
    const ui = renderMenu("Players");
    menuOf(ui, "Ben");
    const focused = () => document.activeElement?.textContent;
    expect(focused()).toBe("Move to red");
    press("ArrowUp");
    expect(focused()).toBe("Ban…");
    press("Home");
    press("ArrowDown");
    expect(focused()).toBe("Move to spectators");
    press("Escape");
    expect(ui.page.queryByRole("menu")).toBeNull();
    expect(document.activeElement).toBe(rowOf(ui, "Ben"));
    expect(ui.menuOpen.value).toBe(true);
  });

  it("closes on a press outside", () => {
    const ui = renderMenu("Players");
    menuOf(ui, "Ben");
    click(ui.page.getByRole("button", { name: "Auto" }));
    expect(ui.page.queryByRole("menu")).toBeNull();
    expect(ui.asked.at(-1)).toEqual(["arrange", { how: "auto" }]);
  });

  it("moves, promotes and whispers", () => {
    const ui = renderMenu("Players");
    menuOf(ui, "Ben");
    chooseItem(ui, "Move to red");
    menuOf(ui, "Ben");
    chooseItem(ui, "Make admin");
    expect(ui.asked.slice(-2)).toEqual([
      ["team", { team: RED_TEAM, id: 2 }],
      ["admin", { id: 2, admin: true }],
    ]);
    menuOf(ui, "Ben");
    chooseItem(ui, "Whisper");
    expect(ui.page.queryByRole("dialog")).toBeNull();
    expect(ui.page.getByRole("combobox", { name: "Message" }).getAttribute("placeholder")).toBe("Message to Ben");
  });

  it("mutes for the room, for a time that is chosen, and unmutes", () => {
    const ui = renderMenu("Players", { game: createGameInfo() });
    menuOf(ui, "Ben");
    chooseItem(ui, "Mute for everyone…");
    const dialog = within(ui.page.getByRole("dialog", { name: "Mute Ben?" }));
    expect(dialog.getAllByRole("radio").map((radio) => (radio as HTMLInputElement).value)).toEqual([...MUTE_TERMS]);
    expect(dialog.getByRole<HTMLInputElement>("radio", { name: "10 minutes" }).checked).toBe(true);
    click(dialog.getByRole("radio", { name: "This game" }));
    click(dialog.getByRole("button", { name: "Mute" }));
    expect(ui.asked).toEqual([["mute", { id: 2, term: "game" }]]);
    ui.change((session) => changePlayer(session, 2, { muteSeconds: 75 }));
    expect(rowOf(ui, "Ben").textContent).toContain("Muted: 2 minutes left");
    menuOf(ui, "Ben");
    chooseItem(ui, "Unmute");
    expect(ui.asked.at(-1)).toEqual(["unmute", { id: 2 }]);
  });

  it("mutes for a game only while one is on", async () => {
    const ui = renderMenu("Players");
    menuOf(ui, "Ben");
    chooseItem(ui, "Mute for everyone…");
    expect(ui.page.queryByRole("radio", { name: "This game" })).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it("ignores and shows again, for this player only", () => {
    const ui = renderMenu("Players");
    menuOf(ui, "Ben");
    chooseItem(ui, "Ignore");
    expect(ui.ignoreList.isIgnored("bb22")).toBe(true);
    expect(rowOf(ui, "Ben").textContent).toContain("Ignored by you");
    menuOf(ui, "Ben");
    chooseItem(ui, "Stop ignoring");
    expect(ui.ignoreList.isIgnored("bb22")).toBe(false);
  });

  it("is accessible", async () => {
    const ui = renderMenu("Players");
    menuOf(ui, "Ben");
    expect(await violations()).toEqual([]);
  });
});

describe("a kick", () => {
  const openDialog = (item: "Kick…" | "Ban…"): RenderedUi => {
    const ui = renderMenu("Players");
    menuOf(ui, "Ben");
    chooseItem(ui, item);
    return ui;
  };

  it("is sent with its reason", () => {
    const ui = openDialog("Ban…");
    const dialog = within(ui.page.getByRole("dialog", { name: "Ban Ben?" }));
    const reason = dialog.getByRole("textbox", { name: "Reason" });
    expect(document.activeElement).toBe(reason);
    type(reason, "own goals");
    press("Enter");
    expect(ui.asked.at(-1)).toEqual(["kick", { id: 2, ban: true, reason: "own goals" }]);
    expect(ui.page.queryByRole("dialog", { name: "Ban Ben?" })).toBeNull();
  });

  it("is cancelled by Escape, which leaves the room menu open", () => {
    const ui = openDialog("Kick…");
    press("Escape");
    expect(ui.page.queryByRole("dialog", { name: "Kick Ben?" })).toBeNull();
    expect(ui.page.getByRole("dialog", { name: "A room" })).toBeDefined();
    expect(ui.asked).toEqual([]);
  });

  it("has an accessible dialog", async () => {
    openDialog("Kick…");
    expect(await violations()).toEqual([]);
  });
});

describe("a column", () => {
  it("has a button to join it, which is disabled while it is full", () => {
    const { page, asked } = renderMenu("Players", { room: { teamSize: 1 }, me: { admin: false, owner: false } });
    expect(page.getByRole<HTMLButtonElement>("button", { name: "Join blue" }).disabled).toBe(true);
    click(page.getByRole("button", { name: "Spectate" }));
    expect(asked.at(-1)).toEqual(["team", { team: SPECTATORS }]);
  });

  it("queues a spectator for a seat and shows the position", () => {
    const me = { team: SPECTATORS, admin: false, owner: false } as const;
    const { page, asked, change } = renderMenu("Players", { room: { teamSize: 1 }, me });
    click(page.getByRole("button", { name: "Queue for a seat" }));
    expect(asked.at(-1)).toEqual(["queue", { waiting: true }]);
    change((session) => changePlayer(session, 1, { queuePosition: 1 }));
    expect(page.getByText("Position 1 in the queue.").getAttribute("role")).toBe("status");
    click(page.getByRole("button", { name: "Leave the queue" }));
    expect(asked.at(-1)).toEqual(["queue", { waiting: false }]);
  });

  it("shows that the teams are locked", () => {
    const { page } = renderMenu("Players", {
      room: { teamsLocked: true },
      me: { admin: false, owner: false },
      others: [{ ...BEN, admin: true }],
    });
    expect(page.getAllByText("The teams are locked.")).not.toEqual([]);
    expect(page.queryByRole("button", { name: "Join blue" })).toBeNull();
  });
});

describe("the team tools", () => {
  it("rearrange the players and lock the teams", () => {
    const { page, asked, change } = renderMenu("Players");
    for (const name of ["Auto", "Random", "Swap", "Reset"]) click(page.getByRole("button", { name }));
    expect(asked).toEqual(["auto", "random", "swap", "reset"].map((how) => ["arrange", { how }]));
    click(page.getByRole("button", { name: "Lock teams", pressed: false }));
    expect(asked.at(-1)).toEqual(["settings", { teamsLocked: true }]);
    change(({ room }) => (room.value = { ...room.value!, teamsLocked: true }));
    expect(page.getByRole("button", { name: "Lock teams", pressed: true })).toBeDefined();
  });

  it("ask before they change the teams of a running game for good", () => {
    const { page, asked } = renderMenu("Players", { game: createGameInfo() });
    for (const name of ["Auto", "Swap"]) click(page.getByRole("button", { name }));
    expect(asked).toEqual(["auto", "swap"].map((how) => ["arrange", { how }]));
    for (const [name, title] of [
      ["Random", "Shuffle all players?"],
      ["Reset", "Move all players to the spectators?"],
    ] as const) {
      asked.length = 0;
      click(page.getByRole("button", { name }));
      expect(asked).toEqual([]);
      click(within(page.getByRole("dialog", { name: title })).getByRole("button", { name }));
      expect(asked).toEqual([["arrange", { how: name.toLowerCase() }]]);
    }
  });

  it("are for members with rights only", () => {
    const { page } = renderMenu("Players", { me: { admin: false, owner: false } });
    expect(page.queryByRole("group", { name: "Team tools" })).toBeNull();
  });
});

describe("the limits of the game", () => {
  it("are sent once after a series of changes", () => {
    useFakeTimers();
    const { page, asked } = renderMenu("Players");
    for (let i = 0; i < 3; i++) click(page.getByRole("button", { name: "Increase: Time limit" }));
    click(page.getByRole("button", { name: "Decrease: Score limit" }));
    expect(asked).toEqual([]);
    rendered(() => vi.advanceTimersByTime(600));
    expect(asked).toEqual([["settings", { timeLimit: 6, scoreLimit: 2, overtime: true }]]);
  });

  it("are shown as the room has them when it does not answer", () => {
    useFakeTimers();
    const { page } = renderMenu("Players");
    click(page.getByRole("button", { name: "Increase: Time limit" }));
    const shown = () => page.getByRole<HTMLSelectElement>("combobox", { name: "Time limit" }).value;
    expect(shown()).toBe("4");
    rendered(() => vi.advanceTimersByTime(600));
    rendered(() => vi.advanceTimersByTime(2500));
    expect(shown()).toBe("3");
  });

  it("include the overtime", () => {
    useFakeTimers();
    const { page, asked } = renderMenu("Players");
    click(page.getByRole("switch", { name: "Overtime", checked: true }));
    rendered(() => vi.advanceTimersByTime(600));
    expect(asked).toEqual([["settings", { timeLimit: 3, scoreLimit: 3, overtime: false }]]);
    expect(page.getByRole<HTMLInputElement>("switch", { name: "Overtime" }).checked).toBe(false);
  });

  it("cannot be changed during a game", () => {
    const { page } = renderMenu("Players", { game: createGameInfo() });
    expect(page.getByRole<HTMLButtonElement>("button", { name: "Increase: Time limit" }).disabled).toBe(true);
    expect(page.getByText("Stop the game to change the limits.")).toBeDefined();
  });

  it("are text for members without rights", () => {
    const { page, change } = renderMenu("Players", { me: { admin: false, owner: false } });
    expect(page.getByText("3 minutes")).toBeDefined();
    expect(page.queryByText("No overtime")).toBeNull();
    change(({ room }) => (room.value = { ...room.value!, overtime: false }));
    expect(page.getByText("No overtime")).toBeDefined();
    expect(page.queryByRole("button", { name: "Increase: Time limit" })).toBeNull();
  });
});
