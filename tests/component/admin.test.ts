/** The admin page: signing in, rooms, members, bans, reports, help, server and log. */
import { within } from "@testing-library/preact";
import { render } from "preact";
import { describe, expect, it, onTestFinished } from "vitest";
import { type AdminActions, type AdminSession, createAdminSession } from "#client/session/admin.ts";
import { type AdminTab } from "#client/ui/admin/admin-context.ts";
import { filterRooms } from "#client/ui/admin/room-filter.ts";
import { durationText } from "#client/ui/admin/time-text.ts";
import { mountAdmin } from "#client/ui/admin/mount-admin.tsx";
import type { ConversationInfo, Report, RoomFigures, ScriptFigures } from "#client/session/admin.ts";
import { completeHappyDom } from "../support/happy-dom.ts";
import { rendered, settled, violations } from "../support/rendered-ui.ts";
import { choose, click, type as typeInto } from "../support/user.ts";

const NOW = Date.UTC(2026, 10, 28, 12);

const room = (code: string, more: Partial<RoomFigures> = {}): RoomFigures => ({
  ...{ code, process: "p1", name: `Room of ${code}`, kind: "friends", listed: true, stadium: "Classic" },
  ...{ players: 2, bots: 1, spectators: 0, score: { red: 1, blue: 0 }, awake: true, gapP99: 17.2, cpu: 0.021 },
  createdAt: NOW - 600_000,
  ...more,
});

const person = (name: string) => ({ key: `key of ${name}`, name, fingerprint: "ab2c" });

const report = (more: Partial<Report> = {}): Report => ({
  ...{ id: "r1", at: NOW, room: "ABCDE", roomName: "Ours", reporter: person("Ann"), target: person("Rude") },
  ...{
    reason: "insult",
    text: "called me names",
    map: "",
    recording: null,
    answer: "",
    answeredAt: null,
    closedAt: null,
  },
  chat: [{ at: NOW, name: "Rude", text: "you cow", scope: "team" }],
  match: {
    stadium: "Classic",
    game: { red: 1, blue: 2, seconds: 65 },
    members: [{ name: "Ann", fingerprint: "ab2c", team: 1, bot: false }],
  },
  ...more,
});

const conversation = (more: Partial<ConversationInfo> = {}): ConversationInfo => ({
  ...person("Gil"),
  ...{ open: true, lastAt: NOW, lastText: "my map is broken", unread: 1 },
  ...more,
});

function renderAdmin(fill: (session: AdminSession) => void = () => undefined, tab: AdminTab = "rooms") {
  completeHappyDom();
  document.documentElement.lang = "en";
  const session = createAdminSession();
  session.access.value = "signedIn";
  session.connection.value = "live";
  session.figures.value = {
    now: NOW,
    processes: [
      {
        ...{ process: "p1", uptime: 7200, cpu: 0.4, memory: 200 * 1024 * 1024, rooms: 2, ticks: 120, sockets: 7 },
        ...{ refusals: 3, draining: false },
      },
    ],
    rooms: [room("ABCDE"), room("FGHJK", { name: "", kind: "quick", players: 4, awake: false })],
  };
  fill(session);
  const asked: unknown[] = [];
  const actions: AdminActions = {
    signIn: async (token) => void asked.push(["signIn", token]),
    signOut: async () => void asked.push(["signOut"]),
    send: (kind, message) => void asked.push([kind, message]),
    say: (key, text) => void asked.push(["say", key, text]),
  };
  const root = document.body.appendChild(document.createElement("div"));
  onTestFinished(() => {
    render(null, root);
    root.remove();
    localStorage.clear();
  });
  const ui = rendered(() => mountAdmin(root, session, actions));
  rendered(() => (ui.tab.value = tab));
  const change = (apply: () => unknown) => rendered(() => void apply());
  return { ui, session, asked, page: within(document.body), change };
}

describe("signing in", () => {
  it("sends the token, and names what is wrong", async () => {
    const { page, session, asked, change } = renderAdmin(({ access }) => (access.value = "signedOut"));
    typeInto(page.getByLabelText("Token"), " secret ");
    click(page.getByRole("button", { name: "Sign in" }));
    await settled();
    expect(asked).toEqual([["signIn", "secret"]]);
    change(() => (session.signInFailure.value = "wrong"));
    expect(page.getByRole("alert").textContent).toBe("Wrong token.");
    expect(await violations()).toEqual([]);
  });

  it("ends with the sign-out", () => {
    const { page, asked } = renderAdmin();
    click(page.getByRole("button", { name: "Sign out" }));
    expect(asked).toContainEqual(["signOut"]);
  });

  it("puts the page on duty, until it is switched off", () => {
    const { page, asked } = renderAdmin();
    expect(asked).toEqual([["duty", { on: true }]]);
    click(page.getByRole("switch", { name: "On duty" }));
    expect(asked.at(-1)).toEqual(["duty", { on: false }]);
    expect(localStorage.getItem("rondo.duty")).toBe("false");
  });
});

