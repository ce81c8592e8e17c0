/** Measures the round trip of one socket with WebSocket pings, which every browser answers by itself. */
import type { WebSocket } from "ws";

const INTERVAL_MS = 2000;

/** Weight of a new measurement in the average. */
const SHARE = 0.4;

export class PingMeter {
  readonly #socket: WebSocket;
  readonly #now: () => number;
  #pingMs = -Infinity;
  #pingNumber = 0;
  #roundTripMs = 0;

  /** `now` in monotonic milliseconds. Listens as long as the socket exists. */
  constructor(socket: WebSocket, now: () => number) {
    this.#socket = socket;
    this.#now = now;
    socket.on("pong", (data: Buffer) => this.#pong(data));
  }

  /** Whole milliseconds; 0 before the first pong. */
  get roundTripMs(): number {
    return this.#roundTripMs === 0 ? 0 : Math.max(1, Math.round(this.#roundTripMs));
  }

  /** Sends the next ping when it is due; called several times a second. */
  poll(): void {
    const now = this.#now();
    if (now - this.#pingMs < INTERVAL_MS || this.#socket.readyState !== this.#socket.OPEN) return;
    this.#pingMs = now;
    this.#pingNumber++;
    this.#socket.ping(String(this.#pingNumber));
  }

  /** Unsolicited pongs, and those of older pings, are ignored. */
  #pong(data: Buffer): void {
    if (data.toString() !== String(this.#pingNumber) || this.#pingMs === -Infinity) return;
    const measured = this.#now() - this.#pingMs;
    // A repeated pong must not count twice.
    this.#pingNumber++;
    this.#roundTripMs = this.#roundTripMs === 0 ? measured : this.#roundTripMs + SHARE * (measured - this.#roundTripMs);
  }
}
