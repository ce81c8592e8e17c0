/**
 * Reads files from strangers in a thread of its own, one at a time, so that no file can take the time of those who play:
 * one that is made to be slow needs longer than a tick has. The thread is started with the first file.
 */
import { Worker } from "node:worker_threads";
import type { Logger } from "pino";
import type { Reading } from "./stadium-reading.ts";

const THREAD = new URL("./stadium-reader-thread.ts", import.meta.url);

/** Of files that wait for their turn. */
const QUEUE_MAX = 16;

/** The slowest known takes a fortieth of this, the start of the thread another tenth. */
const PATIENCE_MS = 2000;

/** Many times what the largest file needs. */
const MEMORY_MB = 128;

export type ReaderSettings = { readonly thread: URL; readonly patienceMs: number };

type Job = { readonly file: string; readonly done: (reading: Reading) => void };

export class StadiumReader {
  readonly #log: Logger;
  readonly #settings: ReaderSettings;
  readonly #queue: Job[] = [];
  #worker: Worker | undefined;
  #job: Job | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(log: Logger, settings: Partial<ReaderSettings> = {}) {
    this.#log = log;
    this.#settings = { thread: THREAD, patienceMs: PATIENCE_MS, ...settings };
  }

  /** Undefined when too many are waiting already. */
  async read(file: string): Promise<Reading | undefined> {
    if (this.#queue.length >= QUEUE_MAX) return undefined;
    return new Promise((done) => {
      this.#queue.push({ file, done });
      this.#next();
    });
  }

  /** Ends the thread; who waits is told that his file could not be read. */
  async close(): Promise<void> {
    const worker = this.#drop();
    for (const { done } of this.#queue.splice(0)) done(UNREAD);
    await worker?.terminate();
  }

  #next(): void {
    if (this.#job !== undefined) return;
    this.#job = this.#queue.shift();
    if (this.#job === undefined) return;
    this.#timer = setTimeout(() => this.#giveUp("took too long"), this.#settings.patienceMs);
    this.#worker ??= this.#start();
    this.#worker.postMessage(this.#job.file);
  }

  #start(): Worker {
    const worker = new Worker(this.#settings.thread, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    // It must not keep a process alive that has nothing else to do.
    worker.unref();
    worker.on("message", (reading: Reading) => this.#finish(reading));
    worker.on("error", (error) => this.#worker === worker && this.#giveUp(error.message));
    return worker;
  }

  #finish(reading: Reading): void {
    clearTimeout(this.#timer);
    const job = this.#job;
    this.#job = undefined;
    job?.done(reading);
    this.#next();
  }

  /** The thread is beyond help: the next file gets a new one. */
  #giveUp(why: string): void {
    this.#log.warn({ why, characters: this.#job?.file.length }, "a stadium file could not be read");
    void this.#drop()?.terminate();
    this.#next();
  }

  #drop(): Worker | undefined {
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.removeAllListeners();
    // It dies with its last words unheard; without a listener they would end the process.
    worker?.on("error", () => undefined);
    clearTimeout(this.#timer);
    this.#job?.done(UNREAD);
    this.#job = undefined;
    return worker;
  }
}

const UNREAD: Reading = { ok: false, errors: [{ path: "", message: "it could not be read" }], warnings: [] };
