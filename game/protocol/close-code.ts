/**
 * Reasons for which the server closes a socket, as WebSocket close codes of our own range. The client turns them into
 * words. The framework's own codes (4000 = left on purpose, 4002 = error …) are not used here.
 */
export const CLOSE_BAD_FRAME = 4400; // a frame that no correct client sends
export const CLOSE_PASSWORD = 4401; // the password is missing or wrong
export const CLOSE_KICKED = 4403;
export const CLOSE_READ_ONLY = 4405; // an edit of a document by a person without the right to edit
export const CLOSE_BANNED = 4406;
export const CLOSE_FULL = 4409; // no free seat and no free spectator place, or the place was given to another network
export const CLOSE_CROWDED = 4423; // too many rooms on this server, or created from this network
export const CLOSE_UNKNOWN_MESSAGE = 4404;
export const CLOSE_ROOM = 4410; // the room was closed
export const CLOSE_PROOF = 4412; // the proof of identity is invalid (browsers reserve 407, the closer HTTP status)
export const CLOSE_OVERSIZE = 4413; // a frame larger than its kind may be
export const CLOSE_REPLACED = 4414; // another tab of the same player took over the seat
export const CLOSE_SERVER_KICKED = 4416; // the host of the server removed the player
export const CLOSE_SERVER_BANNED = 4417; // the host of the server banned the player (ban-message.ts)
export const CLOSE_OUTDATED = 4426; // page and server have different protocol versions
export const CLOSE_COOLDOWN = 4427; // the player has left ranked matches and has to wait; the reason is when it ends (ms since 1970)
export const CLOSE_WORK = 4428; // many joins from this network: the join needs proof of work (work.ts); only before a socket
export const CLOSE_FLOOD = 4429; // more frames than a correct client sends
export const CLOSE_SLOW_READER = 4408; // the client does not read what the server sends
export const CLOSE_FAULT = 4500; // the room failed with an error

/**
 * The HTTP status for a join that is refused before there is a socket: 4426 is 426 there. HTTP has no status above 599.
 */
export function refusalStatus(code: number): number {
  return code - 4000;
}

/** True for codes after which no seat is kept: the client broke the protocol, was refused or was kicked. */
export function isDismissal(code: number | undefined): boolean {
  return code !== undefined && code >= 4400 && code < 4500 && code !== CLOSE_SLOW_READER && code !== CLOSE_REPLACED;
}
