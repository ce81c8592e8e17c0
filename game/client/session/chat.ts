/** What was said and what happened in the room, for the chat; and what is shown over the discs for a moment. */
import type { Notice } from "#protocol/notice.ts";

export type ChatLine = {
  /** Counts up; no two lines of one stay in a room have the same. */
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

/** Characters of a line, as the room counts them (code points). */
export const TEXT_MAX = 140;

/** A name as it is called in a line: one word, "@Nimble_Sweeper". */
export function callOf(name: string): string {
  return `@${name.replace(/\s/gu, "_")}`;
}

const PART_OF_NAME = /[\p{L}\p{N}_]/u;

/** Whether the line calls this name, in capitals or not, and not a longer one that begins like it. */
export function doesCall(text: string, name: string): boolean {
  if (name === "") return false;
  const line = text.toLowerCase();
  const call = callOf(name).toLowerCase();
  for (let at = line.indexOf(call); at >= 0; at = line.indexOf(call, at + 1)) {
    const before = Array.from(line.slice(0, at)).at(-1) ?? " ";
    const [after = " "] = Array.from(line.slice(at + call.length));
    if (!PART_OF_NAME.test(before) && !PART_OF_NAME.test(after)) return true;
  }
  return false;
}
