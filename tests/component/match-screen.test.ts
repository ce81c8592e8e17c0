/** The interface over the pitch: scoreboard, banners, votes, connection, prompts, spectating, and its keys. */
import { within } from "@testing-library/preact";
import { describe, expect, it, onTestFinished } from "vitest";
import type { NetStats } from "#client/session/net-stats.ts";
import type { GameInfo, VoteInfo } from "#client/session/room.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { createGameInfo } from "../support/game-info.ts";
import {
  BEN,
  changePlayer,
  inRoom,
  renderUi,
  settled,
  type RenderedUi,
  type RoomContents,
  violations,
} from "../support/rendered-ui.ts";
import { click, press } from "../support/user.ts";

const GUEST = { admin: false, owner: false };
const renderMatch = (contents: RoomContents = {}): RenderedUi =>
  renderUi(inRoom({ game: createGameInfo(), ...contents }));

describe("the scoreboard", () => {
  it("has score and clock as text", () => {
    const { page, change } = renderMatch();
    expect(page.getByRole("group", { name: "Red 0, Blue 0, 0:12 played" })).toBeDefined();
    change(({ game }) => (game.value = createGameInfo({ red: 1, seconds: 75 })));
    expect(page.getByRole("group", { name: "Red 1, Blue 0, 1:15 played" })).toBeDefined();
  });

  it("shows which team kicks off", () => {
    const { page } = renderMatch({ game: createGameInfo({ state: 0, kickOffTeam: BLUE_TEAM }) });
    expect(page.getByText("Blue kicks off")).toBeDefined();
  });
});

describe("captions", () => {
  it("show important sounds as text, when the player has turned them on", async () => {
    const { page, change } = renderMatch();
    change(({ caption }) => (caption.value = { kind: "whistle" }));
    expect(page.queryByText("Whistle")).toBeNull();
    change(({ settings: { sound } }) => (sound.value = { ...sound.value, captions: true }));
    expect(page.getByText("Whistle")).toBeDefined();
    expect(await violations()).toEqual([]);
    change(({ caption }) => (caption.value = null));
    expect(page.queryByText("Whistle")).toBeNull();
  });
});

describe("M", () => {
  it("turns all sounds off and on, as does the button of the room menu", () => {
    const { page, session } = renderMatch();
    press("m");
    expect(session.settings.sound.value.muted).toBe(true);
    expect(page.getByText("Sound off")).toBeDefined();
    press("Escape");
    click(page.getByRole("button", { name: "Sound on (M)" }));
    expect(session.settings.sound.value.muted).toBe(false);
  });
});

