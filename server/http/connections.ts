/**
 * The connections of the HTTP server, from the first packet on: their number is limited for the process and for each network,
 * and their bytes are counted. Clients of trusted proxies share the connections of the proxy; for them the limit of sockets
 * in guarded-transport.ts applies.
 */
import type { Socket } from "node:net";
import { Quota } from "../limits/quota.ts";
import type { RefusalCounter } from "../monitoring/refusals.ts";

export type ConnectionLimits = {
  readonly total: number;
  /** A browser holds up to six connections for files, and a socket. */
  readonly perNetwork: number;
};

export type ConnectionTimeouts = {
  /** From the start of a connection, or the end of the request before, to the end of a request's headers. */
  readonly headersMs: number;
  /** To the end of its body: a stadium file over a slow mobile network. */
  readonly requestMs: number;
  /** Between two requests. */
  readonly idleMs: number;
  /** Interval of the checks of the first two. */
  readonly checkMs: number;
};

export const CONNECTION_TIMEOUTS: ConnectionTimeouts = {
  headersMs: 10_000,
  requestMs: 30_000,
  idleMs: 15_000,
  checkMs: 2000,
};

/** In whole bytes since the start. */
export type Traffic = { readonly received: number; readonly sent: number };

const REFUSALS = {
  connections: "HTTP/1.1 503 Service Unavailable",
  networkConnections: "HTTP/1.1 429 Too Many Requests",
} as const;

type ConnectionPorts = {
  readonly limits: ConnectionLimits;
  readonly isProxy: (address: string) => boolean;
  /** Hashes the network of an address. */
  readonly networkOf: (address: string) => string;
  readonly refusals: RefusalCounter;
};

export class Connections {
  readonly #ports: ConnectionPorts;
  readonly #quota: Quota;
  readonly #open = new Set<Socket>();
  /** Of closed connections. */
  #received = 0;
  #sent = 0;

  constructor(ports: ConnectionPorts) {
    this.#ports = ports;
    this.#quota = new Quota(ports.limits);
  }

  get count(): number {
    return this.#open.size;
  }

  get traffic(): Traffic {
    let [received, sent] = [this.#received, this.#sent];
    for (const socket of this.#open) {
      received += socket.bytesRead;
      sent += socket.bytesWritten;
    }
    return { received, sent };
  }

  /** False when a limit is reached; then the connection is answered and closed. */
  admit(socket: Socket): boolean {
    const { isProxy, networkOf } = this.#ports;
    const address = socket.remoteAddress ?? "";
    const leave = this.#quota.take(isProxy(address) ? undefined : networkOf(address));
    if (leave === undefined) {
      this.#refuse(socket);
      return false;
    }
    this.#open.add(socket);
    socket.once("close", () => {
      leave();
      this.#open.delete(socket);
      this.#received += socket.bytesRead;
      this.#sent += socket.bytesWritten;
    });
    return true;
  }

  #refuse(socket: Socket): void {
    const reason = this.#quota.isFull ? "connections" : "networkConnections";
    this.#ports.refusals.add(reason);
    socket.on("error", () => socket.destroy());
    socket.write(`${REFUSALS[reason]}\r\nRetry-After: 10\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    socket.destroySoon();
  }
}