describe("the rooms", () => {
  it("are a table that can be searched", async () => {
    const { page } = renderAdmin();
    const rows = () => page.getAllByRole("row").slice(1);
    expect(rows().map((row) => row.querySelector("th")?.textContent)).toEqual(["FGHJK", "ABCDE"]);
    expect(rows()[1]?.textContent).toContain("17.2 ms");
    expect(rows()[1]?.textContent).toContain("2.1 %");
    expect(rows()[1]?.textContent).toContain("10 min");
    expect(rows()[0]?.textContent).toContain("asleep");
    expect(await violations()).toEqual([]);
    typeInto(page.getByRole("searchbox", { name: "Search rooms" }), "abc");
    expect(rows()).toHaveLength(1);
    typeInto(page.getByRole("searchbox", { name: "Search rooms" }), "zzz");
    expect(page.getByText("No rooms found for “zzz”.")).toBeDefined();
  });

  it("name their scripts, and how those do", async () => {
    const script = { name: "league", state: "running", starts: 1, meanMs: 0.123, maxMs: 4.56 } as const;
    const { page, session, change } = renderAdmin();
    const show = (more: Partial<ScriptFigures> = {}) =>
      change(() => {
        const rooms = [room("ABCDE", { script: { ...script, ...more } })];
        session.figures.value = { ...session.figures.value!, rooms };
      });
    show();
    expect(page.getByText("Script league")).toBeDefined();
    click(page.getByRole("button", { name: "Room ABCDE" }));
    expect(page.getByText("Script league: running · 0.12 ms per tick (max 4.6) · 1 start")).toBeDefined();
    show({ state: "failed", starts: 6 });
    expect(page.getByText("Script league: failed")).toBeDefined();
    expect(page.getByText(/6 starts$/u).className).toBe("admin-bad");
    expect(await violations()).toEqual([]);
  });

  it("show their members, receive messages and are closed", async () => {
    const { page, session, asked, change } = renderAdmin();
    click(page.getByRole("button", { name: "Room ABCDE" }));
    await settled();
    expect(asked).toContainEqual(["watch", { code: "ABCDE" }]);
    const member = { id: 1, ...person("Ann"), team: 1, admin: true, bot: false, connected: true, ping: 31 };
    const bot = { ...member, id: 2, name: "Bot", key: "", fingerprint: "", bot: true, admin: false, ping: 0 };
    change(() => (session.members.value = { code: "ABCDE", members: [member, bot] }));
    expect(page.getByText("31 ms")).toBeDefined();
    expect(page.getAllByRole("button", { name: "Kick" })).toHaveLength(1);
    expect(await violations()).toEqual([]);

    typeInto(page.getByRole("textbox", { name: "Message to the room" }), "  calm   down ");
    click(page.getByRole("button", { name: "Send" }));
    expect(asked.at(-1)).toEqual(["announce", { code: "ABCDE", text: "calm down" }]);

    click(page.getByRole("button", { name: "Kick" }));
    const dialog = page.getByRole("dialog", { name: "Kick Ann from all rooms?" });
    click(within(dialog).getByRole("button", { name: "Kick" }));
    expect(asked.at(-1)).toEqual(["kick", { key: "key of Ann", reason: "" }]);

    click(page.getByRole("button", { name: "Close the room" }));
    click(within(page.getByRole("dialog")).getByRole("button", { name: "Close the room" }));
    expect(asked.at(-1)).toEqual(["closeRoom", { code: "ABCDE" }]);
    change(() => (session.figures.value = { ...session.figures.value!, rooms: [] }));
    expect(page.getByText("This room has closed.")).toBeDefined();
  });

  it("ban a member with reason, duration and network", async () => {
    const { page, session, asked, change } = renderAdmin();
    click(page.getByRole("button", { name: "Room ABCDE" }));
    const member = { id: 1, ...person("Ann"), team: 0, admin: false, bot: false, connected: true, ping: 0 };
    change(() => (session.members.value = { code: "ABCDE", members: [member] }));
    click(page.getByRole("button", { name: "Ban Ann…" }));
    expect(await violations()).toEqual([]);
    typeInto(page.getByRole("textbox", { name: "Reason" }), "insults");
    choose(page.getByRole("combobox", { name: "Duration" }), "day");
    click(page.getByRole("switch", { name: /same network/u }));
    click(page.getByRole("button", { name: "Ban" }));
    expect(asked.at(-1)).toEqual([
      "ban",
      { key: "key of Ann", name: "Ann", from: { room: "ABCDE" }, reason: "insults", minutes: 1440, withNetwork: true },
    ]);
  });
});

