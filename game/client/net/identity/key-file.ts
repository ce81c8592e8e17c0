/** A portable identity as a small JSON file. */
import { decodeBytes } from "./base64url.ts";
import type { PrivateJwk } from "./key-provider.ts";

const VERSION = 1;
const NUMBER_BYTES = 32;

/** Longer texts are refused unread. */
const LENGTH_MAX = 4096;

export function writeKeyFile(key: PrivateJwk): string {
  return `${JSON.stringify({ rondo: "identity", version: VERSION, key }, null, 2)}\n`;
}

/** Undefined when the text is not an identity. Other content is ignored. */
export function readKeyFile(text: string): PrivateJwk | undefined {
  if (text.length > LENGTH_MAX) return undefined;
  try {
    const file = fields(JSON.parse(text));
    const { kty, crv, x, y, d } = fields(file["key"]);
    if (file["rondo"] !== "identity" || file["version"] !== VERSION || kty !== "EC" || crv !== "P-256")
      return undefined;
    return isNumber(x) && isNumber(y) && isNumber(d) ? { kty, crv, x, y, d } : undefined;
  } catch {
    return undefined;
  }
}

function fields(value: unknown): { [name: string]: unknown } {
  return typeof value === "object" && value !== null ? (value as { [name: string]: unknown }) : {};
}

/** Throws when the text is not base64url. */
function isNumber(value: unknown): value is string {
  return typeof value === "string" && decodeBytes(value).length === NUMBER_BYTES;
}
