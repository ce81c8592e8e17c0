import { beforeEach, describe, expect, it } from "vitest";
import type { Actions } from "#client/session/actions.ts";
import type { ChatLine } from "#client/session/chat.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { COMMANDS, runCommand, splitCommand } from "#client/ui/chat/commands/command-table.ts";
import { takePlayer } from "#client/ui/chat/commands/find-player.ts";
import { createMuted, type Muted } from "#client/ui/preferences/mute-list.ts";
import { t } from "#client/ui/i18n/translate.ts";
import { isToServerKind, schemaOf } from "#protocol/to-server.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { createRoomInfo } from "../support/room-info.ts";
import { recordedActions } from "../support/recorded-actions.ts";
import { createPlayerInfo } from "../support/player-info.ts";

/** What players of HaxBall type. */
const KNOWN = [
  "avatar clear_avatar colors checksum store extrapolation handicap",
  "set_password clear_password clear_bans recaptcha kick_ratelimit",
]
  .join(" ")
  .split(" ");

let session: Session;
let actions: Actions;
let asked: unknown[];
let muted: Muted;
let answers: string[];

const run = (line: string) => runCommand(line, { session, actions, muted, answer: (text) => answers.push(text) });

function become(admin: boolean): void {
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
  become(true);
  ({ actions, asked } = recordedActions());
  muted = createMuted();
  answers = [];
});

describe("the list of commands", () => {
  it("has every command of HaxBall", () => {
    const names = COMMANDS.map(({ name }) => name);
    expect(KNOWN.filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it("splits a command into name and arguments, in any case", () => {
    expect(splitCommand("/Avatar  XX y")).toEqual({ name: "avatar", args: "XX y" });
    expect(splitCommand(" /help")).toEqual({ name: "help", args: "" });
    expect(splitCommand("hello /help")).toBeUndefined();
  });
});

describe("chat commands", () => {
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
    ["/t left is free", "chat", { text: "left is free", to: "team" }],
    ["/w bob two psst", "chat", { text: "psst", to: 3 }],
    ["/red", "team", { team: RED_TEAM }],
    ["/blue", "team", { team: BLUE_TEAM }],
    ["/spectate", "team", { team: SPECTATORS }],
  ])("ask the room: %s", (line, kind, message) => {
    expect(run(line)).toBeUndefined();
    expect(asked).toEqual([[kind, message]]);
    expect(isToServerKind(kind) && schemaOf(kind)?.safeParse(message).success).toBe(true);
  });

  it("ask for what needs no more than its name", () => {
    expect(run("/clear_bans")).toBeUndefined();
    expect(asked).toEqual([["clearBans"]]);
  });

  it.each([
    ["/avatar", "/avatar XX"],
    ["/colors red", "That is no kit"],
    ["/colors green 0 FFFFFF FF0000", "That is no kit"],
    ["/set_password", "1 to 64"],
    ["/kick_ratelimit 2 15", "Three numbers"],
    ["/kick_ratelimit 2 15 256", "Three numbers"],
    ["/kick_ratelimit 2 -1 3", "Three numbers"],
    ["/handicap", "0 to 300"],
    ["/handicap 301", "0 to 300"],
    ["/handicap fast", "0 to 300"],
    ["/kick", "/kick NAME"],
    ["/kick Zoe", "nobody called Zoe"],
    ["/w", "/w NAME TEXT"],
    ["/w Bob", "/w NAME TEXT"],
    ["/w Robot hello", "is a bot"],
    ["/w Nimble hello", "That is you"],
    ["/t", "/t TEXT"],
    ["/r hello", "no private line"],
    ["/ignore", "/ignore NAME"],
    ["/ignore Robot", "is a bot"],
    ["/queue", "You play already"],
    ["/help nothing", "no command /nothing"],
    ["/nothing", "no command /nothing"],
    ["/", "no command /"],
  ])("say what is wrong: %s", (line, words) => {
    expect(run(line)).toContain(words);
    expect(asked).toEqual([]);
  });

  it("leave what admins do to admins", () => {
    become(false);
    for (const line of ["/colors red clear", "/set_password x", "/clear_bans", "/kick Bob", "/kick_ratelimit 2 15 3"])
      expect(run(line)).toBe(t("command.adminsOnly"));
    expect(asked).toEqual([]);
    expect(run("/avatar X")).toBeUndefined();
  });

  it("answer what the page itself knows", async () => {
    run("/checksum");
    run("/extrapolation 50");
    run("/recaptcha on");
    run("/store");
    await Promise.resolve();
    expect(answers).toEqual([
      "Orchard: 0123456789abcdef",
      t("command.extrapolation.answer"),
      t("command.recaptcha.answer"),
      t("command.store.stored", { stadium: "Orchard" }),
    ]);
  });

  it("say so when a stadium cannot be kept", async () => {
    actions = { ...actions, storeStadium: () => Promise.reject(new Error("no room")) };
    run("/store");
    await new Promise((resolve) => setTimeout(resolve));
    expect(answers).toEqual([t("command.store.failed", { stadium: "Orchard" })]);
  });

  it("delay the own keys", () => {
    expect(run("/handicap 300")).toBeUndefined();
    expect(run("/handicap 0")).toBeUndefined();
    expect(asked).toEqual([
      ["setHandicap", 300],
      ["setHandicap", 0],
    ]);
    expect(answers.length).toBe(2);
  });

  it("answer the last private line, whoever wrote it", () => {
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

  it("mute a player and unmute them", () => {
    expect(run("/ignore #2")).toBeUndefined();
    expect(muted.isMuted("fingerprint2")).toBe(true);
    expect(run("/ignore #2")).toContain("as it is");
    expect(run("/unignore #2")).toBeUndefined();
    expect(muted.isMuted("fingerprint2")).toBe(false);
    expect(run("/unignore #2")).toContain("not ignored");
  });

  it("wait for a seat, or no longer", () => {
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

  it("explain themselves", () => {
    expect(run("/help")).toBeUndefined();
    for (const { name } of COMMANDS) expect(answers[0]).toContain(`/${name}`);
    for (const { name } of COMMANDS) expect(run(`/help ${name}`)).toBeUndefined();
    expect(new Set(answers).size).toBe(COMMANDS.length + 2);
  });
});

describe("who is meant", () => {
  const people = () => session.players.value;

  it("is the longest name that fits, and what follows is left", () => {
    expect(takePlayer("bob two is fast", people())).toMatchObject({ player: { id: 3 }, rest: "is fast" });
    expect(takePlayer("bob is fast", people())).toMatchObject({ player: { id: 2 }, rest: "is fast" });
    expect(takePlayer("@Nimble_Sweeper", people())).toMatchObject({ player: { id: 1 }, rest: "" });
  });

  it("is found by how a name begins, if only one does", () => {
    expect(takePlayer("nim hello", people())).toMatchObject({ player: { id: 1 }, rest: "hello" });
    expect(takePlayer("bo hello", people())).toMatchObject({ why: "several" });
    expect(takePlayer("#77", people())).toMatchObject({ why: "nobody" });
    expect(takePlayer("", people())).toMatchObject({ why: "nobody" });
  });
});
