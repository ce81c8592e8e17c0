/** Internet addresses as text: one way to write each. */
import { isIPv4, isIPv6 } from "node:net";

/** IPv4 in IPv6's clothes: what a socket that listens on both says of a visitor by IPv4. */
const MAPPED = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/u;

/** The address in its shortest form, IPv4 always as IPv4 and without a zone; undefined when it is none. */
export function plainAddress(text: string): string | undefined {
  const [address = ""] = text.trim().split("%", 1);
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return undefined;
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const mapped = MAPPED.exec(short);
  return mapped === null ? short : toIPv4(mapped[1]!, mapped[2]!);
}

/**
 * The part of a plain address that stands for one household or one machine: all of IPv4, the first 64 bits of IPv6, of
 * which the rest is the visitor's own to change.
 */
export function networkPart(address: string): string {
  if (!address.includes(":")) return address;
  const [left = "", right = ""] = address.split("::");
  const head = left === "" ? [] : left.split(":");
  const tail = right === "" ? [] : right.split(":");
  const gap = Array.from({ length: 8 - head.length - tail.length }, () => "0");
  return [...head, ...gap, ...tail].slice(0, 4).join(":");
}

function toIPv4(high: string, low: string): string {
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join(".");
}
