import { describe, expect, it } from "vitest";
import { callOf, doesCall, TEXT_MAX, type ChatLine } from "#client/session/chat.ts";
import { shownLines, stayOf, type Reader } from "#client/ui/chat/chat-lines.ts";
import { limitLine, roomLeft } from "#client/ui/chat/length-limit.ts";
import { CHAT_MAX } from "#protocol/to-server.ts";
import { BLUE_TEAM, SPECTATORS } from "#sim/world.ts";

const reader: Reader = { id: 1, name: "Nimble Sweeper", comings: true, isMuted: () => false };

type Said = Partial<Extract<ChatLine["notice"], { kind: "chat" }>>;

const said = (key: number, more: Said = {}): ChatLine => ({
  key,
  at: 0,
  old: false,
  notice: { kind: "chat", from: 2, name: "Lucky Volley", team: BLUE_TEAM, text: "hello", scope: "room", ...more },
});
const body = (line: ChatLine, as: Reader = reader) => shownLines([line], [], as)[0]?.body;

describe("the lines of the chat", () => {
  it("have a visitor's own answers where he was answered", () => {
    const own = [
      { key: 1, after: 0, text: "first" },
      { key: 2, after: 5, text: "between" },
      { key: 3, after: 6, text: "last" },
    ];
    const ids = shownLines([said(5), said(6)], own, reader).map(({ id }) => id);
    expect(ids).toEqual(["own-1", "5", "own-2", "6", "own-3"]);
  });

  it("are not those of who is muted, but always one's own", () => {
    const deaf = { ...reader, isMuted: () => true };
    expect(body(said(1), deaf)).toBeUndefined();
    expect(body(said(1, { from: 1 }), deaf)).toMatchObject({ text: "hello" });
  });

  it("tell who comes and goes only to who wants to know", () => {
    const line: ChatLine = { key: 1, at: 0, old: false, notice: { kind: "joined", id: 3, name: "Ann" } };
    expect(body(line)).toMatchObject({ kind: "notice" });
    expect(body(line, { ...reader, comings: false })).toBeUndefined();
  });

  it("say for whom they are", () => {
    expect(body(said(1))).toMatchObject({ tag: "" });
    expect(body(said(1, { scope: "team" }))).toMatchObject({ tag: "Team" });
    expect(body(said(1, { scope: "team", team: SPECTATORS }))).toMatchObject({ tag: "Spectators" });
    expect(body(said(1, { scope: "private", to: { id: 1, name: "Nimble Sweeper" } }))).toMatchObject({
      tag: "Private",
    });
    const mine = said(1, { from: 1, scope: "private", to: { id: 2, name: "Lucky Volley" } });
    expect(body(mine)).toMatchObject({ tag: "Private to Lucky Volley" });
  });

  it("are marked when they call the reader, and not when he calls himself", () => {
    const call = { text: "well done @nimble_sweeper!" };
    expect(body(said(1, call))).toMatchObject({ calls: true });
    expect(body(said(1, { ...call, from: 1 }))).toMatchObject({ calls: false });
  });

  it("stay for a while when the chat is closed, the last three until there are newer ones", () => {
    const stays = (seen: boolean, fade: boolean) => Array.from({ length: 7 }, (_, at) => stayOf(at, { seen, fade }));
    expect(stays(false, true)).toEqual(["kept", "kept", "kept", "passing", "passing", "passing", "gone"]);
    expect(stays(true, true)).toEqual(["kept", "kept", "kept", "gone", "gone", "gone", "gone"]);
    expect(stays(false, false).filter((stay) => stay === "kept").length).toBe(6);
  });
});

describe("a call", () => {
  it("is one word, whatever the name", () => {
    expect(callOf("Nimble Sweeper")).toBe("@Nimble_Sweeper");
  });

  it("is found anywhere in a line, but not inside of other names", () => {
    expect(doesCall("@bob hi", "Bob")).toBe(true);
    expect(doesCall("hi,@BOB!", "Bob")).toBe(true);
    expect(doesCall("@bobby and me@bob", "Bob")).toBe(false);
    expect(doesCall("@bobby, no: @bob", "Bob")).toBe(true);
    expect(doesCall("bob", "Bob")).toBe(false);
    expect(doesCall("@", "")).toBe(false);
  });
});

describe("the length of a line", () => {
  it("is the room's", () => {
    expect(TEXT_MAX).toBe(CHAT_MAX);
  });

  it("is counted in whole characters, without whom it is for", () => {
    const full = "😀".repeat(TEXT_MAX);
    expect(limitLine(`${full}x`)).toBe(full);
    expect(limitLine(`/t ${full}x`)).toBe(`/t ${full}`);
    expect(limitLine(`/w @Ann ${full}x`)).toBe(`/w @Ann ${full}`);
    expect(roomLeft(`/r ${full}`)).toBe(0);
    expect(roomLeft("hello")).toBe(TEXT_MAX - 5);
    expect(roomLeft("/help")).toBeUndefined();
  });
});
