/** The short fingerprint by which two visitors of one name are told apart. */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Five bits each; without 0, 1, l and o, which can be mistaken for something else. */
const LETTERS = "23456789abcdefghijkmnpqrstuvwxyz";
const FINGERPRINT_LENGTH = 4;

/**
 * The fingerprint of a public key: one of a million. That tells the people of a room apart, and it proves nothing: who wants a
 * certain fingerprint can try keys until one has it.
 */
export function fingerprintOf(key: string): string {
  const bytes = sha256(utf8ToBytes(key));
  return Array.from(bytes.subarray(0, FINGERPRINT_LENGTH), (byte) => LETTERS[byte & 31]).join("");
}
