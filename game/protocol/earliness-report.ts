/**
 * The server's report on how early a client's messages with keys arrived: the number of the last one, as both sides count them
 * modulo 256, then one signed byte per message, oldest first: up to eight ticks in eighths of a tick, beyond them in whole ticks.
 */

const STEPS = 8;
/** The byte of the longest time in eighths. */
const FINE_MAX = 64;
const BYTE_MAX = 127;

/** Longer times are reported with this one: it is longer than a correct client can be ahead or a stall can matter. */
const TICKS_MAX = FINE_MAX / STEPS + BYTE_MAX - FINE_MAX;

/** Messages that were later than this are reported with this value. */
export const EARLINESS_MIN = -TICKS_MAX;

/** `ticks`: how long before its tick the message with this number arrived; negative for a late one. */
export type Earliness = { readonly seq: number; readonly ticks: number };

/** `lastSeq`: the number of the last message; `ticks` of the messages up to it, oldest first. */
export function encodeEarliness(lastSeq: number, ticks: readonly number[]): Uint8Array {
  return Uint8Array.of(lastSeq, ...ticks.map(toByte));
}

/** Values are rounded to eighths of a tick, those beyond eight ticks to ticks, and at most 71 from zero. */
export function decodeEarliness(bytes: Uint8Array): Earliness[] {
  const [last = 0, ...values] = bytes;
  return values.map((value, i) => ({
    seq: (last - (values.length - 1 - i)) & 0xff,
    ticks: toTicks((value << 24) >> 24),
  }));
}

function toByte(ticks: number): number {
  const size = Math.abs(ticks) * STEPS;
  const coarse = FINE_MAX + (size - FINE_MAX) / STEPS;
  return (Math.sign(ticks) * Math.min(BYTE_MAX, Math.round(size <= FINE_MAX ? size : coarse))) & 0xff;
}

function toTicks(value: number): number {
  const beyond = Math.max(0, Math.abs(value) - FINE_MAX);
  return Math.sign(value) * ((Math.abs(value) - beyond) / STEPS + beyond);
}
