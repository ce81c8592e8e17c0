/** What the server knows instead of addresses: a keyed hash, by which it sees that two visitors come from one network. */
import { createHmac } from "node:crypto";
import { networkPart, plainAddress } from "./address.ts";

/** The front door sets it on every request, and nothing that a visitor sends under this name gets past it. */
export const NETWORK_HEADER = "x-rondo-network";

/** 96 bits, in base64url: no two networks meet, and it is short in memory. */
const LENGTH = 16;

/**
 * Hashes addresses. Without the secret nothing can be told from the result; addresses are so few that a hash without a
 * key could be tried out.
 */
export function createNetworkHash(secret: string): (address: string) => string {
  return (address) => {
    const part = networkPart(plainAddress(address) ?? "");
    return createHmac("sha256", secret).update(`network\n${part}`).digest("base64url").slice(0, LENGTH);
  };
}
