/** The network of a client, as a keyed hash: the server stores no addresses. */
import { createHmac } from "node:crypto";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** Header with the hash. The HTTP server sets it on every request and removes it from what clients send. */
export const NETWORK_HEADER = "x-rondo-network";

/** Characters of the hash: 96 bits in base64url. */
const LENGTH = 16;

/** The parsed address, IPv4 always as IPv4 and without a zone; undefined when the text is not an address. */
export function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const [address = ""] = text.trim().split("%", 1);
  return isIP(address) === 0 ? undefined : ipaddr.process(address);
}

/**
 * The part of an address that stands for one household or one machine: all of IPv4, the first 64 bits of IPv6, because
 * clients can change the rest.
 */
export function networkPart(text: string): string {
  const address = parseAddress(text);
  if (address === undefined) return "";
  if (address instanceof ipaddr.IPv4) return address.toString();
  return address.toNormalizedString().split(":").slice(0, 4).join(":");
}

/**
 * Hashes addresses. The key matters, because there are so few addresses that all hashes without a key could be computed.
 */
export function createNetworkHash(secret: string): (address: string) => string {
  return (address) =>
    createHmac("sha256", secret)
      .update(`network\n${networkPart(address)}`)
      .digest("base64url")
      .slice(0, LENGTH);
}
