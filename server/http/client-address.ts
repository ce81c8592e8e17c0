/** The address of the client behind a request, also behind trusted proxies. */
import type { IncomingMessage } from "node:http";
import proxyaddr from "proxy-addr";
import { parseAddress } from "../admission/client-network.ts";

export type ClientAddress = {
  /** "" when the socket is already closed. */
  readonly address: string;
  /** True: a trusted proxy passed the request on, so its headers about the client count. */
  readonly proxied: boolean;
};

/** Whether an address is in the list of addresses and networks, such as `10.0.0.0/8`. */
export function createAddressList(entries: readonly string[]): (address: string) => boolean {
  const contains = proxyaddr.compile([...entries]);
  return (address) => contains(address, 0);
}

/**
 * Every proxy appends the address of its own client to `X-Forwarded-For`. So the list is read from its end for as long as
 * the sender is a trusted proxy; earlier entries can be forged by the client.
 */
export function findClientAddress(request: IncomingMessage, isProxy: (address: string) => boolean): ClientAddress {
  const [own = "", ...forwarded] = proxyaddr.all(request, isProxy).map((text) => parseAddress(text ?? "")?.toString());
  // A proxy that forwards an invalid address stands for its clients itself.
  const address = forwarded.findLast((hop) => hop !== undefined) ?? own;
  return { address, proxied: own !== "" && isProxy(own) };
}
