/** The life of one thread of a script: started, watched, ended. */
import { Worker } from "node:worker_threads";
import type { FromThread, ThreadData, ToThread } from "./thread-messages.ts";

const THREAD = new URL("./script-thread.ts", import.meta.url);

export type WorkerLimits = {
  /** Time in which the text of a script must have run and called HBInit, in milliseconds. */
  readonly startMs: number;
  /** Time in which a tick, a chat line or a ping must be answered, in milliseconds. */
  readonly answerMs: number;
  /** Of objects, and again of buffers, which are not objects of the heap. */
  readonly memoryMb: number;
};

export const WORKER_LIMITS: WorkerLimits = { startMs: 20_000, answerMs: 2000, memoryMb: 256 };

/** Interval of the watch; a thread without ticks is pinged in it. */
const WATCH_MS = 250;

/** Time in which a thread must end by itself. */
const STOP_MS = 500;

/** Messages that are answered; the answers come in their order. */
const ANSWERED: ReadonlySet<ToThread["kind"]> = new Set<ToThread["kind"]>(["tick", "chat", "ping"]);
const ANSWERS: ReadonlySet<FromThread["kind"]> = new Set<FromThread["kind"]>(["done", "verdict", "pong"]);

const TOO_MUCH_MEMORY = "it has used too much memory";

export type WorkerEvents = {
  readonly onMessage: (message: FromThread) => void;
  /** Called once, also for an end that was asked for. */
  readonly onEnd: (why: string) => void;
};

export class ScriptWorker {
  readonly #worker: Worker;
  readonly #events: WorkerEvents;
  readonly #limits: WorkerLimits;
  readonly #now: () => number;
  readonly #watch: NodeJS.Timeout;
  readonly #startedMs: number;
  /** Times of the messages that have not been answered, the oldest first. */
  readonly #waiting: number[] = [];
  #opened = false;
  #ended = false;

  /** `now` in monotonic milliseconds. */
  constructor(data: ThreadData, events: WorkerEvents, now: () => number, limits: WorkerLimits = WORKER_LIMITS) {
    this.#events = events;
    this.#limits = limits;
    this.#now = now;
    this.#startedMs = now();
    this.#worker = new Worker(THREAD, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
      name: data.name,
      // What scripts with the host's rights print themselves goes to the log as well.
      ...{ stdout: true, stderr: true },
    });
    this.#worker.on("message", (message: FromThread) => this.#receive(message));
    this.#worker.on("error", (error) => this.#end(reasonOf(error)));
    this.#worker.on("exit", (code) => this.#end(code === 0 ? "it has ended itself" : `it has ended with code ${code}`));
    for (const stream of [this.#worker.stdout, this.#worker.stderr]) this.#forward(stream);
    this.#watch = setInterval(() => this.#check(), WATCH_MS).unref();
  }

  post(message: ToThread): void {
    if (this.#ended) return;
    if (ANSWERED.has(message.kind)) this.#waiting.push(this.#now());
    this.#worker.postMessage(message);
  }

  /** Resolves when the thread has ended: by itself, or after a moment by force. */
  async end(): Promise<void> {
    this.#end("it was stopped");
    const force = setTimeout(() => void this.#worker.terminate(), STOP_MS);
    // A thread that has ended already does not answer.
    if (this.#worker.threadId >= 0) {
      const exited = new Promise((resolve) => void this.#worker.once("exit", resolve));
      this.#worker.postMessage({ kind: "stop" } satisfies ToThread);
      await exited;
    }
    clearTimeout(force);
  }

  #receive(message: FromThread): void {
    // Messages that were on their way when the thread ended.
    if (this.#ended) return;
    if (ANSWERS.has(message.kind)) this.#waiting.shift();
    if (message.kind === "open") this.#opened = true;
    this.#events.onMessage(message);
  }

  #check(): void {
    void this.#checkBuffers();
    const now = this.#now();
    if (!this.#opened) {
      if (now - this.#startedMs > this.#limits.startMs)
        this.#kill(`it has not called HBInit within ${this.#limits.startMs / 1000} s`);
      return;
    }
    const oldest = this.#waiting[0];
    if (oldest === undefined) this.post({ kind: "ping" });
    else if (now - oldest > this.#limits.answerMs)
      this.#kill(`it has not answered for ${this.#limits.answerMs / 1000} s`);
  }

  /** The limits of a worker thread leave buffers out. Also answered while the script runs. */
  async #checkBuffers(): Promise<void> {
    const heap = await this.#worker.getHeapStatistics().catch(() => undefined);
    if (heap !== undefined && heap.external_memory > this.#limits.memoryMb * 2 ** 20) this.#kill(TOO_MUCH_MEMORY);
  }

  #kill(why: string): void {
    this.#end(why);
    void this.#worker.terminate();
  }

  #end(why: string): void {
    if (this.#ended) return;
    this.#ended = true;
    clearInterval(this.#watch);
    this.#events.onEnd(why);
  }

  #forward(stream: NodeJS.ReadableStream): void {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      if (!this.#ended) this.#events.onMessage({ kind: "log", level: "info", text: text.trimEnd() });
    });
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "ERR_WORKER_OUT_OF_MEMORY" ? TOO_MUCH_MEMORY : `it has failed: ${message.trimEnd()}`;
}
