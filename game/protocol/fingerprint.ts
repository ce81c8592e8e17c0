/** The short fingerprint of a public key: it distinguishes two members with the same name. */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Five bits each; without 0, 1, l and o, which are easily confused. */
const LETTERS = "23456789abcdefghijkmnpqrstuvwxyz";
const FINGERPRINT_LENGTH = 4;

/**
 * The fingerprint of a public key, one of about a million. It proves nothing: a person can generate keys until one has the
 * wanted fingerprint.
 */
export function fingerprintOf(key: string): string {
  const bytes = sha256(utf8ToBytes(key));
  return Array.from(bytes.subarray(0, FINGERPRINT_LENGTH), (byte) => LETTERS[byte & 31]).join("");
}
