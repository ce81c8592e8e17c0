import { beforeEach, describe, expect, it } from "vitest";
import type { ChatLine } from "#client/session/chat.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { createChatController, type ChatController } from "#client/ui/chat/chat-controller.ts";
import { createIgnoreList, type IgnoreList } from "#client/ui/saved/ignore-list.ts";
import { recordedActions } from "../support/recorded-actions.ts";
import { createPlayerInfo } from "../support/player-info.ts";
import { createRoomInfo } from "../support/room-info.ts";
import { RED_TEAM, SPECTATORS } from "#room/team.ts";

let session: Session;
let asked: unknown[];
let ignoreList: IgnoreList;
let chat: ChatController;

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
  ignoreList = createIgnoreList();
  chat = createChatController({
    session,
    actions: recorded.actions,
    ignoreList,
    labelOf: (code) => code,
    schedule: () => () => undefined,
  });
});

describe("the chat", () => {
  it("sends a message to its audience and closes", () => {
    chat.open();
    chat.setText("  hello ");
    chat.submit();
    chat.open("team");
    chat.setText("here");
    chat.submit();
    chat.open({ id: 2, name: "Player 2" });
    chat.setText("psst");
    chat.submit();
    expect(asked.filter((each) => JSON.stringify(each).includes("text"))).toEqual([
      ["chat", { text: "hello", to: "room" }],
      ["chat", { text: "here", to: "team" }],
      ["chat", { text: "psst", to: 2 }],
    ]);
    expect(chat.isOpen.value).toBe(false);
    expect(chat.text.value).toBe("");
    expect(chat.audience.value).toBe("room");
  });

  it("closes without a message when nothing was typed", () => {
    chat.open("team");
    chat.submit();
    expect(asked).toEqual([]);
    expect(chat.isOpen.value).toBe(false);
  });

  it("keeps the text on closing and clears it on discarding", () => {
    chat.open("team");
    chat.setText("half a li");
    chat.close();
    expect(chat.text.value).toBe("half a li");
    expect(chat.audience.value).toBe("team");
    chat.open();
    chat.close({ discard: true });
    expect(chat.text.value).toBe("");
  });

  it("keeps a command with an error and replies with the error", () => {
    chat.open();
    chat.setText("/nonsense");
    chat.submit();
    expect(chat.isOpen.value).toBe(true);
    expect(chat.text.value).toBe("/nonsense");
    expect(chat.lines.value.map(({ body }) => body.text)).toEqual([
      "Unknown command /nonsense. Type /help for a list.",
    ]);
    chat.setText("/help");
    chat.submit();
    expect(chat.isOpen.value).toBe(false);
  });

  it("offers commands to the script of the room, and runs those that it leaves", () => {
    const submit = (text: string) => {
      chat.open();
      chat.setText(text);
      chat.submit();
    };
    session.room.value = createRoomInfo({ scripted: true });
    submit("/afk now");
    submit("/avatar 7");
    submit("/t hello");
    const sent = () => asked.filter((each) => !JSON.stringify(each).includes("typing"));
    expect(sent()).toEqual([
      ["slash", { text: "/afk now" }],
      ["slash", { text: "/avatar 7" }],
      ["chat", { text: "hello", to: "team" }],
    ]);
    expect([chat.isOpen.value, chat.lines.value]).toEqual([false, []]);
    session.unclaimedSlash.value = { text: "/avatar 7" };
    session.unclaimedSlash.value = { text: "/nonsense" };
    expect(sent().at(-1)).toEqual(["avatar", { text: "7" }]);
    expect(chat.lines.value.map(({ body }) => body.text)).toEqual([
      "Unknown command /nonsense. Type /help for a list.",
    ]);
  });

  it("sends that the player types, and on closing that they stopped", () => {
    chat.open();
    chat.setText("h");
    chat.close();
    expect(asked).toEqual([
      ["typing", { typing: true }],
      ["typing", { typing: false }],
    ]);
  });

  it("hides messages of ignored players, also after they have left", () => {
    session.chat.value = [line(1, 2)];
    ignoreList.toggle("fingerprint2");
    expect(chat.lines.value).toEqual([]);
    session.players.value = [createPlayerInfo({ id: 1 })];
    expect(chat.lines.value).toEqual([]);
    ignoreList.toggle("fingerprint2");
    expect(chat.lines.value.length).toBe(1);
  });

  it("sends no emote during the cooldown", () => {
    chat.emoteWheel.isOpen.value = true;
    chat.emoteWheel.send(3, 1000);
    expect(chat.emoteWheel.isOpen.value).toBe(false);
    chat.emoteWheel.send(4, chat.emoteWheel.readyMs.value - 1);
    chat.emoteWheel.send(5, chat.emoteWheel.readyMs.value);
    expect(asked).toEqual([
      ["emote", { emote: 3 }],
      ["emote", { emote: 5 }],
    ]);
  });

  it("sends ready-made lines to the team of a player, and those of manners to the room", () => {
    chat.lineWheel.send(1, 1000);
    session.players.value = [createPlayerInfo({ id: session.myId.value, team: SPECTATORS })];
    chat.lineWheel.send(1, 9000);
    session.players.value = [createPlayerInfo({ id: session.myId.value, team: RED_TEAM })];
    chat.lineWheel.send(1, 20_000);
    chat.lineWheel.send(4, 30_000);
    expect(asked.slice(-3)).toEqual([
      ["chat", { text: "To me!", to: "room" }],
      ["chat", { text: "To me!", to: "team" }],
      ["chat", { text: "Well played", to: "room" }],
    ]);
  });

  it("is empty after a reset", () => {
    chat.open();
    chat.setText("/help");
    chat.submit();
    chat.open("team");
    chat.setText("half");
    chat.reset();
    expect(chat.lines.value).toEqual([]);
    expect(chat.text.value).toBe("");
    expect(chat.isOpen.value).toBe(false);
  });
});
