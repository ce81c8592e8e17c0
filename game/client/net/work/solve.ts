/** Finds the number that is a proof of work (protocol/work.ts). */
import { workMeter } from "#protocol/work.ts";

/** Tries numbers from `from` on, at most `count` of them. Undefined when none is enough. */
export function solve(seed: Uint8Array, bits: number, from = 0, count = Infinity): number | undefined {
  const bitsOf = workMeter(seed);
  for (let nonce = from; nonce < from + count; nonce++) if (bitsOf(nonce) >= bits) return nonce;
  return undefined;
}
