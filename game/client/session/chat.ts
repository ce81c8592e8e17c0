/** Lines of the chat (messages and notices), emotes, and mentions. */
import type { Notice, ScriptLineNotice, ScriptSound } from "#protocol/notice.ts";

/** An announcement of the room's script: its colour (0xRRGGBB; null for the default) and style. */
export type ScriptLineLook = Pick<ScriptLineNotice, "color" | "style">;

/** A sound that the room's script plays. */
export type PlayedSound = { readonly sound: ScriptSound };

/** Notices that are no lines: they are shown or played for a moment. */
export type MomentaryNotice = Extract<Notice, { kind: "emote" | "sound" }>;

export type ChatLine = {
  /** Counts up; unique during a stay in a room. */
  readonly key: number;
  readonly notice: Exclude<Notice, MomentaryNotice>;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Sent before this player joined. */
  readonly old: boolean;
};

/** An emote over a player's disc, until `untilMs` (performance.now). */
export type Emote = { readonly emote: number; readonly untilMs: number };

/** Beyond this number the oldest lines are removed. */
export const CHAT_LINES_MAX = 200;

/** The mention of a name: one word, "@Nimble_Sweeper". */
export function mentionOf(name: string): string {
  return `@${name.replace(/\s/gu, "_")}`;
}

const NAME_CHARACTER = /[\p{L}\p{N}_]/u;

/** Whether the text mentions this name, ignoring case, and not only a longer name that starts with it. */
export function isMentioned(text: string, name: string): boolean {
  if (name === "") return false;
  const line = text.toLowerCase();
  const mention = mentionOf(name).toLowerCase();
  for (let at = line.indexOf(mention); at >= 0; at = line.indexOf(mention, at + 1)) {
    const before = Array.from(line.slice(0, at)).at(-1) ?? " ";
    const [after = " "] = Array.from(line.slice(at + mention.length));
    if (!NAME_CHARACTER.test(before) && !NAME_CHARACTER.test(after)) return true;
  }
  return false;
}
