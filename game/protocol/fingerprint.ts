/** The short fingerprint of a public key: it distinguishes two members with the same name. */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Five bits each; without 0, 1, l and o, which are easily confused. */
const LETTERS = "23456789abcdefghijkmnpqrstuvwxyz";
const FINGERPRINT_LENGTH = 4;
const PROFILE_LENGTH = 12;

const PROFILE_ID = /^[2-9a-km-np-z]{12}$/u;
const FINGERPRINT = /^[2-9a-km-np-z]{4}$/u;

/**
 * The fingerprint of a public key, one of about a million. It proves nothing: a person can generate keys until one has the
 * wanted fingerprint.
 */
export function fingerprintOf(key: string): string {
  return lettersOf(key, FINGERPRINT_LENGTH);
}

/** The id of a player's profile: a longer fingerprint, which no other key has by chance or by trying. */
export function profileIdOf(key: string): string {
  return lettersOf(key, PROFILE_LENGTH);
}

export function fingerprintOfProfile(profile: string): string {
  return profile.slice(0, FINGERPRINT_LENGTH);
}

export function isProfileId(text: string): boolean {
  return PROFILE_ID.test(text);
}

export function isFingerprint(text: string): boolean {
  return FINGERPRINT.test(text);
}

/** The first letters of the key's hash, so that shorter fingerprints are the beginnings of longer ones. */
function lettersOf(key: string, count: number): string {
  const bytes = sha256(utf8ToBytes(key));
  return Array.from(bytes.subarray(0, count), (byte) => LETTERS[byte & 31]).join("");
}
