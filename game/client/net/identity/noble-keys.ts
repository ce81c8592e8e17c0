/**
 * Keys for pages without WebCrypto: at plain http on an address of the local network. The page can read the private key.
 */
import { p256 } from "@noble/curves/nist.js";
import { decodeBytes, encodeBytes } from "./base64url.ts";
import { publicKeyOf, toPrivateJwk, type KeyProvider, type NobleKey } from "./key-provider.ts";

export const nobleKeys: KeyProvider<NobleKey> = {
  kind: "soft",
  async make(portable) {
    const secret = p256.utils.randomSecretKey();
    return { kind: "soft", publicKey: encodeBytes(p256.getPublicKey(secret, false)), portable, secret };
  },
  async sign({ secret }, text) {
    return encodeBytes(p256.sign(new TextEncoder().encode(text), secret));
  },
  async toJwk({ secret, publicKey }) {
    return toPrivateJwk(publicKey, encodeBytes(secret));
  },
  async fromJwk(jwk) {
    try {
      const secret = decodeBytes(jwk.d);
      const publicKey = encodeBytes(p256.getPublicKey(secret, false));
      return publicKey === publicKeyOf(jwk) ? { kind: "soft", publicKey, portable: true, secret } : undefined;
    } catch {
      return undefined;
    }
  },
};
