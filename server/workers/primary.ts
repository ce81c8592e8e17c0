/**
 * The primary process of a server with several workers: it owns the port, starts the workers, and replaces those that end.
 * A worker that fails again and again is started with growing pauses.
 */
import type { ChildProcess } from "node:child_process";
import type { AddressInfo, Server, Socket } from "node:net";
import type { Logger } from "pino";
import { createFront, FRONT_LIMITS, type FrontLimits } from "./front.ts";
import type { ToPrimary, ToWorker } from "./messages.ts";
import { routeOf } from "./request-line.ts";
import { stopReading } from "./stop-reading.ts";

export type PrimarySettings = {
  readonly port: number;
  readonly host: string | undefined;
  readonly workers: number;
  /** First part of the workers' routes: `w` names them w1, w2, … */
  readonly prefix: string;
  /** Starts a worker process with a channel. */
  readonly fork: (route: string) => ChildProcess;
  readonly log: Logger;
  readonly limits?: FrontLimits;
};

type Worker = {
  readonly route: string;
  readonly child: ChildProcess;
  readonly startedMs: number;
  isReady: boolean;
  /** Its own port, on the loopback interface; 0 until it is ready. */
  port: number;
  isDraining: boolean;
  /** Connections on the way to it. */
  inFlight: number;
};

/** The answer to a WebSocket for a worker that has ended. */
const GONE = "HTTP/1.1 410 Gone\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

/** First and longest pause before a failed worker is replaced, in milliseconds. */
const PAUSE_MS = { first: 250, longest: 30_000 };

/** A worker that ran for this long was healthy: the pauses start anew. */
const HEALTHY_MS = 30_000;

/** Maximum number of connections on the way to a worker that does not take them. */
const IN_FLIGHT_MAX = 1000;

/** Time after which workers that do not end are killed, in milliseconds. */
const STOP_MS = 7000;

export class Primary {
  readonly #settings: PrimarySettings;
  readonly #workers = new Set<Worker>();
  readonly #front: Server;
  #serial = 0;
  #turn = 0;
  #failures = 0;
  #stopping = false;
  /** Waits for the first start of all workers. */
  #starting: { resolve: () => void; reject: (error: Error) => void } | undefined;

  constructor(settings: PrimarySettings) {
    this.#settings = settings;
    const limits = settings.limits ?? FRONT_LIMITS;
    this.#front = createFront({ limits, handOver: (route, head, socket) => this.#handOver(route, head, socket) });
  }

