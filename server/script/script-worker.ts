/** The life of one thread of a script: started, watched, ended. */
import { Worker } from "node:worker_threads";
import { computingMs } from "../thread/computing-time.ts";
import type { FromThread, ThreadData, ToThread } from "./thread-messages.ts";
import { type Moment, ThreadTime, WATCH_MS } from "./thread-time.ts";

const THREAD = new URL("./script-thread.ts", import.meta.url);

/** Times are those that a thread uses: see thread-time.ts. */
export type WorkerLimits = {
  /** Time from the beginning of the script's text in which it must have called HBInit, in milliseconds. */
  readonly startMs: number;
  /** Time in which a tick, a chat line or a ping must be answered, in milliseconds. */
  readonly answerMs: number;
  /** Of objects, and again of buffers, which are not objects of the heap. */
  readonly memoryMb: number;
};

export const WORKER_LIMITS: WorkerLimits = { startMs: 20_000, answerMs: 2000, memoryMb: 256 };

/** Time in which a thread must end by itself. A stalled one has less than the server itself. */
const STOP_MS = { used: 500, stalled: 5000 };

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
  readonly #watch: NodeJS.Timeout;
  readonly #time = new ThreadTime();
  /** When the messages that have not been answered were sent, the oldest first. */
  readonly #waiting: Moment[] = [];
  /** Computing time of the thread, as last reported. */
  #computedMs = 0;
  #reading = false;
  /** When the text of the script began to run. */
  #begun: Moment | undefined;
  #opened = false;
  #ended = false;
  /** When the thread was asked to end. */
  #stopping: Moment | undefined;

  constructor(data: ThreadData, events: WorkerEvents, limits: WorkerLimits = WORKER_LIMITS) {
    this.#events = events;
    this.#limits = limits;
    this.#worker = new Worker(THREAD, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
      name: data.name,
      // What scripts with the host's rights print themselves goes to the log as well.
      ...{ stdout: true, stderr: true },
    });
    this.#worker.on("message", (message: FromThread) => this.#receive(message));
    this.#worker.on("error", (error) => this.#end(reasonOf(error)));
    this.#worker.on("exit", (code) => {
      clearInterval(this.#watch);
      this.#end(code === 0 ? "it has ended itself" : `it has ended with code ${code}`);
    });
    for (const stream of [this.#worker.stdout, this.#worker.stderr]) this.#forward(stream);
    this.#watch = setInterval(() => this.#check(), WATCH_MS).unref();
  }

  post(message: ToThread): void {
    if (this.#ended) return;
    if (ANSWERED.has(message.kind)) this.#waiting.push(this.#time.now);
    this.#worker.postMessage(message);
  }

  /** Resolves when the thread has ended: by itself, or after a moment by force. */
  async end(): Promise<void> {
    this.#end("it was stopped");
    // A thread that has ended already does not answer.
    if (this.#worker.threadId < 0) return;
    const exited = new Promise((resolve) => void this.#worker.once("exit", resolve));
    this.#stopping ??= this.#time.now;
    // A script that has not begun has nothing to store.
    if (this.#begun === undefined) void this.#worker.terminate();
    else this.#worker.postMessage({ kind: "stop" } satisfies ToThread);
    await exited;
  }

  #receive(message: FromThread): void {
    // Messages that were on their way when the thread ended.
    if (this.#ended) return;
    if (ANSWERS.has(message.kind)) this.#waiting.shift();
    if (message.kind === "begin") this.#begun = this.#time.now;
    if (message.kind === "open") this.#open();
    this.#events.onMessage(message);
  }

  /** The script answers from here on: pings that it has not answered in its start count anew. */
  #open(): void {
    this.#opened = true;
    this.#waiting.fill(this.#time.now);
  }

  #check(): void {
    void this.#readFigures();
    const idle = this.#waiting.length === 0 && !this.#ended;
    this.#time.pass(this.#computedMs, idle);
    if (this.#ended) return this.#checkStop();
    // Loading our own program does not count.
    if (this.#begun === undefined) return;
    if (idle) this.post({ kind: "ping" });
    const { startMs, answerMs } = this.#limits;
    const startedMs = this.#opened ? undefined : this.#time.exceeded(this.#begun, startMs);
    if (startedMs !== undefined) return this.#kill(`it has not called HBInit within ${startedMs / 1000} s`);
    const oldest = this.#opened ? this.#waiting[0] : undefined;
    const silentMs = oldest && this.#time.exceeded(oldest, answerMs);
    if (silentMs !== undefined) this.#kill(`it has not answered for ${silentMs / 1000} s`);
  }

  #checkStop(): void {
    if (this.#stopping === undefined) return;
    const { used, stalled } = STOP_MS;
    if (this.#time.exceeded(this.#stopping, used, stalled) !== undefined) void this.#worker.terminate();
  }

  /** Also answered while the script runs, but not in native code. The limits of a worker thread leave buffers out. */
  async #readFigures(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    const reading = this.#worker.getHeapStatistics().catch(() => undefined);
    const [heap, computedMs] = await Promise.all([reading, computingMs(this.#worker)]);
    this.#computedMs = computedMs ?? this.#computedMs;
    if (heap !== undefined && heap.external_memory > this.#limits.memoryMb * 2 ** 20) this.#kill(TOO_MUCH_MEMORY);
    this.#reading = false;
  }

  #kill(why: string): void {
    this.#end(why);
    void this.#worker.terminate();
  }

  #end(why: string): void {
    if (this.#ended) return;
    this.#ended = true;
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
