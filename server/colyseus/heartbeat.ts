/**
 * Finds sockets whose peer is gone. The transport's own heartbeat takes any pong for a sign of life, so a peer that only sends
 * pongs, and reads nothing, would stay connected for ever. Here a pong counts when it repeats the payload of one of the last
 * pings, which cannot be guessed.
 */
import { randomBytes } from "node:crypto";
import type { WebSocket } from "ws";

export type HeartbeatOptions = {
  readonly intervalMs: number;
  /** Pings in a row that may stay unanswered. */
  readonly retries: number;
};

export const HEARTBEAT: HeartbeatOptions = { intervalMs: 3000, retries: 2 };

/** A payload of four bytes cannot be guessed within the seconds in which it counts. */
const PAYLOAD_BYTES = 4;

export class Heartbeat {
  readonly #retries: number;
  /** Pings since the last answer. */
  readonly #unanswered = new WeakMap<WebSocket, number>();
  /** Payloads of the last pings, the newest first: over a slow network the answer can arrive after the next ping. */
  #payloads: Buffer[] = [];

  constructor(retries: number) {
    this.#retries = retries;
  }

  /** Listens as long as the socket exists. */
  watch(socket: WebSocket): void {
    this.#unanswered.set(socket, 0);
    socket.on("pong", (payload: Buffer) => {
      if (this.#payloads.some((sent) => sent.equals(payload))) this.#unanswered.set(socket, 0);
    });
  }

  /** Pings the sockets, at an interval. Returns those that did not answer the pings before; they are not pinged. */
  run(sockets: Iterable<WebSocket>): WebSocket[] {
    const payload = randomBytes(PAYLOAD_BYTES);
    this.#payloads = [payload, ...this.#payloads].slice(0, this.#retries);
    const dead: WebSocket[] = [];
    for (const socket of sockets) {
      const unanswered = this.#unanswered.get(socket) ?? 0;
      if (unanswered >= this.#retries) dead.push(socket);
      else {
        this.#unanswered.set(socket, unanswered + 1);
        socket.ping(payload, undefined, () => undefined);
      }
    }
    return dead;
  }
}
