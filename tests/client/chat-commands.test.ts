import { beforeEach, describe, expect, it } from "vitest";
import type { Actions } from "#client/session/actions.ts";
import type { ChatLine } from "#client/session/chat.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { COMMANDS, runCommand, splitCommand } from "#client/ui/chat/commands/command-table.ts";
import { findPlayer } from "#client/ui/chat/commands/find-player.ts";
import { createIgnoreList, type IgnoreList } from "#client/ui/saved/ignore-list.ts";
import { t } from "#client/ui/i18n/translate.ts";
import { isToServerKind, schemaOf } from "#protocol/to-server.ts";
import { createRoomInfo } from "../support/room-info.ts";
import { recordedActions } from "../support/recorded-actions.ts";
import { createPlayerInfo } from "../support/player-info.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";

/** Commands of HaxBall. */
const HAXBALL_COMMANDS = [
  "avatar clear_avatar colors checksum store extrapolation handicap",
  "set_password clear_password clear_bans recaptcha kick_ratelimit",
]
  .join(" ")
  .split(" ");

let session: Session;
let actions: Actions;
let asked: unknown[];
let ignoreList: IgnoreList;
let replies: string[];

const run = (line: string) =>
  runCommand(line, { session, actions, ignoreList, labelOf: (code) => code, reply: (text) => replies.push(text) });

function setAdmin(admin: boolean): void {
  session.players.value = [
    createPlayerInfo({ id: 1, name: "Nimble Sweeper", team: RED_TEAM, admin }),
    createPlayerInfo({ id: 2, name: "Bob" }),
    createPlayerInfo({ id: 3, name: "Bob Two" }),
    createPlayerInfo({ id: 4, name: "Robot", bot: true, fingerprint: "" }),
  ];
}

beforeEach(() => {
  session = createSession();
  const stadium = { stadiumName: "Orchard", checksum: "0123456789abcdef" };
  session.room.value = createRoomInfo({ code: "ABCD", ...stadium });
  session.myId.value = 1;
  setAdmin(true);
  ({ actions, asked } = recordedActions());
  ignoreList = createIgnoreList();
  replies = [];
});

