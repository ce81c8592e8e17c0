/**
 * The framework's WebSocket transport with a guard on each socket. The frame guard of a room sees frames of joined clients
 * only; this one counts every byte that is read and every ping, from the handshake to the end of the connection.
 */
import type { IncomingMessage } from "node:http";
import { matchMaker, Room } from "@colyseus/core";
import { WebSocketTransport } from "@colyseus/ws-transport";
import type { WebSocket } from "ws";
import { CLOSE_FLOOD } from "#protocol/close-code.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import { TokenBucket } from "../limits/token-bucket.ts";
import type { RefusalCounter, RefusalReason } from "../monitoring/refusals.ts";

/** Bytes as they arrive: sixty inputs a second are 540, the messages of all kinds together at most 20 thousand. */
const BYTES: RateLimit = { perSecond: 24 * 1024, burst: 192 * 1024 };

/** Pings of the client, each of which the WebSocket library answers. Browsers send none. */
const PINGS: RateLimit = { perSecond: 1, burst: 20 };

/** Time after which a socket that was closed for flooding is terminated. */
const CLOSE_TIMEOUT_MS = 1000;

type TransportPorts = {
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly refusals: RefusalCounter;
};

export class GuardedTransport extends WebSocketTransport {
  constructor(options: ConstructorParameters<typeof WebSocketTransport>[0], ports: TransportPorts) {
    super(options);
    this.wss.prependListener("connection", (socket: WebSocket, request: IncomingMessage) =>
      guardSocket(socket, request, ports),
    );
  }

  /** Number of open sockets. */
  get socketCount(): number {
    return this.wss.clients.size;
  }
}

function guardSocket(socket: WebSocket, request: IncomingMessage, { now, refusals }: TransportPorts): void {
  const bytes = new TokenBucket(BYTES, now());
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

/**
 * Whether a room expects the connection that an upgrade request asks for: its seat is reserved and not taken, or it is that of
 * a client whose connection is replaced. `url` as in the request line.
 */
export function isSeatReserved(url: string): boolean {
  const { pathname, searchParams } = new URL(url, "ws://server");
  const code = /^\/[\w-]+\/([\w-]+)$/u.exec(pathname)?.[1];
  const session = searchParams.get("sessionId");
  if (code === undefined || session === null) return false;
  const room: unknown = matchMaker.getLocalRoomById(code);
  return room instanceof Room && room.hasReservedSeat(session, searchParams.get("reconnectionToken") ?? undefined);
}
