/**
 * The server's report on how early a client's messages with keys arrived: the number of the last one, as both sides count them
 * modulo 256, then one signed byte per message, oldest first, in eighths of a tick.
 */

const STEPS = 8;
const BYTE_MAX = 127;

/** Messages that were later than this are reported with this value. */
export const EARLINESS_MIN = -BYTE_MAX / STEPS;

/** `ticks`: how long before its tick the message with this number arrived; negative for a late one. */
export type Earliness = { readonly seq: number; readonly ticks: number };

/** `lastSeq`: the number of the last message; `ticks` of the messages up to it, oldest first. */
export function encodeEarliness(lastSeq: number, ticks: readonly number[]): Uint8Array {
  return Uint8Array.of(lastSeq, ...ticks.map(toByte));
}

/** Values are rounded to eighths of a tick, and at most 127 of them from zero. */
export function decodeEarliness(bytes: Uint8Array): Earliness[] {
  const [last = 0, ...values] = bytes;
  return values.map((value, i) => ({
    seq: (last - (values.length - 1 - i)) & 0xff,
    ticks: ((value << 24) >> 24) / STEPS,
  }));
}

function toByte(ticks: number): number {
  return Math.max(-BYTE_MAX, Math.min(BYTE_MAX, Math.round(ticks * STEPS))) & 0xff;
}
