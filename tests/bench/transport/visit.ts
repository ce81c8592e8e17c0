/** What a visitor counts: every byte on his sockets, and how old each update is when he has it in his hands. */
import { connect, type Socket } from "node:net";
import { nowMs } from "#server/link/alarm.ts";
import { readStamp } from "./live-feed.ts";

export type Figures = {
  readonly seconds: number;
  /** Updates, and the number of occasions on which they came: one answer may bring several. */
  readonly updates: number;
  readonly arrivals: number;
  readonly ageP50: number;
  readonly ageP99: number;
  readonly bytesUp: number;
  readonly bytesDown: number;
  /** TCP connections from beginning to end; requests, each with its headers, within the time measured. */
  readonly connections: number;
  readonly requests: number;
};

type Count = { readonly atMs: number; readonly up: number; readonly down: number; readonly requests: number };

export class Visit {
  readonly port: number;
  requests = 0;
  #arrivals = 0;
  #ages: number[] = [];
  #begun: Count | undefined;
  readonly #sockets: Socket[] = [];

  constructor(port: number) {
    this.port = port;
  }

  connect(): Socket {
    const socket = connect({ port: this.port, host: "127.0.0.1", noDelay: true });
    this.#sockets.push(socket);
    return socket;
  }

  /** To be called once per occasion, with everything it brought. */
  arrive(frames: readonly Uint8Array[]): void {
    if (this.#begun === undefined || frames.length === 0) return;
    const now = nowMs();
    this.#arrivals++;
    for (const frame of frames) this.#ages.push(now - readStamp(frame));
  }

  get hasArrived(): boolean {
    return this.#arrivals > 0;
  }

  /** Counting starts here: what was said to open the connection is not in it. */
  begin(): void {
    this.#begun = this.#count();
  }

  end(): Figures {
    const begun = this.#begun!;
    const now = this.#count();
    const ages = this.#ages.toSorted((a, b) => a - b);
    const quantile = (part: number): number => ages[Math.floor(part * (ages.length - 1))] ?? NaN;
    return {
      seconds: (now.atMs - begun.atMs) / 1000,
      updates: ages.length,
      arrivals: this.#arrivals,
      ageP50: quantile(0.5),
      ageP99: quantile(0.99),
      bytesUp: now.up - begun.up,
      bytesDown: now.down - begun.down,
      connections: this.#sockets.length,
      requests: now.requests - begun.requests,
    };
  }

  #count(): Count {
    const sum = (of: (socket: Socket) => number): number => this.#sockets.reduce((all, s) => all + of(s), 0);
    return {
      atMs: nowMs(),
      up: sum((socket) => socket.bytesWritten),
      down: sum((socket) => socket.bytesRead),
      requests: this.requests,
    };
  }
}
