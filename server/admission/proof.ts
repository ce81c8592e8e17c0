/** Verifies that a client has the private key of its identity. */
import { createPublicKey, type KeyObject, verify } from "node:crypto";
import type { Proof } from "#protocol/join-options.ts";
import { proofText } from "#protocol/proof-text.ts";
import type { Challenges } from "./challenges.ts";

const UNCOMPRESSED = 4;
const KEY_BYTES = 65;
const SIGNATURE_BYTES = 64;

/** Whether a proof is valid for this target at one of the host names of this server. Uses up the challenge if it is. */
export async function isProofValid(
  proof: Proof,
  hosts: readonly string[],
  target: string,
  challenges: Challenges,
): Promise<boolean> {
  const { key: text, challenge } = proof;
  const key = readKey(text);
  const signature = readBytes(proof.signature, SIGNATURE_BYTES);
  if (key === undefined || signature === undefined || !challenges.isValid(challenge)) return false;
  const signed = (host: string): boolean => {
    const data = Buffer.from(proofText(host, target, challenge));
    return verify("sha256", data, { key, dsaEncoding: "ieee-p1363" }, signature);
  };
  return hosts.some(signed) && challenges.use(challenge);
}

/** Undefined when the text is not a point of the curve. */
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

/** Undefined unless the text is the canonical spelling: a key with two spellings would be two identities. */
function readBytes(text: string, length: number): Buffer | undefined {
  const bytes = Buffer.from(text, "base64url");
  return bytes.length === length && bytes.toString("base64url") === text ? bytes : undefined;
}
