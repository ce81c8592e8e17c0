/**
 * The HTTP server under everything else. It refuses requests that would crash the framework before the framework sees
 * them: the framework builds URLs from request line and headers outside of any try, so that one request for `*`, or with
 * an invalid host, would end the process; and it reads bodies of any length.
 *
 * Addresses of clients end here: code behind this server finds a hash of the client's network in the headers, and nothing
 * of what proxies or clients wrote about addresses.
 */
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import { NETWORK_HEADER } from "../admission/client-network.ts";
import { SERVER_HEADER } from "../colyseus/install-join-guard.ts";
import { createAddressList, findClientAddress } from "./client-address.ts";

/** Maximum size of bodies, in bytes: join options, or a reconnection token. */
const BODY_MAX = 2048;

/** Stadium uploads go to this path and may be larger. */
const UPLOAD = /^\/api\/rooms\/[0-9A-Za-z]+\/stadium$/u;
const UPLOAD_MAX = 256 * 1024;

/** A name or an address, with an optional port. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/iu;

/** Headers in which proxies name their clients. */
const CLIENT_HEADERS =
  /^(?:x-forwarded.*|x-original-.*|forwarded|via|.*-?client-ip|x-real-ip|.*-connecting-ip(?:v6)?)$/u;

/** Private networks, where a host's own proxies are; from elsewhere the header is sent by a client. */
const PRIVATE_NETWORKS = ["127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7"];

export type HttpServerSettings = {
  /** Addresses and networks (`10.0.0.0/8`) of trusted proxies. */
  readonly trustedProxies: readonly string[];
  /** Hashes the network of an address. */
  readonly networkOf: (address: string) => string;
  /** Namespace of the game server behind this one. */
  readonly namespace: string;
  readonly log: Logger;
};

export function createHttpServer(settings: HttpServerSettings): Server {
  return new GuardedHttpServer(settings);
}

class GuardedHttpServer extends Server {
  readonly #settings: HttpServerSettings;
  readonly #isProxy: (address: string) => boolean;
  readonly #isPrivate = createAddressList(PRIVATE_NETWORKS);
  #proxyWarned = false;

  constructor(settings: HttpServerSettings) {
    super();
    this.#settings = settings;
    this.#isProxy = createAddressList(settings.trustedProxies);
  }

  override emit(event: string, ...args: unknown[]): boolean {
    if (event === "request") {
      const [request, response] = args as [IncomingMessage, ServerResponse];
      this.#rewriteHeaders(request);
      const status = refusalStatusOf(request);
      if (status !== undefined) return refuseRequest(response, status);
    } else if (event === "upgrade") {
      const [request, socket] = args as [IncomingMessage, Duplex];
      this.#rewriteHeaders(request);
      if (refusalStatusOf(request) !== undefined) return refuseUpgrade(socket);
    }
    return super.emit(event, ...args);
  }

  /** Replaces everything about addresses by the network's hash, and the host by the one that the browser requested. */
  #rewriteHeaders(request: IncomingMessage): void {
    const { headers } = request;
    const isForwarded = textOf(headers["x-forwarded-for"]) !== "";
    // With several, the last one is of the nearest proxy.
    const host = textOf(headers["x-forwarded-host"]).split(",").at(-1)!.trim();
    const { address, proxied } = findClientAddress(request, this.#isProxy);
    if (!proxied && isForwarded && this.#isPrivate(address)) this.#warnAboutProxy();
    for (const name of Object.keys(headers)) if (CLIENT_HEADERS.test(name)) delete headers[name];
    if (proxied && host !== "") headers.host = host;
    headers[NETWORK_HEADER] = this.#settings.networkOf(address);
    headers[SERVER_HEADER] = this.#settings.namespace;
    request.rawHeaders = Object.entries(headers).flatMap(([name, value]) => [name, textOf(value)]);
  }

  #warnAboutProxy(): void {
    if (this.#proxyWarned) return;
    this.#proxyWarned = true;
    this.#settings.log.warn(
      "a proxy on a private address is not in TRUSTED_PROXIES: all its clients count as one network",
    );
  }
}

function textOf(header: string | string[] | undefined): string {
  return [header ?? ""].flat().join(",");
}

/** The status to refuse a request with; undefined when it may pass. */
function refusalStatusOf({ url = "", method, headers }: IncomingMessage): number | undefined {
  const host = headers.host ?? "";
  if (!url.startsWith("/") || !HOST.test(host) || !URL.canParse(`http://${host}`)) return 400;
  if (headers["transfer-encoding"] !== undefined) return 411;
  const max = method === "POST" && UPLOAD.test(url) ? UPLOAD_MAX : BODY_MAX;
  return Number(headers["content-length"] ?? 0) <= max ? undefined : 413;
}

function refuseRequest(response: ServerResponse, status: number): true {
  response.writeHead(status, { connection: "close" }).end();
  return true;
}

function refuseUpgrade(socket: Duplex): true {
  socket.on("error", () => socket.destroy());
  socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
  return true;
}
