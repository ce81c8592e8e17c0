/** Keys of visitors in tests, and proofs as a page makes them. A nickname is a person: the same name has the same key. */
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { proofText, type Proof } from "#protocol/join-options.ts";

export type VisitorKey = { readonly secret: KeyObject; readonly publicKey: string };

const keys = new Map<string, VisitorKey>();

export function makeKey(): VisitorKey {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x, y } = publicKey.export({ format: "jwk" });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x!, "base64url"), Buffer.from(y!, "base64url")]);
  return { secret: privateKey, publicKey: point.toString("base64url") };
}

export function keyOf(nickname: string): VisitorKey {
  const key = keys.get(nickname) ?? makeKey();
  keys.set(nickname, key);
  return key;
}

/** The challenge of a server, signed for this way in. */
export function signProof(key: VisitorKey, host: string, target: string, challenge: string): Proof {
  const text = Buffer.from(proofText(host, target, challenge));
  const signature = sign("sha256", text, { key: key.secret, dsaEncoding: "ieee-p1363" }).toString("base64url");
  return { key: key.publicKey, challenge, signature };
}

export async function askChallenge(url: string): Promise<string> {
  const response = await fetch(`${url}/api/challenge`);
  return ((await response.json()) as { challenge: string }).challenge;
}

/** A fresh proof for the server at this address. */
export async function prove(key: VisitorKey, url: string, target: string): Promise<Proof> {
  return signProof(key, new URL(url).host, target, await askChallenge(url));
}
