/**
 * Measures a client that follows the feed: all bytes on its sockets, and the age of each update when it is received.
 */
import { connect, type Socket } from "node:net";
import { nowMs } from "#server/dev/wan-emulator/timer-queue.ts";
import { readStamp } from "./live-feed.ts";

export type FeedStats = {
  readonly seconds: number;
  /** Updates, and deliveries of them: one response may hold several updates. */
  readonly updates: number;
  readonly deliveries: number;
  /** Milliseconds. */
  readonly ageP50: number;
  readonly ageP99: number;
  readonly bytesUp: number;
  readonly bytesDown: number;
  /** TCP connections from beginning to end; requests, each with its headers, within the time measured. */
  readonly connections: number;
  readonly requests: number;
};

type Counts = { readonly atMs: number; readonly up: number; readonly down: number; readonly requests: number };

export class FeedMeter {
  readonly port: number;
  requests = 0;
  #deliveries = 0;
  #ages: number[] = [];
  #start: Counts | undefined;
  readonly #sockets: Socket[] = [];

  constructor(port: number) {
    this.port = port;
  }

  connect(): Socket {
    const socket = connect({ port: this.port, host: "127.0.0.1", noDelay: true });
    this.#sockets.push(socket);
    return socket;
  }

  /** To be called once per delivery, with all its updates. */
  receive(frames: readonly Uint8Array[]): void {
    if (this.#start === undefined || frames.length === 0) return;
    const now = nowMs();
    this.#deliveries++;
    for (const frame of frames) this.#ages.push(now - readStamp(frame));
  }

  get hasReceived(): boolean {
    return this.#deliveries > 0;
  }

  /** Starts counting; the bytes that opened the connection are not included. */
  begin(): void {
    this.#start = this.#count();
  }

  end(): FeedStats {
    const start = this.#start!;
    const now = this.#count();
    const ages = this.#ages.toSorted((a, b) => a - b);
    const quantile = (part: number): number => ages[Math.floor(part * (ages.length - 1))] ?? NaN;
    return {
      seconds: (now.atMs - start.atMs) / 1000,
      updates: ages.length,
      deliveries: this.#deliveries,
      ageP50: quantile(0.5),
      ageP99: quantile(0.99),
      bytesUp: now.up - start.up,
      bytesDown: now.down - start.down,
      connections: this.#sockets.length,
      requests: now.requests - start.requests,
    };
  }

  #count(): Counts {
    const sum = (of: (socket: Socket) => number): number => this.#sockets.reduce((all, s) => all + of(s), 0);
    return {
      atMs: nowMs(),
      up: sum((socket) => socket.bytesWritten),
      down: sum((socket) => socket.bytesRead),
      requests: this.requests,
    };
  }
}
