import { describe, expect, it } from "vitest";
import { EMOTE_COOLDOWN_MS, EMOTE_FACE } from "#client/session/emote.ts";
import { createSession } from "#client/session/session.ts";
import { EMOTES, emoteText } from "#client/ui/chat/emote-text.ts";
import { bubbleContentAt, type BubblePorts, bubblesOf } from "#client/render/bubble-content.ts";
import { rateLimitOf } from "#protocol/to-server.ts";
import { EMOTE_COUNT } from "#protocol/notice.ts";
import { createPlayerInfo } from "../support/player-info.ts";

const ignored = new Set<string>();
const ports: BubblePorts = {
  emoteText: (emote) => (emote === EMOTE_FACE ? undefined : emoteText(emote)),
  isIgnored: (fingerprint) => ignored.has(fingerprint),
};

function sessionWithEmotes() {
  const session = createSession();
  session.players.value = [
    createPlayerInfo({ id: 1 }),
    createPlayerInfo({ id: 2, typing: true }),
    createPlayerInfo({ id: 3, typing: true }),
  ];
  session.emotes.value = new Map([
    [1, { emote: 0, untilMs: 3000 }],
    [2, { emote: EMOTE_FACE, untilMs: 3000 }],
  ]);
  return session;
}

describe("bubbles over discs", () => {
  it("show an emote until its time is over", () => {
    const bubbles = bubblesOf(sessionWithEmotes(), ports);
    expect(bubbleContentAt(bubbles.get(1), 2999)).toEqual({ kind: "text", text: "Nice!" });
    expect(bubbleContentAt(bubbles.get(1), 3000)).toBeUndefined();
  });

  it("show dots while a player types, after an emote has ended", () => {
    const bubbles = bubblesOf(sessionWithEmotes(), ports);
    expect(bubbleContentAt(bubbles.get(3), 0)).toEqual({ kind: "typing" });
    expect(bubbleContentAt(bubbles.get(2), 0)).toEqual({ kind: "face" });
    expect(bubbleContentAt(bubbles.get(2), 3000)).toEqual({ kind: "typing" });
  });

  it("show nothing for ignored players and for players without emote or typing", () => {
    ignored.add("fingerprint2");
    const bubbles = bubblesOf(sessionWithEmotes(), ports);
    ignored.clear();
    expect(bubbleContentAt(bubbles.get(2), 0)).toBeUndefined();
    expect(bubbleContentAt(undefined, 0)).toBeUndefined();
  });
});

describe("emotes", () => {
  it("have a distinct text for each number of the protocol", () => {
    expect(EMOTES.length).toBe(EMOTE_COUNT);
    expect(new Set(EMOTES.map(emoteText)).size).toBe(EMOTE_COUNT);
    expect(EMOTES.map(emoteText)).not.toContain("");
    expect(emoteText(EMOTE_COUNT)).toBe("");
  });

  it("have a cooldown that the room's rate limit accepts", () => {
    expect((EMOTE_COOLDOWN_MS / 1000) * rateLimitOf("emote").perSecond).toBeGreaterThanOrEqual(1);
  });
});
