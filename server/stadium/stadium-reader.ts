/**
 * Reads uploaded stadium files in a worker thread, one at a time, so that no file can delay the ticks of rooms: a malicious
 * one takes longer than a tick. The thread starts with the first file. Why no thread pool of a library is used:
 * docs/decisions/0012-stadium-reader.md.
 */
import { Worker } from "node:worker_threads";
import type { Logger } from "pino";
import type { ReadResult } from "./read-stadium.ts";

const THREAD = new URL("./stadium-reader-thread.ts", import.meta.url);

/** Maximum number of waiting files. */
const QUEUE_MAX = 16;

/** Time limit of one file, from when the thread has started. The slowest known one takes a fortieth of it. */
const TIMEOUT_MS = 2000;

/** Memory limit of the thread; many times what the largest file needs. */
const MEMORY_MB = 128;

/** What the thread posts once it has loaded its modules, before it reads the first file. */
export const THREAD_READY = "ready";

export type ReaderSettings = { readonly thread: URL; readonly timeoutMs: number };

type Job = { readonly file: string; readonly done: (result: ReadResult) => void };

export class StadiumReader {
  readonly #log: Logger;
  readonly #settings: ReaderSettings;
  readonly #queue: Job[] = [];
  #worker: Worker | undefined;
  #ready = false;
  #job: Job | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(log: Logger, settings: Partial<ReaderSettings> = {}) {
    this.#log = log;
    this.#settings = { thread: THREAD, timeoutMs: TIMEOUT_MS, ...settings };
  }

  /** Undefined when too many files are waiting. */
  async read(file: string): Promise<ReadResult | undefined> {
    if (this.#queue.length >= QUEUE_MAX) return undefined;
    return new Promise((done) => {
      this.#queue.push({ file, done });
      this.#next();
    });
  }

  /** Ends the thread; waiting files get the result that they could not be read. */
  async close(): Promise<void> {
    const worker = this.#drop();
    for (const { done } of this.#queue.splice(0)) done(UNREAD);
    await worker?.terminate();
  }

  #next(): void {
    if (this.#job !== undefined) return;
    this.#job = this.#queue.shift();
    if (this.#job === undefined) return;
    this.#worker ??= this.#start();
    if (this.#ready) this.#post(this.#job, this.#worker);
  }

  #post({ file }: Job, worker: Worker): void {
    this.#timer = setTimeout(() => this.#abort("took too long"), this.#settings.timeoutMs);
    worker.postMessage(file);
  }

  #start(): Worker {
    const worker = new Worker(this.#settings.thread, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    // The thread must not keep the process alive.
    worker.unref();
    worker.on("message", (message: typeof THREAD_READY | ReadResult) => {
      if (message !== THREAD_READY) return this.#finish(message);
      this.#ready = true;
      if (this.#job !== undefined) this.#post(this.#job, worker);
    });
    worker.on("error", (error) => this.#worker === worker && this.#abort(error.message));
    return worker;
  }

  #finish(result: ReadResult): void {
    clearTimeout(this.#timer);
    const job = this.#job;
    this.#job = undefined;
    job?.done(result);
    this.#next();
  }

  /** Ends a thread that hangs or failed; the next file gets a new one. */
  #abort(why: string): void {
    this.#log.warn({ why, characters: this.#job?.file.length }, "a stadium file could not be read");
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
    clearTimeout(this.#timer);
    this.#job?.done(UNREAD);
    this.#job = undefined;
    return worker;
  }
}

const UNREAD: ReadResult = { ok: false, errors: [{ path: "", message: "it could not be read" }], warnings: [] };
