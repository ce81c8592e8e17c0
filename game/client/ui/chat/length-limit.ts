/** Length limit of the chat input, as the room counts it: the message without the command before it. */
import { CHAT_MAX, charactersLeft as leftIn, cutText } from "#room/text.ts";

/** The command in front of a message: "/t ", "/r " or "/w NAME ". */
const PREFIX = /^\/(?:[tr]\s+|w\s+\S+\s+)/iu;
/** Longer than every name and reason that a command accepts. */
const COMMAND_MAX = 200;

/** The input cut to the limit. */
export function limitLength(input: string): string {
  const prefix = PREFIX.exec(input)?.[0] ?? "";
  const max = prefix === "" && input.startsWith("/") ? COMMAND_MAX : CHAT_MAX;
  return prefix + cutText(input.slice(prefix.length), max);
}

/** Number of characters that can still be typed; undefined for commands that send no message. */
export function charactersLeft(input: string): number | undefined {
  const prefix = PREFIX.exec(input)?.[0] ?? "";
  if (prefix === "" && input.startsWith("/")) return undefined;
  return leftIn(input.slice(prefix.length), CHAT_MAX);
}
