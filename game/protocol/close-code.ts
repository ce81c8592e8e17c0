/**
 * Why the server closed a socket, as WebSocket close codes of our own range. The client turns them into words; the
 * framework's codes (4000 = left on purpose, 4002 = error …) are not used by us.
 */
export const CLOSE_BAD_FRAME = 4400; // a frame that no client of ours can send
export const CLOSE_PASSWORD = 4401; // the password is missing or wrong
export const CLOSE_KICKED = 4403;
export const CLOSE_BANNED = 4406;
export const CLOSE_FULL = 4409; // neither a seat nor a place to watch from
export const CLOSE_CROWDED = 4423; // too many rooms, from this network or in all
export const CLOSE_UNKNOWN_MESSAGE = 4404;
export const CLOSE_ROOM = 4410; // the room was closed
export const CLOSE_PROOF = 4412; // the proof of identity does not hold (407, which was nearer, browsers keep for themselves)
export const CLOSE_OVERSIZE = 4413; // a frame larger than its kind may be
export const CLOSE_OUTDATED = 4426; // page and server speak different versions
export const CLOSE_FLOOD = 4429; // more frames than a player can produce
export const CLOSE_SLOW_READER = 4408; // the client did not read what was sent
export const CLOSE_FAULT = 4500; // the room broke down

/**
 * Who is refused before he has a socket is told by HTTP, as a status: 4426 is 426 there. The framework answers with the
 * code it is given, and HTTP has none above 599.
 */
export function refusalStatus(code: number): number {
  return code - 4000;
}

/** True for the codes that end a visit for good: the client broke the rules or was sent away. */
export function isDismissal(code: number | undefined): boolean {
  return code !== undefined && code >= 4400 && code < 4500 && code !== CLOSE_SLOW_READER;
}
