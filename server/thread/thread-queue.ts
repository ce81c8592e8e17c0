/**
 * Work that must not delay the ticks of rooms, in a worker thread, one job at a time. The thread starts with the first job and
 * posts THREAD_READY once it has loaded its modules. One that takes too long, needs too much memory or fails is ended, and the next job
 * gets a new one. Why no thread pool of a library is used: docs/decisions/0012-stadium-reader.md.
 */
import { Worker } from "node:worker_threads";
import { computingMs, STALLED_FACTOR } from "./computing-time.ts";

/** What a thread posts before it takes its first job. */
export const THREAD_READY = "ready";

export type ThreadSettings<Job, Result> = {
  readonly thread: URL;
  /** Computing time of one job. While other programs have the processor, it does not pass. */
  readonly timeoutMs: number;
  /** Limit of the thread's heap. */
  readonly memoryMb: number;
  /** Maximum number of waiting jobs. */
  readonly queueMax: number;
  /** The result of a job whose thread was ended. */
  readonly failed: Result;
  readonly onFailure: (why: string, job: Job | undefined) => void;
};

type Waiting<Job, Result> = { readonly job: Job; readonly done: (result: Result) => void };

export class ThreadQueue<Job, Result> {
  readonly #settings: ThreadSettings<Job, Result>;
  readonly #queue: Waiting<Job, Result>[] = [];
  #worker: Worker | undefined;
  #ready = false;
  #current: Waiting<Job, Result> | undefined;
  /** Ends the watch over the current job. */
  #endWatch: () => void = () => undefined;

  constructor(settings: ThreadSettings<Job, Result>) {
    this.#settings = settings;
  }

  /** Undefined when too many jobs are waiting. */
  async run(job: Job): Promise<Result | undefined> {
    if (this.#queue.length >= this.#settings.queueMax) return undefined;
    return new Promise((done) => {
      this.#queue.push({ job, done });
      this.#next();
    });
  }

  /** Ends the thread; waiting jobs get the result of failed ones. */
  async close(): Promise<void> {
    const worker = this.#drop();
    for (const { done } of this.#queue.splice(0)) done(this.#settings.failed);
    await worker?.terminate();
  }

  #next(): void {
    if (this.#current !== undefined) return;
    this.#current = this.#queue.shift();
    if (this.#current === undefined) return;
    this.#worker ??= this.#start();
    if (this.#ready) this.#post(this.#current, this.#worker);
  }

  #post({ job }: Waiting<Job, Result>, worker: Worker): void {
    this.#watch(worker);
    worker.postMessage(job);
  }

  #watch(worker: Worker): void {
    const { timeoutMs } = this.#settings;
    const before = computingMs(worker);
    const check = async () => {
      // A thread that has ended ends its job as well.
      const usedMs = ((await computingMs(worker)) ?? 0) - ((await before) ?? 0);
      if (ended) return;
      if (usedMs >= timeoutMs) this.#abort("took too long");
      else timer = setTimeout(() => void check(), Math.max(1, timeoutMs - usedMs));
    };
    let ended = false;
    let timer = setTimeout(() => void check(), timeoutMs);
    const stalled = setTimeout(() => this.#abort("stalled"), timeoutMs * STALLED_FACTOR);
    this.#endWatch = () => {
      ended = true;
      clearTimeout(timer);
      clearTimeout(stalled);
    };
  }

  #start(): Worker {
    const { thread, memoryMb } = this.#settings;
    const worker = new Worker(thread, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    // The thread must not keep the process alive.
    worker.unref();
    worker.on("message", (message: typeof THREAD_READY | Result) => {
      if (message !== THREAD_READY) return this.#finish(message);
      this.#ready = true;
      if (this.#current !== undefined) this.#post(this.#current, worker);
    });
    worker.on("error", (error) => this.#worker === worker && this.#abort(error.message));
    return worker;
  }

  #finish(result: Result): void {
    this.#endWatch();
    const current = this.#current;
    this.#current = undefined;
    current?.done(result);
    this.#next();
  }

  #abort(why: string): void {
    this.#settings.onFailure(why, this.#current?.job);
    void this.#drop()?.terminate();
    this.#next();
  }

  #drop(): Worker | undefined {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#ready = false;
    worker?.removeAllListeners();
    // A late error of the ended thread would end the process without a listener.
    worker?.on("error", () => undefined);
    this.#endWatch();
    this.#current?.done(this.#settings.failed);
    this.#current = undefined;
    return worker;
  }
}
