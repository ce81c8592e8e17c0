import { describe, expect, it } from "vitest";
import { EMOTE_COOLDOWN_MS, EMOTE_FACE } from "#client/session/emote.ts";
import { createSession } from "#client/session/session.ts";
import { EMOTES, emoteWords } from "#client/ui/chat/emotes.ts";
import { sayingAt, talkOf, type BubbleWords } from "#client/view/talk.ts";
import { rateLimitOf } from "#protocol/to-server.ts";
import { EMOTE_COUNT } from "#protocol/notice.ts";
import { somebody } from "../support/somebody.ts";

const muted = new Set<string>();
const words: BubbleWords = {
  wordsOf: (emote) => (emote === EMOTE_FACE ? undefined : emoteWords(emote)),
  isMuted: (fingerprint) => muted.has(fingerprint),
};

function room() {
  const session = createSession();
  session.players.value = [somebody({ id: 1 }), somebody({ id: 2, typing: true }), somebody({ id: 3, typing: true })];
  session.emotes.value = new Map([
    [1, { emote: 0, untilMs: 3000 }],
    [2, { emote: EMOTE_FACE, untilMs: 3000 }],
  ]);
  return session;
}

describe("bubbles over discs", () => {
  it("show an emote until its time is over", () => {
    const talk = talkOf(room(), words);
    expect(sayingAt(talk.get(1), 2999)).toEqual({ kind: "words", words: "Nice!" });
    expect(sayingAt(talk.get(1), 3000)).toBeUndefined();
  });

  it("show dots while somebody types, and the emote before them", () => {
    const talk = talkOf(room(), words);
    expect(sayingAt(talk.get(3), 0)).toEqual({ kind: "dots" });
    expect(sayingAt(talk.get(2), 0)).toEqual({ kind: "face" });
    expect(sayingAt(talk.get(2), 3000)).toEqual({ kind: "dots" });
  });

  it("show nothing of who is muted, nor over who says nothing", () => {
    muted.add("fingerprint2");
    const talk = talkOf(room(), words);
    muted.clear();
    expect(sayingAt(talk.get(2), 0)).toBeUndefined();
    expect(sayingAt(undefined, 0)).toBeUndefined();
  });
});

describe("the emotes", () => {
  it("are as many as the wire has numbers, each with its words", () => {
    expect(EMOTES.length).toBe(EMOTE_COUNT);
    expect(new Set(EMOTES.map(emoteWords)).size).toBe(EMOTE_COUNT);
    expect(EMOTES.map(emoteWords)).not.toContain("");
    expect(emoteWords(EMOTE_COUNT)).toBe("");
  });

  it("come no sooner than the room lets them through", () => {
    expect((EMOTE_COOLDOWN_MS / 1000) * rateLimitOf("emote").perSecond).toBeGreaterThanOrEqual(1);
  });
});