describe("the list of commands", () => {
  it("include all HaxBall commands", () => {
    const names = COMMANDS.map(({ name }) => name);
    expect(HAXBALL_COMMANDS.filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it("are split into name and arguments, ignoring case", () => {
    expect(splitCommand("/Avatar  XX y")).toEqual({ name: "avatar", args: "XX y" });
    expect(splitCommand(" /help")).toEqual({ name: "help", args: "" });
    expect(splitCommand("hello /help")).toBeUndefined();
  });
});

describe("a command", () => {
  it.each([
    ["/avatar XX", "avatar", { text: "XX" }],
    ["/clear_avatar", "avatar", { text: "" }],
    [
      "/colors red 60 FFFFFF E5484D 3B6CF6",
      "kit",
      { team: RED_TEAM, kit: { angle: 60, text: 0xffffff, colors: [0xe5484d, 0x3b6cf6] } },
    ],
    ["/colors blue clear", "kit", { team: BLUE_TEAM }],
    ["/set_password let me in", "settings", { password: "let me in" }],
    ["/clear_password", "settings", { password: "" }],
    ["/kick_ratelimit 2 15 3", "kickRate", { min: 2, rate: 15, burst: 3 }],
    ["/kick Bob", "kick", { id: 2, ban: false, reason: "" }],
    ["/kick @Bob_Two own goals", "kick", { id: 3, ban: false, reason: "own goals" }],
    ["/ban #3 spam", "kick", { id: 3, ban: true, reason: "spam" }],
    ["/mute Bob", "mute", { id: 2, term: "tenMinutes" }],
    ["/mute Bob 1", "mute", { id: 2, term: "minute" }],
    ["/mute @Bob_Two game", "mute", { id: 3, term: "game" }],
    ["/mute #3 room", "mute", { id: 3, term: "room" }],
    ["/unmute Bob", "unmute", { id: 2 }],
    ["/lock_chat", "settings", { chatLocked: true }],
    ["/unlock_chat", "settings", { chatLocked: false }],
    ["/t left is free", "chat", { text: "left is free", to: "team" }],
    ["/w bob two psst", "chat", { text: "psst", to: 3 }],
    ["/red", "team", { team: RED_TEAM }],
    ["/blue", "team", { team: BLUE_TEAM }],
    ["/spectate", "team", { team: SPECTATORS }],
  ])("send a request: %s", (line, kind, message) => {
    expect(run(line)).toBeUndefined();
    expect(asked).toEqual([[kind, message]]);
    expect(isToServerKind(kind) && schemaOf(kind)?.safeParse(message).success).toBe(true);
  });

  it("send requests without content", () => {
    expect(run("/clear_bans")).toBeUndefined();
    expect(asked).toEqual([["clearBans"]]);
  });

  it.each([
    ["/mute", "/mute NAME"],
    ["/mute Bob 5", "/mute NAME"],
    ["/unmute", "/unmute NAME"],
    ["/avatar", "/avatar XX"],
    ["/colors red", "Invalid kit"],
    ["/colors green 0 FFFFFF FF0000", "Invalid kit"],
    ["/set_password", "1 to 64"],
    ["/kick_ratelimit 2 15", "three numbers"],
    ["/kick_ratelimit 2 15 256", "three numbers"],
    ["/kick_ratelimit 2 -1 3", "three numbers"],
    ["/handicap", "0 to 300"],
    ["/handicap 301", "0 to 300"],
    ["/handicap fast", "0 to 300"],
    ["/kick", "/kick NAME"],
    ["/kick Zoe", "No player named Zoe"],
    ["/w", "/w NAME TEXT"],
    ["/w Bob", "/w NAME TEXT"],
    ["/w Robot hello", "is a bot"],
    ["/w Nimble hello", "That is you"],
    ["/t", "/t TEXT"],
    ["/r hello", "No private message"],
    ["/ignore", "/ignore NAME"],
    ["/ignore Robot", "is a bot"],
    ["/queue", "already playing"],
    ["/help nothing", "Unknown command /nothing"],
    ["/nothing", "Unknown command /nothing"],
    ["/", "Unknown command /"],
  ])("reply with an error: %s", (line, error) => {
    expect(run(line)).toContain(error);
    expect(asked).toEqual([]);
  });

  it("that need admin rights are refused to other members", () => {
    setAdmin(false);
    for (const line of ["/colors red clear", "/set_password x", "/clear_bans", "/kick Bob", "/kick_ratelimit 2 15 3"])
      expect(run(line)).toBe(t("command.adminsOnly"));
    expect(asked).toEqual([]);
    expect(run("/avatar X")).toBeUndefined();
  });

  it("reply with information of the page", async () => {
    run("/checksum");
    run("/extrapolation 50");
    run("/recaptcha on");
    run("/store");
    await Promise.resolve();
    expect(replies).toEqual([
      "Orchard: 0123456789abcdef",
      t("command.extrapolation.answer"),
      t("command.recaptcha.answer"),
      t("command.store.saved", { stadium: "Orchard" }),
    ]);
  });

  it("reply when a stadium cannot be saved", async () => {
    actions = { ...actions, saveStadium: () => Promise.reject(new Error("no room")) };
    run("/store");
    await new Promise((resolve) => setTimeout(resolve));
    expect(replies).toEqual([t("command.store.failed", { stadium: "Orchard" })]);
  });

  it("set the input delay", () => {
    expect(run("/handicap 300")).toBeUndefined();
    expect(run("/handicap 0")).toBeUndefined();
    expect(asked).toEqual([
      ["setHandicap", 300],
      ["setHandicap", 0],
    ]);
    expect(replies.length).toBe(2);
  });

  it("reply to the last private message, sent or received", () => {
    const line = (key: number, from: number, to: number): ChatLine => ({
      key,
      at: 0,
      old: false,
      notice: {
        kind: "chat",
        from,
        name: "",
        team: SPECTATORS,
        text: "psst",
        scope: "private",
        to: { id: to, name: "" },
      },
    });
    session.chat.value = [line(1, 3, 1)];
    run("/r yes");
    session.chat.value = [line(1, 3, 1), line(2, 1, 2)];
    run("/r and you?");
    expect(asked).toEqual([
      ["chat", { text: "yes", to: 3 }],
      ["chat", { text: "and you?", to: 2 }],
    ]);
  });
});

describe("a command for oneself", () => {
  it("ignore a player and see them again", () => {
    expect(run("/ignore #2")).toBeUndefined();
    expect(ignoreList.isIgnored("fingerprint2")).toBe(true);
    expect(run("/ignore #2")).toContain("already ignore");
    expect(run("/unignore #2")).toBeUndefined();
    expect(ignoreList.isIgnored("fingerprint2")).toBe(false);
    expect(run("/unignore #2")).toContain("do not ignore");
  });

  it("join and leave the queue for a seat", () => {
    const me = (queuePosition: number) => (session.players.value = [createPlayerInfo({ id: 1, queuePosition })]);
    me(0);
    run("/queue");
    me(2);
    run("/queue");
    expect(asked).toEqual([
      ["queue", { waiting: true }],
      ["queue", { waiting: false }],
    ]);
  });

  it("are listed and explained by /help", () => {
    expect(run("/help")).toBeUndefined();
    for (const { name } of COMMANDS) expect(replies[0]).toContain(`/${name}`);
    for (const { name } of COMMANDS) expect(run(`/help ${name}`)).toBeUndefined();
    expect(new Set(replies).size).toBe(COMMANDS.length + 2);
  });
});

describe("findPlayer", () => {
  const players = () => session.players.value;

  it("prefers the longest matching name and returns the rest of the text", () => {
    expect(findPlayer("bob two is fast", players())).toMatchObject({ player: { id: 3 }, rest: "is fast" });
    expect(findPlayer("bob is fast", players())).toMatchObject({ player: { id: 2 }, rest: "is fast" });
    expect(findPlayer("@Nimble_Sweeper", players())).toMatchObject({ player: { id: 1 }, rest: "" });
  });

  it("accepts the start of a name if it is unique", () => {
    expect(findPlayer("nim hello", players())).toMatchObject({ player: { id: 1 }, rest: "hello" });
    expect(findPlayer("bo hello", players())).toMatchObject({ error: "several" });
    expect(findPlayer("#77", players())).toMatchObject({ error: "none" });
    expect(findPlayer("", players())).toMatchObject({ error: "none" });
  });
});
