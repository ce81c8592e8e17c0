/** Links to rooms: `/r/CODE`. Codes are capital letters and digits, however they are typed (protocol/room-code.ts). */
import { readRoomCode } from "#protocol/room-code.ts";

/** The code in what somebody typed or pasted: a code, a path, or a whole address. Undefined if there is none. */
export function codeFrom(typed: string): string | undefined {
  return readRoomCode(typed) ?? undefined;
}

/** The path of a room's page. */
export function roomPath(code: string): string {
  return `/r/${encodeURIComponent(code)}`;
}

/** The address to give to friends. */
export function roomLink(origin: string, code: string): string {
  return origin + roomPath(code);
}