  /** Starts the workers, then listens. Rejects with the first worker's reason when one cannot start. Returns the port. */
  async start(): Promise<number> {
    const { port, host, workers } = this.#settings;
    await new Promise<void>((resolve, reject) => {
      this.#starting = { resolve, reject };
      for (let n = 0; n < workers; n++) this.#startWorker();
    }).finally(() => (this.#starting = undefined));
    await new Promise<void>((resolve, reject) => {
      this.#front.once("error", reject);
      this.#front.listen({ port, host, backlog: 1024 }, resolve);
    });
    return (this.#front.address() as AddressInfo).port;
  }

  /** Replaces every worker: the new one is ready before the old one is drained. No match ends. */
  renew(): void {
    for (const worker of [...this.#workers]) {
      if (worker.isDraining) continue;
      this.#startWorker(() => this.#drain(worker));
    }
  }

  /** Ends all workers, and waits for their end. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#front.close();
    const ends = Array.from(this.#workers, ({ child }) => ended(child));
    for (const { child } of this.#workers) send(child, { kind: "stop" });
    const timer = setTimeout(() => this.#kill(), STOP_MS);
    await Promise.all(ends);
    clearTimeout(timer);
  }

  #kill(): void {
    for (const { child } of this.#workers) child.kill("SIGKILL");
  }

  #startWorker(onReady?: () => void): void {
    const { prefix, fork } = this.#settings;
    // A route is never used again, so that sockets of an old worker cannot reach a new one.
    const route = `${prefix}${++this.#serial}`;
    const child = fork(route);
    const startedMs = performance.now();
    const worker: Worker = { route, child, startedMs, isReady: false, port: 0, isDraining: false, inFlight: 0 };
    this.#workers.add(worker);
    child.on("message", (message: ToPrimary, socket?: Socket) => {
      if (message.kind !== "misrouted") this.#receive(worker, message, onReady);
      else if (socket !== undefined) this.#reroute(Buffer.from(message.head, "latin1"), socket);
    });
    child.once("exit", (code, signal) => this.#ended(worker, code, signal));
  }

  /** Never back to a worker that the WebSocket is not for. */
  #reroute(head: Buffer, socket: Socket): void {
    const route = routeOf(head);
    socket.on("error", () => socket.destroy());
    stopReading(socket);
    const isKnown = [...this.#workers].some((worker) => worker.route === route);
    if (!isKnown || !this.#handOver(route, head, socket)) socket.end(GONE);
  }

  #receive(worker: Worker, message: Exclude<ToPrimary, { kind: "misrouted" }>, onReady?: () => void): void {
    if (message.kind === "ready") {
      worker.isReady = true;
      worker.port = message.port;
      this.#announceWorkers();
      this.#settings.log.info(
        { route: worker.route, port: message.port, worker: worker.child.pid },
        "a worker is ready",
      );
      onReady?.();
      const ready = [...this.#workers].filter(({ isReady }) => isReady).length;
      if (ready >= this.#settings.workers) this.#starting?.resolve();
    } else if (!worker.isDraining) {
      worker.isDraining = true;
      this.#startWorker();
    }
  }

  #announceWorkers(): void {
    const workers = [...this.#workers].filter(({ isReady }) => isReady).map(({ route, port }) => ({ route, port }));
    for (const { child } of this.#workers) send(child, { kind: "workers", workers });
  }

  #drain(worker: Worker): void {
    worker.isDraining = true;
    send(worker.child, { kind: "drain" });
  }

  #ended(worker: Worker, code: number | null, signal: NodeJS.Signals | null): void {
    const { log } = this.#settings;
    const { route, isReady, isDraining, startedMs } = worker;
    this.#workers.delete(worker);
    if (this.#stopping) return;
    this.#announceWorkers();
    this.#starting?.reject(new Error(`worker ${route} ended with ${signal ?? code}`));
    if (code !== 0) for (const { child } of this.#workers) send(child, { kind: "died", route });
    if (isDraining && code === 0) return;
    const healthy = isReady && performance.now() - startedMs >= HEALTHY_MS;
    this.#failures = healthy ? 0 : this.#failures + 1;
    const pauseMs = healthy ? 0 : Math.min(PAUSE_MS.longest, PAUSE_MS.first * 2 ** (this.#failures - 1));
    log.error({ route, code, signal, pauseMs }, "a worker ended; it is replaced");
    setTimeout(() => this.#stopping || this.#startWorker(), pauseMs);
  }

  #handOver(route: string | undefined, head: Buffer, socket: Socket): boolean {
    const worker = this.#workerFor(route);
    if (worker === undefined || worker.inFlight >= IN_FLIGHT_MAX) return false;
    worker.inFlight++;
    const message: ToWorker = { kind: "connection", head: head.toString("latin1") };
    worker.child.send(message, socket, { keepOpen: false }, (error) => {
      worker.inFlight--;
      if (error !== null) socket.destroy();
    });
    return true;
  }

  /** The worker of a route; without one, each ready worker in turn, those that are draining only if there is no other. */
  #workerFor(route: string | undefined): Worker | undefined {
    const ready = [...this.#workers].filter(({ isReady, child }) => isReady && child.connected);
    const named = ready.find((worker) => worker.route === route);
    if (named !== undefined) return named;
    const fresh = ready.filter(({ isDraining }) => !isDraining);
    const choice = fresh.length > 0 ? fresh : ready;
    return choice.length === 0 ? undefined : choice[this.#turn++ % choice.length];
  }
}

function send(child: ChildProcess, message: ToWorker): void {
  // A worker that is just ending has no channel any more.
  if (child.connected) child.send(message, () => undefined);
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}
