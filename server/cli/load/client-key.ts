/** Key pairs of simulated clients, and proofs as a page makes them. */
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { Proof } from "#protocol/join-options.ts";
import { proofText } from "#protocol/proof-text.ts";

export type ClientKey = { readonly secret: KeyObject; readonly publicKey: string };

export function makeKey(): ClientKey {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x, y } = publicKey.export({ format: "jwk" });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x!, "base64url"), Buffer.from(y!, "base64url")]);
  return { secret: privateKey, publicKey: point.toString("base64url") };
}

/** A server's challenge, signed for a host and a join target. */
export function signProof(key: ClientKey, host: string, target: string, challenge: string): Proof {
  const text = Buffer.from(proofText(host, target, challenge));
  const signature = sign("sha256", text, { key: key.secret, dsaEncoding: "ieee-p1363" }).toString("base64url");
  return { key: key.publicKey, challenge, signature };
}

export async function askChallenge(url: string): Promise<string> {
  const response = await fetch(`${url}/api/challenge`);
  return ((await response.json()) as { challenge: string }).challenge;
}

/** A proof with a new challenge of the server at this address. */
export async function prove(key: ClientKey, url: string, target: string): Promise<Proof> {
  return signProof(key, new URL(url).host, target, await askChallenge(url));
}
