/** What is to be seen of players' talk: who types, and which emotes are up; nothing of those whom the viewer muted. */
import type { Session } from "#client/session/session.ts";

/** What the view cannot know by itself, as it speaks no language; handed in by the composition root. */
export type BubbleWords = {
  /** Undefined for the emote that is a face. */
  readonly wordsOf: (emote: number) => string | undefined;
  /** Reads signals: asked anew when the answer may be another. */
  readonly isMuted: (fingerprint: string) => boolean;
};

export type Saying =
  | { readonly kind: "words"; readonly words: string }
  | { readonly kind: "face" }
  /** Somebody types. */
  | { readonly kind: "dots" };

export type PlayerTalk = {
  readonly emote: Saying | undefined;
  /** When the emote goes (performance.now). */
  readonly untilMs: number;
  readonly typing: boolean;
};

/** By player id. */
export type Talk = ReadonlyMap<number, PlayerTalk>;

export const SILENCE: Talk = new Map();

const DOTS: Saying = { kind: "dots" };

export function talkOf({ players, emotes }: Session, { wordsOf, isMuted }: BubbleWords): Talk {
  const talk = new Map<number, PlayerTalk>();
  for (const { id, typing, fingerprint } of players.value) {
    const shown = emotes.value.get(id);
    if ((!typing && !shown) || isMuted(fingerprint)) continue;
    talk.set(id, { emote: shown && sayingOf(wordsOf(shown.emote)), untilMs: shown?.untilMs ?? 0, typing });
  }
  return talk;
}

function sayingOf(words: string | undefined): Saying {
  return words === undefined ? { kind: "face" } : { kind: "words", words };
}

/** What is in somebody's bubble now: an emote goes before the dots of one who types. */
export function sayingAt(talk: PlayerTalk | undefined, nowMs: number): Saying | undefined {
  if (talk?.emote && nowMs < talk.untilMs) return talk.emote;
  return talk?.typing ? DOTS : undefined;
}
