/** URLs of rooms: `/r/CODE`. Codes are upper case letters and digits, typed in any case (protocol/room-code.ts). */
import { readRoomCode } from "#protocol/room-code.ts";

/** The code in typed or pasted text: a code, a path, or a whole URL. Undefined if there is none. */
export function findRoomCode(typed: string): string | undefined {
  return readRoomCode(typed) ?? undefined;
}

/** The path of a room's page. */
/** The parameter with the code of the document from which a room is opened; "" for one of this browser alone. */
export const EDITOR_PARAMETER = "editor";

export function roomPath(code: string): string {
  return `/r/${encodeURIComponent(code)}`;
}

/** The invite URL of a room. */
export function roomUrl(origin: string, code: string): string {
  return origin + roomPath(code);
}
