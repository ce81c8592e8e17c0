/** What was said and what happened in the room, for the chat; and what is shown over the discs for a moment. */
import type { Notice } from "#protocol/notice.ts";

export type ChatLine = {
  /** Counts up; no two lines of a page have the same. */
  readonly key: number;
  readonly notice: Exclude<Notice, { kind: "emote" }>;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** True for what was said before this visitor came. */
  readonly old: boolean;
};

/** An emote over a player's disc, until `untilMs` (performance.now). */
export type Emote = { readonly emote: number; readonly untilMs: number };

/** Older lines are forgotten. */
export const CHAT_LINES_MAX = 200;
