import { describe, expect, it } from "vitest";
import { mentionOf, isMentioned, type ChatLine } from "#client/session/chat.ts";
import { visibilityOf, visibleLines, type Reader } from "#client/ui/chat/chat-lines.ts";
import { charactersLeft, limitLength } from "#client/ui/chat/length-limit.ts";
import { toServer } from "#protocol/to-server.ts";
import { CHAT_MAX } from "#room/text.ts";
import { BLUE_TEAM, SPECTATORS } from "#sim/world.ts";

const reader: Reader = { id: 1, name: "Nimble Sweeper", presence: true, scriptColors: true, isIgnored: () => false };

type MessageNotice = Partial<Extract<ChatLine["notice"], { kind: "chat" }>>;

const message = (key: number, more: MessageNotice = {}): ChatLine => ({
  key,
  at: 0,
  old: false,
  notice: { kind: "chat", from: 2, name: "Lucky Volley", team: BLUE_TEAM, text: "hello", scope: "room", ...more },
});
const body = (line: ChatLine, as: Reader = reader) => visibleLines([line], [], as)[0]?.body;

describe("chat lines", () => {
  it("contain replies to commands after the line they followed", () => {
    const replies = [
      { key: 1, after: 0, text: "first" },
      { key: 2, after: 5, text: "between" },
      { key: 3, after: 6, text: "last" },
    ];
    const ids = visibleLines([message(5), message(6)], replies, reader).map(({ id }) => id);
    expect(ids).toEqual(["reply-1", "5", "reply-2", "6", "reply-3"]);
  });

  it("hide messages of ignored players, but never own ones", () => {
    const muting = { ...reader, isIgnored: () => true };
    expect(body(message(1), muting)).toBeUndefined();
    expect(body(message(1, { from: 1 }), muting)).toMatchObject({ text: "hello" });
  });

  it("show joins and leaves depending on the reader's setting", () => {
    const line: ChatLine = { key: 1, at: 0, old: false, notice: { kind: "joined", id: 3, name: "Ann" } };
    expect(body(line)).toMatchObject({ kind: "notice" });
    expect(body(line, { ...reader, presence: false })).toBeUndefined();
  });

  it("of scripts have their colour unless the reader has switched it off", () => {
    const look = { color: 0xff0000, style: "small-bold" } as const;
    const line: ChatLine = { key: 1, at: 0, old: false, notice: { kind: "scriptLine", text: "Hi", sound: 1, ...look } };
    expect(body(line)).toEqual({ kind: "script", text: "Hi", ...look });
    expect(body(line, { ...reader, scriptColors: false })).toMatchObject({ color: null, style: "small-bold" });
  });

  it("name their audience", () => {
    expect(body(message(1))).toMatchObject({ tag: "" });
    expect(body(message(1, { scope: "team" }))).toMatchObject({ tag: "Team" });
    expect(body(message(1, { scope: "team", team: SPECTATORS }))).toMatchObject({ tag: "Spectators" });
    expect(body(message(1, { scope: "private", to: { id: 1, name: "Nimble Sweeper" } }))).toMatchObject({
      tag: "Private",
    });
    const mine = message(1, { from: 1, scope: "private", to: { id: 2, name: "Lucky Volley" } });
    expect(body(mine)).toMatchObject({ tag: "Private to Lucky Volley" });
  });

  it("are marked when they mention the reader, except own messages", () => {
    const mention = { text: "well done @nimble_sweeper!" };
    expect(body(message(1, mention))).toMatchObject({ mention: true });
    expect(body(message(1, { ...mention, from: 1 }))).toMatchObject({ mention: false });
  });

  it("stay visible while the chat is closed: the newest three always, three more for a moment", () => {
    const visibilities = (seen: boolean, fade: boolean) =>
      Array.from({ length: 7 }, (_, at) => visibilityOf(at, { seen, fade }));
    expect(visibilities(false, true)).toEqual(["shown", "shown", "shown", "fading", "fading", "fading", "hidden"]);
    expect(visibilities(true, true)).toEqual(["shown", "shown", "shown", "hidden", "hidden", "hidden", "hidden"]);
    expect(visibilities(false, false).filter((visibility) => visibility === "shown").length).toBe(6);
  });
});

describe("a mention", () => {
  it("is one word for any name", () => {
    expect(mentionOf("Nimble Sweeper")).toBe("@Nimble_Sweeper");
  });

  it("is found anywhere in a text, but not inside other names", () => {
    expect(isMentioned("@bob hi", "Bob")).toBe(true);
    expect(isMentioned("hi,@BOB!", "Bob")).toBe(true);
    expect(isMentioned("@bobby and me@bob", "Bob")).toBe(false);
    expect(isMentioned("@bobby, no: @bob", "Bob")).toBe(true);
    expect(isMentioned("bob", "Bob")).toBe(false);
    expect(isMentioned("@", "")).toBe(false);
  });
});

describe("the length limit", () => {
  it("counts characters without the command in front of the message", () => {
    const full = "😀".repeat(CHAT_MAX);
    expect(limitLength(`${full}x`)).toBe(full);
    expect(limitLength(`/t ${full}x`)).toBe(`/t ${full}`);
    expect(limitLength(`/w @Ann ${full}x`)).toBe(`/w @Ann ${full}`);
    expect(charactersLeft(`/r ${full}`)).toBe(0);
    expect(charactersLeft("hello")).toBe(CHAT_MAX - 5);
    expect(charactersLeft("/help")).toBeUndefined();
  });

  it("never cuts an emoji of several code points, and is within what the room accepts", () => {
    const cut = limitLength("👨‍👩‍👧‍👦".repeat(CHAT_MAX));
    expect(cut).toBe("👨‍👩‍👧‍👦".repeat(22));
    expect(charactersLeft(cut)).toBe(2);
    expect(toServer.chat.safeParse({ text: cut, to: "room" }).data?.text).toBe(cut);
  });
});
