/**
 * Reads uploaded stadium files in a worker thread, one at a time, so that no file can delay the ticks of rooms: a malicious
 * one takes longer than a tick.
 */
import type { Logger } from "pino";
import { ThreadQueue } from "../thread/thread-queue.ts";
import type { ReadResult } from "./read-stadium.ts";

const THREAD = new URL("./stadium-reader-thread.ts", import.meta.url);

/** Maximum number of waiting files. */
const QUEUE_MAX = 16;

/** Time limit of one file. The slowest known one takes a fortieth of it. */
const TIMEOUT_MS = 2000;

/** Memory limit of the thread; many times what the largest file needs. */
const MEMORY_MB = 128;

const UNREAD: ReadResult = { ok: false, errors: [{ path: "", message: "it could not be read" }], warnings: [] };

export type ReaderSettings = { readonly thread: URL; readonly timeoutMs: number };

export class StadiumReader {
  readonly #queue: ThreadQueue<string, ReadResult>;

  constructor(log: Logger, settings: Partial<ReaderSettings> = {}) {
    this.#queue = new ThreadQueue<string, ReadResult>({
      ...{ thread: THREAD, timeoutMs: TIMEOUT_MS, ...settings },
      ...{ memoryMb: MEMORY_MB, queueMax: QUEUE_MAX, failed: UNREAD },
      onFailure: (why, file) => log.warn({ why, characters: file?.length }, "a stadium file could not be read"),
    });
  }

  /** Undefined when too many files are waiting. */
  read(file: string): Promise<ReadResult | undefined> {
    return this.#queue.run(file);
  }

  /** Ends the thread; waiting files get the result that they could not be read. */
  close(): Promise<void> {
    return this.#queue.close();
  }
}
