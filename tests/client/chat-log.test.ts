/** The chat lines of a room in the session. */
import { describe, expect, it } from "vitest";
import { ChatLog } from "#client/net/room/chat-log.ts";
import { CHAT_LINES_MAX } from "#client/session/chat.ts";
import { createSession } from "#client/session/session.ts";
import type { DatedNotice } from "#protocol/notice.ts";
import { RED_TEAM } from "#sim/world.ts";

const message = (text: string, at: number): DatedNotice => ({
  at,
  notice: { kind: "chat", from: 1, name: "Ada", team: RED_TEAM, text, scope: "room" },
});

function log() {
  const session = createSession();
  const lines = () =>
    session.chat.value.map(
      ({ notice, old }) => `${notice.kind === "chat" ? notice.text : notice.kind}${old ? " (old)" : ""}`,
    );
  return { session, log: new ChatLog(session), lines };
}

describe("the chat log", () => {
  it("contains the history and new messages", () => {
    const { log: chat, lines } = log();
    chat.begin([message("one", 10), message("two", 20)]);
    chat.add(message("three", 30));
    expect(lines()).toEqual(["one (old)", "two (old)", "three"]);
  });

  it("adds missed messages after a reconnect, and none twice", () => {
    const { log: chat, lines } = log();
    chat.begin([]);
    chat.add(message("one", 10));
    chat.begin([message("one", 10), message("missed", 20)]);
    expect(lines()).toEqual(["one", "missed (old)"]);
  });

  it("gives every line a unique key and removes the oldest", () => {
    const { session, log: chat } = log();
    for (let n = 0; n < CHAT_LINES_MAX + 10; n++) chat.add(message(String(n), n));
    const keys = session.chat.value.map(({ key }) => key);
    expect(keys).toHaveLength(CHAT_LINES_MAX);
    expect(new Set(keys).size).toBe(CHAT_LINES_MAX);
  });

  it("contains announcements of scripts, but not their sounds", () => {
    const { session, log: chat, lines } = log();
    chat.add({ at: 1, notice: { kind: "scriptLine", text: "Goal", color: 0xff0000, style: "bold", sound: 2 } });
    chat.add({ at: 2, notice: { kind: "sound", sound: "whistle" } });
    expect([lines(), session.scriptSound.value]).toEqual([["scriptLine"], { sound: "whistle" }]);
  });

  it("puts emotes over discs instead", () => {
    const { session, log: chat } = log();
    chat.add({ at: 1, notice: { kind: "emote", from: 7, name: "Ada", emote: 2 } });
    expect(session.chat.value).toEqual([]);
    expect(session.emotes.value.get(7)?.emote).toBe(2);
  });
});
