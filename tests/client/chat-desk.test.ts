import { beforeEach, describe, expect, it } from "vitest";
import type { ChatLine } from "#client/session/chat.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { createChatDesk, type ChatDesk } from "#client/ui/chat/chat-controller.ts";
import { createMuted, type Muted } from "#client/ui/preferences/mute-list.ts";
import { SPECTATORS } from "#sim/world.ts";
import { recordedActions } from "../support/recorded-actions.ts";
import { createPlayerInfo } from "../support/player-info.ts";

let session: Session;
let asked: unknown[];
let muted: Muted;
let desk: ChatDesk;

const line = (key: number, from: number): ChatLine => ({
  key,
  at: 0,
  old: false,
  notice: { kind: "chat", from, name: `Player ${from}`, team: SPECTATORS, text: "hello", scope: "room" },
});

beforeEach(() => {
  session = createSession();
  session.players.value = [createPlayerInfo({ id: 1 }), createPlayerInfo({ id: 2 })];
  session.myId.value = 1;
  const recorded = recordedActions();
  asked = recorded.asked;
  muted = createMuted();
  desk = createChatDesk({ session, actions: recorded.actions, muted, after: () => () => undefined });
});

describe("the chat", () => {
  it("says a line to whom it is for, and closes", () => {
    desk.open();
    desk.type("  hello ");
    desk.submit();
    desk.open("team");
    desk.type("here");
    desk.submit();
    desk.open({ id: 2, name: "Player 2" });
    desk.type("psst");
    desk.submit();
    expect(asked.filter((each) => JSON.stringify(each).includes("text"))).toEqual([
      ["chat", { text: "hello", to: "room" }],
      ["chat", { text: "here", to: "team" }],
      ["chat", { text: "psst", to: 2 }],
    ]);
    expect(desk.isOpen.value).toBe(false);
    expect(desk.text.value).toBe("");
    expect(desk.audience.value).toBe("room");
  });

  it("closes without a word when nothing was typed", () => {
    desk.open("team");
    desk.submit();
    expect(asked).toEqual([]);
    expect(desk.isOpen.value).toBe(false);
  });

  it("keeps what is typed when it is left, and forgets what is given up", () => {
    desk.open("team");
    desk.type("half a li");
    desk.close();
    expect(desk.text.value).toBe("half a li");
    expect(desk.audience.value).toBe("team");
    desk.open();
    desk.close({ giveUp: true });
    expect(desk.text.value).toBe("");
  });

  it("keeps a faulty command to be corrected, and says what is wrong", () => {
    desk.open();
    desk.type("/nonsense");
    desk.submit();
    expect(desk.isOpen.value).toBe(true);
    expect(desk.text.value).toBe("/nonsense");
    expect(desk.lines.value.map(({ body }) => body.text)).toEqual([
      "There is no command /nonsense. /help lists them all.",
    ]);
    desk.type("/help");
    desk.submit();
    expect(desk.isOpen.value).toBe(false);
  });

  it("tells that somebody types, and that he no longer does when he closes it", () => {
    desk.open();
    desk.type("h");
    desk.close();
    expect(asked).toEqual([
      ["typing", { typing: true }],
      ["typing", { typing: false }],
    ]);
  });

  it("shows no line of who is muted, also when he has left since", () => {
    session.chat.value = [line(1, 2)];
    muted.toggleMuted("fingerprint2");
    expect(desk.lines.value).toEqual([]);
    session.players.value = [createPlayerInfo({ id: 1 })];
    expect(desk.lines.value).toEqual([]);
    muted.toggleMuted("fingerprint2");
    expect(desk.lines.value.length).toBe(1);
  });

  it("sends one emote, and the next when it is time", () => {
    desk.wheel.isOpen.value = true;
    desk.wheel.send(3, 1000);
    expect(desk.wheel.isOpen.value).toBe(false);
    desk.wheel.send(4, desk.wheel.readyMs.value - 1);
    desk.wheel.send(5, desk.wheel.readyMs.value);
    expect(asked).toEqual([
      ["emote", { emote: 3 }],
      ["emote", { emote: 5 }],
    ]);
  });

  it("takes nothing along into the next room", () => {
    desk.open();
    desk.type("/help");
    desk.submit();
    desk.open("team");
    desk.type("half");
    desk.reset();
    expect(desk.lines.value).toEqual([]);
    expect(desk.text.value).toBe("");
    expect(desk.isOpen.value).toBe(false);
  });
});
