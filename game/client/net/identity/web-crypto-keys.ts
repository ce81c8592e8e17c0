/** Keys of WebCrypto: a private key cannot be read out unless it was created as portable. */
import { encodeBytes } from "./base64url.ts";
import { publicKeyOf, toPrivateJwk, type KeyProvider, type WebCryptoKey } from "./key-provider.ts";

const CURVE = { name: "ECDSA", namedCurve: "P-256" } as const;
const SIGNATURE = { name: "ECDSA", hash: "SHA-256" } as const;
const PROBE = new TextEncoder().encode("rondo");

export function webCryptoKeys(subtle: SubtleCrypto): KeyProvider<WebCryptoKey> {
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
        // Some browsers do not check that both halves belong together.
        const signature = await subtle.sign(SIGNATURE, secret, PROBE);
        if (!(await subtle.verify(SIGNATURE, verifier, signature, PROBE))) return undefined;
        return { kind: "web", publicKey: publicKeyOf(jwk), portable: true, secret };
      } catch {
        return undefined;
      }
    },
  };
}