describe("the extra keys of a room", () => {
  it("are listed with their labels while the player is on the pitch", async () => {
    const { page, change } = renderMatch({ room: { scripted: true, extraKeys: ["Dash", "Hook"] } });
    const list = within(page.getByRole("list", { name: "Extra keys of this room" }));
    expect(list.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(["E Dash", "C Hook"]);
    expect(await violations()).toEqual([]);
    change((session) => changePlayer(session, 1, { team: SPECTATORS }));
    expect(page.queryByRole("list", { name: "Extra keys of this room" })).toBeNull();
  });
});

describe("the banner", () => {
  const END = { state: 3, red: 3, blue: 1 };
  it.each<[string, Partial<GameInfo>, string, string]>([
    ["a goal", { state: 2, red: 1, kickOffTeam: BLUE_TEAM }, "Goal!", "Goal! Red scores. Red 1, Blue 0."],
    ["the golden goal", { seconds: 180 }, "The next goal wins", "Golden goal"],
    ["the end of the game", END, "Red wins!", "Red wins! Red 3, Blue 1."],
    ["a draw", { ...END, blue: 3, seconds: 180 }, "Draw!", "Draw! Red 3, Blue 3."],
    ["the end of the time", { ...END, seconds: 180 }, "Time is up", "Red wins! Red 3, Blue 1."],
  ])("of %s is announced to screen readers as well", async (_what, changes, banner, announcement) => {
    const { page } = renderMatch({ game: createGameInfo(changes) });
    expect(page.getByText(banner).closest("[aria-hidden]")).not.toBeNull();
    expect(page.getAllByRole("status").map((status) => status.textContent)).toContain(announcement);
    expect(await violations()).toEqual([]);
  });

  it("is replaced by the pause", () => {
    const { page } = renderMatch({ game: createGameInfo({ state: 2, paused: true }) });
    expect(page.queryByText("Goal!")).toBeNull();
    expect(page.getAllByText("Paused").map((element) => element.getAttribute("role"))).toContain("status");
  });
});

describe("a paused game that goes on", () => {
  it("counts the last three seconds, and before them the wait for players, also for screen readers", async () => {
    const { page, change } = renderMatch({ game: createGameInfo({ paused: true, resumeSeconds: 6 }) });
    expect(page.getByText("Waiting for players… 6").closest("[aria-hidden]")).not.toBeNull();
    for (const seconds of [3, 2, 1]) {
      change(({ game }) => (game.value = createGameInfo({ paused: true, resumeSeconds: seconds })));
      const roles = page.getAllByText(String(seconds), { exact: true }).map((element) => element.getAttribute("role"));
      expect(roles).toContain("status");
      expect(page.getAllByText(String(seconds), { selector: ".pause-count" })).toHaveLength(1);
    }
    expect(await violations()).toEqual([]);
  });
});

describe("the autopilot of the own player", () => {
  it("is announced until it ends", async () => {
    const ui = renderMatch({ me: { autopilot: true, team: RED_TEAM } });
    const hint = "A bot is playing for you. Move or kick to take over.";
    expect(ui.page.getAllByRole("status").map((status) => status.textContent)).toContain(hint);
    expect(await violations()).toEqual([]);
    ui.change((session) => changePlayer(session, session.myId.value, { autopilot: false }));
    expect(ui.page.queryByText("A bot is playing for you.")).toBeNull();
  });
});

describe("a lost picture", () => {
  it("is announced while it lasts", async () => {
    const { page, change } = renderMatch();
    const hint = "The graphics card was interrupted. The picture returns in a moment.";
    const announced = () => page.getAllByRole("status").map((status) => status.textContent);
    expect(announced()).not.toContain(hint);
    change(({ pictureLost }) => (pictureLost.value = true));
    expect(announced()).toContain(hint);
    expect(await violations()).toEqual([]);
    change(({ pictureLost }) => (pictureLost.value = false));
    expect(announced()).not.toContain(hint);
  });
});

describe("a vote", () => {
  const vote: VoteInfo = { subject: "kick", object: "Cyd", by: "Ben", yes: 1, no: 0, needed: 2, secondsLeft: 9 };
  const renderVote = (changes: Partial<VoteInfo> = {}): RenderedUi => {
    const ui = renderMatch({ room: { adminless: true }, me: GUEST });
    ui.change((session) => (session.vote.value = { ...vote, ...changes }));
    return ui;
  };

  it("is shown with its counts, announced, and answered with its buttons", async () => {
    const { page, asked, change } = renderVote();
    const card = within(page.getByRole("region", { name: "Vote" }));
    expect(card.getByText("Kick Cyd?")).toBeDefined();
    expect(card.getByText("1 yes, 0 no; 2 needed")).toBeDefined();
    expect(page.getByText("Vote called by Ben: Kick Cyd? Y for yes, N for no.").getAttribute("role")).toBe("status");
    expect(await violations()).toEqual([]);
    click(card.getByRole("button", { name: /^Yes/u, pressed: false }));
    expect(asked).toEqual([["ballot", { yes: true }]]);
    expect(card.getByRole("button", { name: /^Yes/u, pressed: true })).toBeDefined();
    change((session) => (session.vote.value = null));
    expect(page.queryByRole("region", { name: "Vote" })).toBeNull();
  });

  it("is answered by key", () => {
    const { asked } = renderVote({ subject: "restart", object: "" });
    press("n");
    expect(asked).toEqual([["ballot", { yes: false }]]);
  });

  it("cannot be answered by the player it is about", () => {
    const { page, asked } = renderVote({ object: "Ada" });
    press("n");
    expect(asked).toEqual([]);
    expect(page.queryByRole("button", { name: /^Yes/u })).toBeNull();
  });
});

describe("the connection", () => {
  it("shows that the server restarts, until the page is back", async () => {
    const { page, change } = renderMatch();
    change(({ connection }) => (connection.value = { kind: "restarting" }));
    expect(page.getByRole("heading", { name: "Server restarting" })).toBeDefined();
    expect(page.getByRole("button", { name: "Leave the room" })).toBeDefined();
    expect(await violations()).toEqual([]);
    change(({ connection }) => (connection.value = { kind: "live" }));
    expect(page.queryByRole("heading", { name: "Server restarting" })).toBeNull();
    expect(page.getByText("Reconnected")).toBeDefined();
  });

  const stats: NetStats = {
    ...{ rttMs: 31, jitterMs: 2, marginMs: 17, pending: 3, ownCorrection: 0, ballCorrection: 0.5 },
    ...{ bytesIn: 2300, bytesOut: 400, serverGapMs: 17, frameMs: 16.7, mismatches: 0 },
  };

  it.each([
    ["Good connection", {}],
    ["Fair connection", { rttMs: 150 }],
    ["Poor connection", { jitterMs: 60 }],
  ])("is shown as %s", (name, changes) => {
    const { page, change } = renderMatch();
    change(({ netStats }) => (netStats.value = { ...stats, ...changes }));
    expect(page.getByRole("img", { name })).toBeDefined();
  });

  it("has a net graph that opens with F3, shows figures, is saved, and closes in the room menu", async () => {
    const { page, change } = renderMatch();
    const graph = () => page.queryByRole("region", { name: "Net graph" });
    expect(graph()).toBeNull();
    press("F3");
    for (const rttMs of [30, 31]) change(({ netStats }) => (netStats.value = { ...stats, rttMs }));
    const figures = [...graph()!.querySelectorAll(".figure")].map((figure) => figure.textContent);
    expect(figures).toEqual(expect.arrayContaining(["Round trip31 ms", "Received2.3 kB/s", "Mismatches0"]));
    expect(graph()!.querySelectorAll("polyline")).toHaveLength(11);
    expect(localStorage.getItem("rondo.netGraph")).toBe("on");
    expect(await violations()).toEqual([]);
    press("Escape");
    click(page.getByRole("button", { name: "Net graph", pressed: true }));
    expect(graph()).toBeNull();
  });

  it("that is too slow is reported", () => {
    const { page, change } = renderMatch();
    change(({ netStats }) => (netStats.value = { ...stats, pending: 60 }));
    expect(page.getByText("Slow connection: your input is shown with delay.")).toBeDefined();
  });
});

describe("the prompt", () => {
  it("starts a game", () => {
    const { page, asked } = renderMatch({ game: null });
    click(page.getByRole("button", { name: "Start game" }));
    expect(asked).toEqual([["start"]]);
  });

  it.each([
    [false, "Waiting for an admin to start."],
    [true, "Call a vote to restart in the room menu."],
  ])("shows what members without rights wait for, in a room without admins: %s", (adminless, text) => {
    const { page } = renderMatch({
      game: null,
      room: { adminless },
      me: GUEST,
      others: [{ ...BEN, admin: !adminless }],
    });
    expect(page.getByText(text, { exact: false })).toBeDefined();
    expect(page.queryByRole("button", { name: "Start game" })).toBeNull();
  });

  it("lets spectators join a team, or queue when both are full", () => {
    const { page, asked, change } = renderMatch({ room: { teamSize: 1 }, me: { ...GUEST, team: SPECTATORS } });
    click(page.getByRole("button", { name: "Join red" }));
    expect(asked).toEqual([["team", { team: RED_TEAM }]]);
    change((session) => {
      session.players.value = [...session.players.value, { ...session.players.value[1]!, id: 3, team: RED_TEAM }];
    });
    click(page.getByRole("button", { name: "Queue for a seat" }));
    change((session) => changePlayer(session, 1, { queuePosition: 2 }));
    expect(page.getByText("Position 2 in the queue.")).toBeDefined();
  });
});

describe("a spectator", () => {
  it("follows the ball, a player or nothing", async () => {
    const { page, session } = renderMatch({ me: { ...GUEST, team: SPECTATORS } });
    click(page.getByRole("button", { name: "Next player (])" }));
    expect(session.spectating.value).toEqual({ kind: "player", id: 2 });
    expect(page.getByText("Ben").closest("[role=status]")).not.toBeNull();
    expect(await violations()).toEqual([]);
  });
});

describe("a refused request", () => {
  it("is shown as a toast, also over the room menu", () => {
    const { page, change } = renderMatch();
    const toasts = () => [...document.querySelectorAll(".toast")].map((toast) => toast.textContent);
    change(({ refusal }) => (refusal.value = { kind: "team", why: "locked" }));
    expect(toasts()).toEqual(["The teams are locked."]);
    press("Escape");
    expect(page.getByRole("dialog").textContent).toContain("The teams are locked.");
    change(({ refusal }) => (refusal.value = { kind: "vote", why: "notNow" }));
    expect(toasts()).toContain("A vote is not possible right now.");
  });
});

describe("the keys of the match", () => {
  it("pause and resume, for members with rights", () => {
    const { asked, change } = renderMatch();
    press("p");
    change(({ game }) => (game.value = createGameInfo({ paused: true })));
    press("p");
    expect(asked).toEqual([
      ["pause", { paused: true }],
      ["pause", { paused: false }],
    ]);
    change((session) => changePlayer(session, 1, GUEST));
    press("p");
    expect(asked).toHaveLength(2);
  });

  it("steer again after a click on a button", () => {
    const { page } = renderMatch();
    click(page.getByRole("button", { name: "Copy invite link" }));
    expect(document.activeElement).toBe(document.body);
  });
});

describe("the match screen", () => {
  it("is named after its room", () => {
    const { page, change } = renderMatch();
    expect(page.getByRole("heading", { level: 1 }).textContent).toBe("A room");
    change(({ room }) => (room.value = { ...room.value!, name: "" }));
    expect(page.getByRole("heading", { level: 1 }).textContent).toBe("Quick match");
  });
});

describe("the screen of the device", () => {
  it("stays on while the player is on the pitch of a running game", async () => {
    const events: string[] = [];
    const request = async () => {
      events.push("on");
      return { release: async () => void events.push("off") };
    };
    Object.defineProperty(navigator, "wakeLock", { configurable: true, value: { request } });
    onTestFinished(() => void Reflect.deleteProperty(navigator, "wakeLock"));
    const ui = renderUi(inRoom({ game: createGameInfo() }));
    await settled();
    expect(events).toEqual(["on"]);
    document.dispatchEvent(new Event("visibilitychange"));
    expect(events).toEqual(["on", "on"]);
    ui.change(({ game }) => (game.value = null));
    await settled();
    expect(events).toEqual(["on", "on", "off"]);
  });
});
