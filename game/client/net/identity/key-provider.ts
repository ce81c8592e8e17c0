/** Operations on keys, implemented by web-crypto-keys.ts and noble-keys.ts. Both use ECDSA over P-256. */
import { decodeBytes, encodeBytes } from "./base64url.ts";

/** A key pair as the browser stores it. Each provider only works with keys of its own kind. */
export type StoredKey = WebCryptoKey | NobleKey;

export type WebCryptoKey = KeyOf<"web", CryptoKey>;
export type NobleKey = KeyOf<"soft", Uint8Array>;

type KeyOf<Kind, Secret> = {
  readonly kind: Kind;
  /** The 65 bytes of the point, uncompressed, as base64url. */
  readonly publicKey: string;
  /** True: it can be saved to a file. */
  readonly portable: boolean;
  readonly secret: Secret;
};

/** A private key as JSON Web Key (RFC 7517), each number 32 bytes in base64url. */
export type PrivateJwk = {
  readonly kty: "EC";
  readonly crv: "P-256";
  readonly x: string;
  readonly y: string;
  readonly d: string;
};

export type KeyProvider<Key extends StoredKey = StoredKey> = {
  readonly kind: Key["kind"];
  make(portable: boolean): Promise<Key>;
  /** 64 bytes (r, s) over SHA-256 of the text, as base64url. */
  sign(key: Key, text: string): Promise<string>;
  /** Only of portable keys. */
  toJwk(key: Key): Promise<PrivateJwk>;
  /** A portable key; undefined when the numbers are no key pair. */
  fromJwk(jwk: PrivateJwk): Promise<Key | undefined>;
};

const NUMBER_BYTES = 32;

/** Prefix of an uncompressed point. */
const UNCOMPRESSED = 4;

/** The public key of a private one's numbers; throws when they are not of the right length. */
export function publicKeyOf({ x, y }: PrivateJwk): string {
  const [left, right] = [decodeBytes(x), decodeBytes(y)];
  if (left.length !== NUMBER_BYTES || right.length !== NUMBER_BYTES) throw new Error("not 32 bytes");
  return encodeBytes(Uint8Array.of(UNCOMPRESSED, ...left, ...right));
}

export function toPrivateJwk(publicKey: string, d: string): PrivateJwk {
  const point = decodeBytes(publicKey);
  const x = encodeBytes(point.subarray(1, 1 + NUMBER_BYTES));
  const y = encodeBytes(point.subarray(1 + NUMBER_BYTES));
  return { kty: "EC", crv: "P-256", x, y, d };
}
