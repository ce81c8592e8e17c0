/**
 * The framework's WebSocket transport with a guard on each socket. The frame guard of a room sees frames of joined clients
 * only; this one counts every byte that is read and every ping, from the handshake to the end of the connection. It also limits
 * the sockets of a network, and terminates those whose peer does not answer.
 */
import type { IncomingMessage, Server as HttpServer } from "node:http";
import { matchMaker, Room } from "@colyseus/core";
import { WebSocketTransport } from "@colyseus/ws-transport";
import type { WebSocket } from "ws";
import { CLOSE_CROWDED, CLOSE_FLOOD } from "#protocol/close-code.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import type { Quota } from "../limits/quota.ts";
import { TokenBucket } from "../limits/token-bucket.ts";
import type { RefusalCounter, RefusalReason } from "../monitoring/refusals.ts";
import { Heartbeat, HEARTBEAT, type HeartbeatOptions } from "./heartbeat.ts";

/** Bytes as they arrive: sixty inputs a second are 540, the messages of all kinds together at most 20 thousand. */
const BYTES: RateLimit = { perSecond: 24 * 1024, burst: 192 * 1024 };

/** A room whose clients may send more bytes than those of other rooms. */
export interface BytesLimit {
  readonly bytesLimit: RateLimit;
}

/** Pings of the client, each of which the WebSocket library answers. Browsers send none. */
const PINGS: RateLimit = { perSecond: 1, burst: 20 };

/** Time after which a socket that was closed for flooding is terminated. */
const CLOSE_TIMEOUT_MS = 1000;

type TransportPorts = {
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly refusals: RefusalCounter;
  /** The network of a client, from the headers that the HTTP server has set. */
  readonly networkOf: (request: IncomingMessage) => string;
  /** Limits the sockets of each network. */
  readonly quota: Quota;
  readonly heartbeat?: HeartbeatOptions | undefined;
};

type TransportOptions = { readonly server: HttpServer; readonly maxPayload: number };

export class GuardedTransport extends WebSocketTransport {
  readonly #ports: TransportPorts;
  readonly #heartbeat: Heartbeat;

  constructor({ server, maxPayload }: TransportOptions, ports: TransportPorts) {
    const { intervalMs, retries } = ports.heartbeat ?? HEARTBEAT;
    super({ server, maxPayload, perMessageDeflate: false, pingInterval: intervalMs, pingMaxRetries: retries });
    this.#ports = ports;
    this.#heartbeat = new Heartbeat(retries);
    this.wss.removeAllListeners("connection");
    this.wss.on("connection", (...connection: Parameters<WebSocketTransport["onConnection"]>) => {
      const [socket, request] = connection;
      if (this.#admit(socket, request)) void this.onConnection(...connection);
    });
  }

  /** False when the network has too many sockets; then this one is closed. Its reserved seat expires. */
  #admit(socket: WebSocket, request: IncomingMessage): boolean {
    const { quota, networkOf, refusals } = this.#ports;
    const leave = quota.take(networkOf(request));
    if (leave === undefined) {
      refusals.add("sockets", { code: CLOSE_CROWDED });
      socket.on("error", () => undefined);
      socket.close(CLOSE_CROWDED, "too many connections from your network");
      setTimeout(() => socket.terminate(), CLOSE_TIMEOUT_MS).unref();
      return false;
    }
    socket.once("close", leave);
    this.#heartbeat.watch(socket);
    guardSocket(socket, request, this.#ports);
    return true;
  }

  /** Called by the base class when the server listens; it clears the timer when the server closes. */
  protected override autoTerminateUnresponsiveClients(intervalMs: number): void {
    this.pingInterval = setInterval(() => {
      for (const socket of this.#heartbeat.run(this.wss.clients)) {
        this.#ports.refusals.add("deadSocket");
        socket.terminate();
      }
    }, intervalMs);
  }

  /** Number of open sockets. */
  get socketCount(): number {
    return this.wss.clients.size;
  }
}

function guardSocket(socket: WebSocket, request: IncomingMessage, { now, refusals }: TransportPorts): void {
  const bytes = new TokenBucket(bytesLimitOf(request.url!), now());
  const pings = new TokenBucket(PINGS, now());
  let closing = false;
  const close = (reason: string, counted: RefusalReason) => {
    if (closing) return;
    closing = true;
    refusals.add(counted, { code: CLOSE_FLOOD });
    socket.close(CLOSE_FLOOD, reason);
    // Nothing more of it is read; the answer to the close is not needed.
    socket.pause();
    setTimeout(() => socket.terminate(), CLOSE_TIMEOUT_MS).unref();
  };
  request.socket.prependListener("data", (chunk: Buffer) => {
    if (!bytes.take(now(), chunk.length)) close("too many bytes", "socketBytes");
  });
  socket.on("ping", () => {
    if (!pings.take(now())) close("too many pings", "socketPings");
  });
}

function bytesLimitOf(url: string): RateLimit {
  return (roomOf(url) as Partial<BytesLimit> | undefined)?.bytesLimit ?? BYTES;
}

/** The room of this process that an upgrade request is for. `url` as in the request line. */
function roomOf(url: string): Room | undefined {
  const code = /^\/[\w-]+\/([\w-]+)$/u.exec(new URL(url, "ws://server").pathname)?.[1];
  const room: unknown = code === undefined ? undefined : matchMaker.getLocalRoomById(code);
  return room instanceof Room ? room : undefined;
}

/**
 * Whether a room expects the connection that an upgrade request asks for: its seat is reserved and not taken, or it is that of
 * a client whose connection is replaced. `url` as in the request line.
 */
export function isSeatReserved(url: string): boolean {
  const { searchParams } = new URL(url, "ws://server");
  const session = searchParams.get("sessionId");
  if (session === null) return false;
  return roomOf(url)?.hasReservedSeat(session, searchParams.get("reconnectionToken") ?? undefined) ?? false;
}