describe("the bans", () => {
  it("are listed and lifted", async () => {
    const ban = { id: "b1", name: "Eve", fingerprint: "ab2c", reason: "rude", at: NOW, until: null, withNetwork: true };
    const { page, session, asked, change } = renderAdmin(({ bans }) => (bans.value = [ban]), "bans");
    expect(page.getByRole("row", { name: /Eve/u }).textContent).toContain("For good");
    expect(await violations()).toEqual([]);
    click(page.getByRole("button", { name: "Lift" }));
    expect(asked.at(-1)).toEqual(["liftBan", { id: "b1" }]);
    change(() => (session.bans.value = []));
    expect(page.getByText("No player is banned from this server.")).toBeDefined();
  });
});

describe("the reports", () => {
  it("show chat and match, and are answered and closed", async () => {
    const { page, session, asked, change } = renderAdmin(({ reports }) => (reports.value = [report()]), "reports");
    expect(document.title).toBe("(1) Admin · Rondo");
    expect(page.getByRole("tab", { name: "Reports (1 new)" })).toBeDefined();
    click(page.getByRole("button", { name: /Rude/u }));
    const details = page.getByRole("region", { name: "Rude" });
    for (const text of ["called me names", "you cow", "(team)", "1 : 2 after 1:05 on Classic", "Ann #ab2c"]) {
      expect(details.textContent).toContain(text);
    }
    expect(page.queryByRole("link", { name: /last seconds/u })).toBeNull();
    change(() => (session.reports.value = [report({ recording: "abcdefgh-_123456" })]));
    const replay = page.getByRole("link", { name: "Watch the last seconds before the report" });
    expect(replay.getAttribute("href")).toBe("/replay/abcdefgh-_123456");
    expect(await violations()).toEqual([]);
    const answer = page.getByRole("textbox", { name: "Answer to Ann" });
    expect(page.getByRole("button", { name: "Answer and close" }).hasAttribute("disabled")).toBe(true);
    typeInto(answer, "Thanks!");
    click(page.getByRole("button", { name: "Answer" }));
    expect(asked.at(-1)).toEqual(["answerReport", { id: "r1", answer: "Thanks!", close: false }]);
    click(page.getByRole("button", { name: "Close without an answer" }));
    expect(asked.at(-1)).toEqual(["answerReport", { id: "r1", answer: "", close: true }]);
    change(() => (session.reports.value = [report({ answer: "Thanks!", answeredAt: NOW, closedAt: NOW })]));
    expect(page.queryByRole("textbox", { name: "Answer to Ann" })).toBeNull();
    expect(details.textContent).toContain("Thanks!");
    expect(document.title).toBe("Admin · Rondo");
  });

  it("about a published map lead to it, and hide it", async () => {
    const about = report({ map: "ABCDEF", room: "", roomName: "Kite" });
    const { page, asked } = renderAdmin(({ reports }) => (reports.value = [about]), "reports");
    click(page.getByRole("button", { name: /Rude/u }));
    expect(page.getByRole("link", { name: "Kite" }).getAttribute("href")).toBe("/maps/ABCDEF");
    expect(page.queryByText("Chat of the last minute")).toBeNull();
    click(page.getByRole("button", { name: "Hide the map" }));
    expect(asked.at(-1)).toEqual(["hideMap", { code: "ABCDEF" }]);
    click(page.getByRole("button", { name: "Show it again" }));
    expect(asked.at(-1)).toEqual(["showMap", { code: "ABCDEF" }]);
    expect(await violations()).toEqual([]);
  });

  it("lead to the ban of the reported player", () => {
    const { page, ui } = renderAdmin(({ reports }) => (reports.value = [report()]), "reports");
    click(page.getByRole("button", { name: /Rude/u }));
    click(page.getByRole("button", { name: "Ban Rude…" }));
    expect(ui.banTarget.value).toEqual({ key: "key of Rude", name: "Rude", from: { report: "r1" } });
  });
});

