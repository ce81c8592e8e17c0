/** Measures the round trip of one socket with WebSocket pings, which every browser answers by itself. */
import type { WebSocket } from "ws";

const EVERY_MS = 2000;

/** How much of a new measurement counts. */
const SHARE = 0.4;

export class PingMeter {
  readonly #socket: WebSocket;
  readonly #now: () => number;
  #askedMs = -Infinity;
  #question = 0;
  #roundTripMs = 0;

  /** `now` gives monotonic milliseconds. Listens for as long as the socket lives. */
  constructor(socket: WebSocket, now: () => number) {
    this.#socket = socket;
    this.#now = now;
    socket.on("pong", (data: Buffer) => this.#answer(data));
  }

  /** Whole milliseconds; 0 before the first answer. */
  get roundTripMs(): number {
    return this.#roundTripMs === 0 ? 0 : Math.max(1, Math.round(this.#roundTripMs));
  }

  /** Asks again when it is time; to be called in every tick. */
  poll(): void {
    const now = this.#now();
    if (now - this.#askedMs < EVERY_MS || this.#socket.readyState !== this.#socket.OPEN) return;
    this.#askedMs = now;
    this.#question++;
    this.#socket.ping(String(this.#question));
  }

  /** An answer that nobody asked for, or to an older question, tells nothing. */
  #answer(data: Buffer): void {
    if (data.toString() !== String(this.#question) || this.#askedMs === -Infinity) return;
    const measured = this.#now() - this.#askedMs;
    // The same answer twice must not count twice.
    this.#question++;
    this.#roundTripMs = this.#roundTripMs === 0 ? measured : this.#roundTripMs + SHARE * (measured - this.#roundTripMs);
  }
}
