/** What the speech bubbles over discs show: emotes and typing dots, without those of ignored players. */
import type { BubbleContent } from "#client/paint/bubble.ts";
import type { Session } from "#client/session/session.ts";

/** What the view needs from the interface; handed in by the composition root. */
export type BubblePorts = {
  /** The emote's text in the user's language; undefined for the emote that is a face. */
  readonly emoteText: (emote: number) => string | undefined;
  /** Reads signals: bubbles are derived again when the ignore list changes. */
  readonly isIgnored: (fingerprint: string) => boolean;
};

export type PlayerBubble = {
  readonly emote: BubbleContent | undefined;
  /** When the emote ends (performance.now, ms). */
  readonly untilMs: number;
  readonly typing: boolean;
};

/** By player id; players without a bubble are absent. */
export type PlayerBubbles = ReadonlyMap<number, PlayerBubble>;

export const NO_BUBBLES: PlayerBubbles = new Map();

const TYPING: BubbleContent = { kind: "typing" };

/** Reads signals of the session. */
export function bubblesOf({ players, emotes }: Session, { emoteText, isIgnored }: BubblePorts): PlayerBubbles {
  const bubbles = new Map<number, PlayerBubble>();
  for (const { id, typing, fingerprint } of players.value) {
    const shown = emotes.value.get(id);
    if ((!typing && !shown) || isIgnored(fingerprint)) continue;
    const emote = shown && contentOf(emoteText(shown.emote));
    bubbles.set(id, { emote, untilMs: shown?.untilMs ?? 0, typing });
  }
  return bubbles;
}

function contentOf(text: string | undefined): BubbleContent {
  return text === undefined ? { kind: "face" } : { kind: "text", text };
}

/** The content at this moment: an emote takes precedence over typing dots. */
export function bubbleContentAt(bubble: PlayerBubble | undefined, nowMs: number): BubbleContent | undefined {
  if (bubble?.emote && nowMs < bubble.untilMs) return bubble.emote;
  return bubble?.typing ? TYPING : undefined;
}
