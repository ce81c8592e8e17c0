/** Keys by the browser's own cryptography: unless its owner wants to save it, nothing can read a private key out. */
import { encodeBytes } from "./base64url.ts";
import { publicKeyOf, toPrivateJwk, type KeyCraft, type WebKey } from "./key-craft.ts";

const CURVE = { name: "ECDSA", namedCurve: "P-256" } as const;
const SIGNATURE = { name: "ECDSA", hash: "SHA-256" } as const;
const PROBE = new TextEncoder().encode("rondo");

export function webCraft(subtle: SubtleCrypto): KeyCraft<WebKey> {
  return {
    kind: "web",
    async make(portable) {
      const pair = await subtle.generateKey(CURVE, portable, ["sign", "verify"]);
      const point = new Uint8Array(await subtle.exportKey("raw", pair.publicKey));
      return { kind: "web", publicKey: encodeBytes(point), portable, secret: pair.privateKey };
    },
    async sign({ secret }, text) {
      const signature = await subtle.sign(SIGNATURE, secret, new TextEncoder().encode(text));
      return encodeBytes(new Uint8Array(signature));
    },
    async toJwk({ secret, publicKey }) {
      const { d } = await subtle.exportKey("jwk", secret);
      return toPrivateJwk(publicKey, d!);
    },
    async fromJwk(jwk) {
      try {
        const { d, ...open } = jwk;
        const secret = await subtle.importKey("jwk", { ...open, d }, CURVE, true, ["sign"]);
        const verifier = await subtle.importKey("jwk", open, CURVE, false, ["verify"]);
        // Not every browser looks whether the two halves belong together.
        const signature = await subtle.sign(SIGNATURE, secret, PROBE);
        if (!(await subtle.verify(SIGNATURE, verifier, signature, PROBE))) return undefined;
        return { kind: "web", publicKey: publicKeyOf(jwk), portable: true, secret };
      } catch {
        return undefined;
      }
    },
  };
}
