/**
 * The HTTP server that everything listens on. It turns away what the framework would fall over before the framework sees
 * it. Out of request line and headers the framework makes addresses, outside of any try: one request for `*`, or one with
 * a host that is none, would end the process. Bodies it reads whole, however long they are.
 *
 * Addresses of visitors end here: whoever is behind this door finds a hash of the network in the headers, and nothing of
 * what proxies or visitors wrote about addresses.
 */
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import { NETWORK_HEADER } from "../identity/network.ts";
import { findPeer, proxyList } from "./peer.ts";

/** Bodies are those of visitors who ask for a room: who they are and what they wish, or a token. */
const BODY_MAX = 2048;

/** And of those who bring a stadium along, to this path. */
const UPLOAD = /^\/api\/rooms\/[0-9A-Za-z]+\/stadium$/u;
const UPLOAD_MAX = 256 * 1024;

/** A name or an address, perhaps with a port. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/iu;

/** What proxies say of those for whom they speak. */
const HEARSAY = /^(?:x-forwarded.*|x-original-.*|forwarded|via|.*-?client-ip|x-real-ip|.*-connecting-ip(?:v6)?)$/u;

/** Where proxies of a host's own stand; from farther away, the header is a visitor's joke. */
const isNearby = proxyList(["127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1", "fc00::/7"]);

export type FrontDoorSettings = {
  /** Addresses and networks (`10.0.0.0/8`) of proxies that are believed. */
  readonly trustedProxies: readonly string[];
  readonly networkOf: (address: string) => string;
  readonly log: Logger;
};

export class FrontDoor extends Server {
  readonly #isProxy: (address: string) => boolean;
  readonly #networkOf: (address: string) => string;
  readonly #log: Logger;
  #warned = false;

  constructor({ trustedProxies, networkOf, log }: FrontDoorSettings) {
    super();
    this.#isProxy = proxyList(trustedProxies);
    this.#networkOf = networkOf;
    this.#log = log;
  }

  override emit(event: string, ...args: unknown[]): boolean {
    if (event === "request") {
      const [request, response] = args as [IncomingMessage, ServerResponse];
      this.#veil(request);
      const status = refusal(request);
      if (status !== undefined) return refuse(response, status);
    } else if (event === "upgrade") {
      const [request, socket] = args as [IncomingMessage, Duplex];
      this.#veil(request);
      if (refusal(request) !== undefined) return turnAway(socket);
    }
    return super.emit(event, ...args);
  }

  /** Puts the network's hash in the place of all that was said of addresses, and the host as the visitor's browser has it. */
  #veil(request: IncomingMessage): void {
    const { headers } = request;
    const forwardedFor = textOf(headers["x-forwarded-for"]);
    // With several, the last is the word of the proxy that is nearest.
    const host = textOf(headers["x-forwarded-host"]).split(",").at(-1)!.trim();
    const peer = findPeer(request.socket.remoteAddress, forwardedFor, this.#isProxy);
    if (!peer.proxied && forwardedFor !== "" && isNearby(peer.address)) this.#warnOfProxy();
    for (const name of Object.keys(headers)) if (HEARSAY.test(name)) delete headers[name];
    if (peer.proxied && host !== "") headers.host = host;
    headers[NETWORK_HEADER] = this.#networkOf(peer.address);
    request.rawHeaders = Object.entries(headers).flatMap(([name, value]) => [name, textOf(value)]);
  }

  #warnOfProxy(): void {
    if (this.#warned) return;
    this.#warned = true;
    this.#log.warn("a proxy near by is not in TRUSTED_PROXIES: all who come through it count as one network");
  }
}

function textOf(header: string | string[] | undefined): string {
  return [header ?? ""].flat().join(",");
}

/** The status to refuse a request with; undefined when it may pass. */
function refusal({ url = "", method, headers }: IncomingMessage): number | undefined {
  const host = headers.host ?? "";
  if (!url.startsWith("/") || !HOST.test(host) || !URL.canParse(`http://${host}`)) return 400;
  if (headers["transfer-encoding"] !== undefined) return 411;
  const max = method === "POST" && UPLOAD.test(url) ? UPLOAD_MAX : BODY_MAX;
  return Number(headers["content-length"] ?? 0) <= max ? undefined : 413;
}

function refuse(response: ServerResponse, status: number): true {
  response.writeHead(status, { connection: "close" }).end();
  return true;
}

function turnAway(socket: Duplex): true {
  socket.on("error", () => socket.destroy());
  socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
  return true;
}
