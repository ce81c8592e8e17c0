/**
 * Keys where the browser has no cryptography for pages: at plain http on an address of the local network. The private key
 * is then a number that the page itself can read.
 */
import { p256 } from "@noble/curves/nist.js";
import { decodeBytes, encodeBytes } from "./base64url.ts";
import { publicKeyOf, toPrivateJwk, type KeyCraft, type SoftKey } from "./key-craft.ts";

export const softCraft: KeyCraft<SoftKey> = {
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
