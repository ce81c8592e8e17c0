/**
 * The port of a server with several workers. It reads the first line of each connection, without an HTTP parser, and hands
 * the socket itself to a worker: a WebSocket goes to the process in its path, anything else to the workers in turn. No frame
 * passes through this process, and workers see the client's real address.
 */
import { createServer, type Server, type Socket } from "node:net";
import { isLineComplete, routeOf } from "./request-line.ts";
import { stopReading } from "./stop-reading.ts";

export type FrontLimits = {
  /** Time in which a connection must send its first line, in milliseconds. */
  readonly lineMs: number;
  /** Connections that have not sent their first line, in all and per address; above it the oldest is closed. */
  readonly waiting: number;
  readonly waitingPerAddress: number;
};

export const FRONT_LIMITS: FrontLimits = { lineMs: 15_000, waiting: 4000, waitingPerAddress: 400 };

export type FrontPorts = {
  /** Takes over a socket of which `head` was read. False when no worker can. */
  readonly handOver: (route: string | undefined, head: Buffer, socket: Socket) => boolean;
  readonly limits: FrontLimits;
};

/** What a client without a worker gets. */
const UNAVAILABLE =
  "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

/** A server that is not listening yet. */
export function createFront({ handOver, limits }: FrontPorts): Server {
  const waiting = new WaitingConnections(limits);
  return createServer({ noDelay: true }, (socket) => {
    const leave = waiting.add(socket);
    let head: Buffer = Buffer.alloc(0);
    socket.setTimeout(limits.lineMs, () => socket.destroy());
    socket.on("error", () => socket.destroy());
    socket.on("close", leave);
    socket.on("data", function read(chunk: Buffer) {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      if (!isLineComplete(head)) return;
      socket.off("data", read);
      stopReading(socket);
      socket.setTimeout(0);
      leave();
      if (!handOver(routeOf(head), head, socket)) socket.end(UNAVAILABLE);
    });
  });
}

/** Connections that have not sent their first line. */
class WaitingConnections {
  readonly #limits: FrontLimits;
  /** The oldest first. */
  readonly #sockets = new Set<Socket>();
  readonly #perAddress = new Map<string, number>();

  constructor(limits: FrontLimits) {
    this.#limits = limits;
  }

  /** Returns the function that removes the socket. */
  add(socket: Socket): () => void {
    const address = socket.remoteAddress ?? "";
    const count = (this.#perAddress.get(address) ?? 0) + 1;
    this.#perAddress.set(address, count);
    this.#sockets.add(socket);
    if (count > this.#limits.waitingPerAddress) this.#closeOldest((other) => other.remoteAddress === address);
    else if (this.#sockets.size > this.#limits.waiting) this.#closeOldest(() => true);
    return () => {
      if (!this.#sockets.delete(socket)) return;
      const left = this.#perAddress.get(address)! - 1;
      if (left > 0) this.#perAddress.set(address, left);
      else this.#perAddress.delete(address);
    };
  }

  #closeOldest(matches: (socket: Socket) => boolean): void {
    for (const socket of this.#sockets) {
      if (matches(socket)) return void socket.destroy();
    }
  }
}
