/**
 * The HTTP server under everything else. It refuses requests that would crash the framework before the framework sees
 * them: the framework builds URLs from request line and headers outside of any try, so that one request for `*`, or with
 * an invalid host, would end the process; and it reads bodies of any length.
 *
 * Addresses of clients end here: code behind this server finds a hash of the client's network in the headers, and nothing
 * of what proxies or clients wrote about addresses.
 */
import { type IncomingMessage, Server, STATUS_CODES, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import { NETWORK_HEADER } from "../admission/client-network.ts";
import { SERVER_HEADER } from "../colyseus/install-join-guard.ts";
import type { RefusalCounter, RefusalReason } from "../monitoring/refusals.ts";
import { createAddressList, findClientAddress } from "./client-address.ts";
import { CONNECTION_TIMEOUTS, type ConnectionLimits, Connections, type ConnectionTimeouts } from "./connections.ts";

/** Maximum size of bodies, in bytes: join options, or a reconnection token. */
const BODY_MAX = 2048;

/** Stadium files and new documents go to these paths and may be larger. */
const UPLOAD = /^\/api\/(?:rooms\/[0-9A-Za-z]+\/stadium|maps(?:\?remixOf=[0-9A-Z]*)?|workshops)$/u;
const UPLOAD_MAX = 256 * 1024;

/** Joins are JSON; the framework would try to read other forms. */
const JOIN = /^\/matchmake\//u;

/** Number of requests of a connection that may wait for the one in progress. Browsers send none before the answer. */
export const PIPELINE_MAX = 16;

/** A name or an address, with an optional port. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/iu;

/** Headers in which proxies name their clients. */
const CLIENT_HEADERS =
  /^(?:x-forwarded.*|x-original-.*|forwarded|via|.*-?client-ip|x-real-ip|.*-connecting-ip(?:v6)?)$/u;

/** Set by this server on requests that come from its own machine, without a proxy in between. */
export const LOCAL_HEADER = "x-rondo-local";

/** Set by this server: how the browser reached the trusted proxy in front of it, "http" or "https". */
export const PROTOCOL_HEADER = "x-rondo-protocol";

const LOOPBACK = ["127.0.0.0/8", "::1/128"];

/** Private networks, where a host's own proxies are; from elsewhere the header is sent by a client. */
const PRIVATE_NETWORKS = ["127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7"];

export type HttpServerSettings = {
  /** Addresses and networks (`10.0.0.0/8`) of trusted proxies. */
  readonly trustedProxies: readonly string[];
  /** Hashes the network of an address. */
  readonly networkOf: (address: string) => string;
  /** Namespace of the game server behind this one. */
  readonly namespace: string;
  /** Whether a WebSocket may be opened at this URL. */
  readonly acceptsUpgrade: (url: string) => boolean;
  /** Passes a WebSocket on to the process that it is for. False when that is this one. */
  readonly reroute?: ((request: IncomingMessage, socket: Socket, head: Buffer) => boolean) | undefined;
  readonly log: Logger;
  readonly refusals: RefusalCounter;
  readonly limits: ConnectionLimits;
  readonly timeouts?: ConnectionTimeouts | undefined;
};

export function createHttpServer(settings: HttpServerSettings): GuardedHttpServer {
  return new GuardedHttpServer(settings);
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

type BusyConnection = {
  /** In progress. */
  response: ServerResponse;
  /** Requests that wait for the responses before them. */
  readonly waiting: Exchange[];
};

export class GuardedHttpServer extends Server {
  readonly openConnections: Connections;
  readonly #settings: HttpServerSettings;
  readonly #isProxy: (address: string) => boolean;
  readonly #isPrivate = createAddressList(PRIVATE_NETWORKS);
  readonly #isLoopback = createAddressList(LOOPBACK);
  #proxyWarned = false;
  /** Connections with a request in progress. */
  readonly #busy = new WeakMap<Socket, BusyConnection>();

  constructor(settings: HttpServerSettings) {
    const { headersMs, requestMs, idleMs, checkMs } = settings.timeouts ?? CONNECTION_TIMEOUTS;
    super({
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: idleMs,
      connectionsCheckingInterval: checkMs,
    });
    this.#settings = settings;
    this.#isProxy = createAddressList(settings.trustedProxies);
    this.openConnections = new Connections({ ...settings, isProxy: this.#isProxy });
    this.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => this.#refuseClient(error, socket));
  }

  override emit(event: string, ...args: unknown[]): boolean {
    if (event === "connection") {
      if (!this.openConnections.admit(args[0] as Socket)) return true;
    } else if (event === "request") {
      const [request, response] = args as [IncomingMessage, ServerResponse];
      this.#rewriteHeaders(request);
      const status = refusalStatusOf(request);
      if (status !== undefined) return this.#refuseRequest(response, status);
      return this.#inTurn(request, response);
    } else if (event === "upgrade") {
      const [request, socket, head] = args as [IncomingMessage, Socket, Buffer];
      if (this.#settings.reroute?.(request, socket, head)) return true;
      this.#rewriteHeaders(request);
      if (refusalStatusOf(request) !== undefined) return this.#refuseUpgrade(socket, 400, "malformedRequest");
      if (!this.#settings.acceptsUpgrade(request.url!)) return this.#refuseUpgrade(socket, 403, "upgradeWithoutSeat");
    }
    return super.emit(event, ...args);
  }

  /**
   * Passes on one request per connection at a time. Node passes on pipelined requests at once, and the response of one that
   * waits for others has no socket: it does not notice that the client disconnects, and what it holds stays open for ever.
   */
  #inTurn(request: IncomingMessage, response: ServerResponse): true {
    const { socket } = request;
    const busy = this.#busy.get(socket);
    if (busy === undefined) {
      this.#busy.set(socket, { response, waiting: [] });
      this.#pass(request, response);
    } else if (busy.waiting.length < PIPELINE_MAX) busy.waiting.push({ request, response });
    else {
      this.#settings.refusals.add("pipelinedRequests");
      socket.destroy();
    }
    return true;
  }

  #pass(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    response.once("close", () => {
      const busy = this.#busy.get(socket);
      const next = socket.destroyed ? undefined : busy?.waiting.shift();
      if (busy === undefined || next === undefined) return void this.#busy.delete(socket);
      busy.response = next.response;
      this.#pass(next.request, next.response);
    });
    whenComplete(request, () => super.emit("request", request, response));
  }

  /** Replaces everything about addresses by the network's hash, and the host by the one that the browser requested. */
  #rewriteHeaders(request: IncomingMessage): void {
    const { headers } = request;
    const isForwarded = textOf(headers["x-forwarded-for"]) !== "";
    // With several, the last one is of the nearest proxy.
    const host = textOf(headers["x-forwarded-host"]).split(",").at(-1)!.trim();
    const protocol = textOf(headers["x-forwarded-proto"]).split(",").at(-1)!.trim();
    const { address, proxied } = findClientAddress(request, this.#isProxy);
    if (!proxied && isForwarded && this.#isPrivate(address)) this.#warnAboutProxy();
    const isDirect = !proxied && !Object.keys(headers).some((name) => CLIENT_HEADERS.test(name));
    for (const name of Object.keys(headers)) if (CLIENT_HEADERS.test(name)) delete headers[name];
    if (isDirect && this.#isLoopback(address)) headers[LOCAL_HEADER] = "1";
    else delete headers[LOCAL_HEADER];
    headers[PROTOCOL_HEADER] = proxied && protocol === "https" ? "https" : "http";
    if (proxied && host !== "") headers.host = host;
    headers[NETWORK_HEADER] = this.#settings.networkOf(address);
    headers[SERVER_HEADER] = this.#settings.namespace;
    request.rawHeaders = Object.entries(headers).flatMap(([name, value]) => [name, textOf(value)]);
  }

  #refuseRequest(response: ServerResponse, status: number): true {
    this.#settings.refusals.add(status === 400 ? "malformedRequest" : "requestBody", { status });
    response.writeHead(status, { connection: "close" }).end();
    return true;
  }

  /** A request that is not HTTP, or was not complete in time. */
  #refuseClient({ code }: NodeJS.ErrnoException, socket: Socket): void {
    const isLate = code === "ERR_HTTP_REQUEST_TIMEOUT";
    if (isLate) this.#settings.refusals.add("requestTimeout");
    else if (code?.startsWith("HPE_") === true) this.#settings.refusals.add("malformedRequest", { code });
    // An answer must not be mixed into the response to the request before.
    if (socket.writable && this.#busy.get(socket)?.response.headersSent !== true) {
      const status = isLate ? 408 : code === "HPE_HEADER_OVERFLOW" ? 431 : 400;
      socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);
    }
    socket.destroySoon();
  }

  #refuseUpgrade(socket: Duplex, status: number, reason: RefusalReason): true {
    this.#settings.refusals.add(reason, { status });
    socket.on("error", () => socket.destroy());
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);
    return true;
  }

  #warnAboutProxy(): void {
    if (this.#proxyWarned) return;
    this.#proxyWarned = true;
    this.#settings.log.warn(
      "a proxy on a private address is not in TRUSTED_PROXIES: all its clients count as one network",
    );
  }
}

/**
 * Passes on a join once its body has arrived. The framework prints the stack of an error for each body that a client breaks
 * off.
 */
function whenComplete(request: IncomingMessage, pass: () => void): void {
  const length = Number(request.headers["content-length"] ?? 0);
  if (request.method !== "POST" || !JOIN.test(request.url ?? "") || length === 0) return pass();
  const check = () => {
    if (request.readableLength < length) return;
    request.off("readable", check);
    pass();
  };
  request.on("readable", check);
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
  if (Number(headers["content-length"] ?? 0) > max) return 413;
  return method === "POST" && JOIN.test(url) && !isJson(headers["content-type"]) ? 415 : undefined;
}

function isJson(type: string | undefined): boolean {
  return /^application\/json(?:;|$)/iu.test(type ?? "");
}
