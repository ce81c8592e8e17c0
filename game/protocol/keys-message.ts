/**
 * The one message of the hot path to the server: "from this tick on I hold these keys". Three bytes behind the framework's
 * header: the lowest 16 bits of the tick, little-endian, and the keys.
 */

/** The framework's type of the message: a number takes one byte. */
export const KEYS_TYPE = 0;

const LENGTH = 3;

/** Where it begins in its frame, behind the framework's opcode and type, and the length of the frame. */
export const KEYS_OFFSET = 2;
export const KEYS_FRAME_LENGTH = KEYS_OFFSET + LENGTH;

/** Keys that have not changed for this time are sent again, in milliseconds: the server measures the client's way with them. */
export const KEEP_ALIVE_MS = 250;

const WRAP = 0x10000;

/** A new array, because the socket may keep it until it is sent. */
export function encodeKeys(tick: number, keys: number): Uint8Array {
  return Uint8Array.of(tick & 0xff, (tick >> 8) & 0xff, keys);
}

/** `near`: a tick less than nine minutes away from the meant one. Undefined for a message of another length. */
export function decodeKeys(
  bytes: Uint8Array,
  near: number,
): { readonly tick: number; readonly keys: number } | undefined {
  if (bytes.length !== LENGTH) return undefined;
  return { tick: fullTick(bytes[0]! | (bytes[1]! << 8), near), keys: bytes[2]! };
}

/** The tick whose lowest 16 bits these are, and which is nearest to `near`. */
export function fullTick(low: number, near: number): number {
  const ahead = (low - near) & (WRAP - 1);
  return near + (ahead < WRAP / 2 ? ahead : ahead - WRAP);
}
