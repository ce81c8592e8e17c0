/** How much fits into a line of the chat, counted as the room counts: whole characters, without the command before them. */
import { TEXT_MAX } from "../../session/chat.ts";

/** What is not said: "/t ", "/r " and "/w NAME ". */
const ADDRESS = /^\/(?:[tr]\s+|w\s+\S+\s+)/iu;
/** Longer than any name and reason that a command takes. */
const COMMAND_MAX = 200;

/** The line without what does not fit. */
export function limitLine(line: string): string {
  const address = ADDRESS.exec(line)?.[0] ?? "";
  const max = address === "" && line.startsWith("/") ? COMMAND_MAX : TEXT_MAX;
  const spoken = Array.from(line.slice(address.length));
  return spoken.length <= max ? line : address + spoken.slice(0, max).join("");
}

/** How many characters still fit into what is said; undefined for a command, which says nothing. */
export function roomLeft(line: string): number | undefined {
  const address = ADDRESS.exec(line)?.[0] ?? "";
  if (address === "" && line.startsWith("/")) return undefined;
  return TEXT_MAX - Array.from(line.slice(address.length)).length;
}
