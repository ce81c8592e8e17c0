/** Whether a visitor has the key that he says he has. */
import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { proofText, type Proof } from "#protocol/join-options.ts";
import type { Challenges } from "./challenge.ts";

const UNCOMPRESSED = 4;
const KEY_BYTES = 65;
const SIGNATURE_BYTES = 64;

/** A proof for this way in (`target`), at one of the names under which visitors reach this server. */
export function holds(proof: Proof, hosts: readonly string[], target: string, challenges: Challenges): boolean {
  const { key: text, challenge } = proof;
  const key = readKey(text);
  const signature = readBytes(proof.signature, SIGNATURE_BYTES);
  if (key === undefined || signature === undefined || !challenges.isOpen(challenge)) return false;
  const signed = (host: string): boolean => {
    const data = Buffer.from(proofText(host, target, challenge));
    return verify("sha256", data, { key, dsaEncoding: "ieee-p1363" }, signature);
  };
  if (!hosts.some(signed)) return false;
  challenges.close(challenge);
  return true;
}

/** Undefined when it is no point of the curve. */
function readKey(text: string): KeyObject | undefined {
  const bytes = readBytes(text, KEY_BYTES);
  if (bytes?.[0] !== UNCOMPRESSED) return undefined;
  const x = bytes.toString("base64url", 1, 33);
  const y = bytes.toString("base64url", 33);
  try {
    return createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x, y } });
  } catch {
    return undefined;
  }
}

/** So many bytes, written the one right way: a key that can be written in two ways would be two visitors. */
function readBytes(text: string, length: number): Buffer | undefined {
  const bytes = Buffer.from(text, "base64url");
  return bytes.length === length && bytes.toString("base64url") === text ? bytes : undefined;
}