describe("the help conversations", () => {
  it("are answered, read and closed", async () => {
    const { page, session, asked, change } = renderAdmin(
      ({ conversations }) =>
        (conversations.value = [conversation(), conversation({ ...person("Old"), key: "old", open: false })]),
      "help",
    );
    expect(page.getByRole("tab", { name: "Help (1 new)" })).toBeDefined();
    click(page.getByRole("button", { name: /Gil/u }));
    await settled();
    const key = "key of Gil";
    expect(asked).toContainEqual(["openConversation", { key }]);
    const message = { id: "m1", at: NOW, from: "player", text: "my map is broken", about: "" } as const;
    change(() => (session.messages.value = new Map([[key, [message]]])));
    await settled();
    expect(asked.at(-1)).toEqual(["read", { key, at: NOW }]);
    change(() => (session.typing.value = new Set([key])));
    expect(page.getByRole("log").textContent).toContain("Gil: writing…");
    expect(await violations()).toEqual([]);
    typeInto(page.getByRole("textbox", { name: "Message to Gil" }), "Which one?");
    expect(asked.at(-1)).toEqual(["typing", { key, typing: true }]);
    click(page.getByRole("button", { name: "Send" }));
    expect(asked).toContainEqual(["say", key, "Which one?"]);
    click(page.getByRole("button", { name: "Close the conversation" }));
    expect(asked.at(-1)).toEqual(["closeConversation", { key }]);
  });
});

describe("the server", () => {
  it("shows its processes, announces, drains, and shows the log", async () => {
    const log = [
      { number: 1, process: "p1", at: NOW, level: 30, text: "refused: a full room" },
      { number: 2, process: "p1", at: NOW, level: 50, text: "room failed" },
    ];
    const { page, session, asked, change } = renderAdmin((each) => (each.log.value = log), "server");
    expect(page.getByText("200 MB")).toBeDefined();
    expect(await violations()).toEqual([]);
    const lines = () => page.getByRole("region", { name: "Log" }).textContent;
    expect(lines()).toContain("a full room");
    click(page.getByRole("radio", { name: "Warnings" }));
    expect(lines()).not.toContain("a full room");
    expect(lines()).toContain("room failed");

    typeInto(page.getByRole("textbox", { name: "Message" }), "Restart at ten");
    click(page.getByRole("button", { name: "Send to all rooms" }));
    click(within(page.getByRole("dialog")).getByRole("button", { name: "Send to all rooms" }));
    expect(asked.at(-1)).toEqual(["announce", { code: null, text: "Restart at ten" }]);

    click(page.getByRole("button", { name: "Take no new rooms" }));
    click(within(page.getByRole("dialog")).getByRole("button", { name: "Take no new rooms" }));
    expect(asked.at(-1)).toEqual(["drain", { on: true }]);
    const { figures } = session;
    const processes = figures.value!.processes.map((each) => ({ ...each, draining: true }));
    change(() => (figures.value = { ...figures.value!, processes }));
    click(page.getByRole("button", { name: "Take new rooms again" }));
    expect(asked.at(-1)).toEqual(["drain", { on: false }]);
  });

  it("confirms what was done, and shows what was not", () => {
    const { page, session, change } = renderAdmin();
    change(() => (session.answer.value = { kind: "announce", why: null }));
    expect(page.getByText("Message sent")).toBeDefined();
    change(() => (session.answer.value = { kind: "kick", why: "gone" }));
    expect(page.getByText("No longer there.")).toBeDefined();
    change(() => (session.connection.value = "lost"));
    expect(page.getByText("Connection lost. Reconnecting…")).toBeDefined();
  });
});

describe("texts and filters", () => {
  it("show durations in their largest unit", () => {
    expect([5, 65, 7300, 200_000].map(durationText)).toEqual(["5 s", "1 min", "2 h", "2 d"]);
  });

  it("find rooms by code, name and map", () => {
    const rooms = [room("AAAAA"), room("BBBBB", { stadium: "Big", players: 5 })];
    expect(filterRooms(rooms, "").map(({ code }) => code)).toEqual(["BBBBB", "AAAAA"]);
    expect(filterRooms(rooms, "big").map(({ code }) => code)).toEqual(["BBBBB"]);
    expect(filterRooms(rooms, "room of a").map(({ code }) => code)).toEqual(["AAAAA"]);
  });
});
