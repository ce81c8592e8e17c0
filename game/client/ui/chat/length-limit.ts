/** Length limit of the chat input in code points, as the room counts it: the message without the command before it. */
import { TEXT_MAX } from "../../session/chat.ts";

/** The command in front of a message: "/t ", "/r " or "/w NAME ". */
const PREFIX = /^\/(?:[tr]\s+|w\s+\S+\s+)/iu;
/** Longer than every name and reason that a command accepts. */
const COMMAND_MAX = 200;

/** The input cut to the limit. */
export function limitLength(input: string): string {
  const prefix = PREFIX.exec(input)?.[0] ?? "";
  const max = prefix === "" && input.startsWith("/") ? COMMAND_MAX : TEXT_MAX;
  const message = Array.from(input.slice(prefix.length));
  return message.length <= max ? input : prefix + message.slice(0, max).join("");
}

/** Number of characters that can still be typed; undefined for commands that send no message. */
export function charactersLeft(input: string): number | undefined {
  const prefix = PREFIX.exec(input)?.[0] ?? "";
  if (prefix === "" && input.startsWith("/")) return undefined;
  return TEXT_MAX - Array.from(input.slice(prefix.length)).length;
}
