/**
 * Proof of work of a join (hashcash): a number that is found by trying and checked with one hash. Networks with many new
 * identities pay for more joins with computing time instead of being refused.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Most bits that the server asks for: 4 million hashes on average. */
export const WORK_BITS_MAX = 22;

const NONCE_BYTES = 8;

/** What is hashed with the number: it binds the work to one challenge, one key and one target of a join. */
export function workSeed(challenge: string, key: string, target: string): Uint8Array {
  return sha256(utf8ToBytes(`rondo-work-1\n${challenge}\n${key}\n${target}`));
}

/** Returns the function that computes the bits of work of a number (up to 2^53): the zero bits that its hash starts with. */
export function workMeter(seed: Uint8Array): (nonce: number) => number {
  const input = new Uint8Array(seed.length + NONCE_BYTES);
  input.set(seed);
  const view = new DataView(input.buffer);
  return (nonce) => {
    view.setUint32(seed.length, Math.floor(nonce / 2 ** 32));
    view.setUint32(seed.length + 4, nonce % 2 ** 32);
    return leadingZeros(sha256(input));
  };
}

function leadingZeros(hash: Uint8Array): number {
  const first = hash.findIndex((byte) => byte !== 0);
  return first < 0 ? hash.length * 8 : first * 8 + Math.clz32(hash[first]!) - 24;
}

/** The error text of a join that needs work: HTTP errors of the framework carry nothing else. */
export function workText(bits: number): string {
  return `many joins from your network: proof of work of ${bits} bits is needed`;
}

/** The bits that an error text asks for; undefined when it asks for none. */
export function readWorkText(text: string): number | undefined {
  const bits = /proof of work of (\d{1,2}) bits/u.exec(text)?.[1];
  return bits === undefined ? undefined : Number(bits);
}
