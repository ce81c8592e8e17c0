/** Whose request it is: the address of the visitor, also when a proxy of the host's own stands before the server. */
import { BlockList } from "node:net";
import { plainAddress } from "../identity/address.ts";

export type Peer = {
  /** "" when the socket is gone already. */
  readonly address: string;
  /** A proxy that is trusted passed the request on: what it says of the visitor may be believed. */
  readonly proxied: boolean;
};

/** Whether an address is that of a proxy; the list is of addresses and of networks as `10.0.0.0/8`. */
export function proxyList(trusted: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const entry of trusted) {
    const [address = "", bits] = entry.split("/");
    if (bits === undefined) list.addAddress(address, family(address));
    else list.addSubnet(address, Number(bits), family(address));
  }
  return (address) => address !== "" && list.check(address, family(address));
}

/**
 * Every proxy adds the address that it was called from to the end of `X-Forwarded-For`. So the list is read from there,
 * for as long as the word of proxies is to be believed; what comes before is the visitor's own invention.
 */
export function findPeer(
  socketAddress: string | undefined,
  forwardedFor: string,
  isProxy: (address: string) => boolean,
): Peer {
  let address = plainAddress(socketAddress ?? "") ?? "";
  const proxied = isProxy(address);
  const hops = forwardedFor.split(",");
  while (isProxy(address) && hops.length > 0) {
    const hop = plainAddress(hops.pop()!);
    if (hop === undefined) break;
    address = hop;
  }
  return { address, proxied };
}

function family(address: string): "ipv4" | "ipv6" {
  return address.includes(":") ? "ipv6" : "ipv4";
}
