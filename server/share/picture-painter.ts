/** Pictures that are drawn in a thread of their own, one at a time, and kept for a while. */
import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import { ThreadQueue } from "../thread/thread-queue.ts";

const QUEUE_MAX = 16;
const TIMEOUT_MS = 10_000;
const MEMORY_MB = 256;

export type PainterSettings = {
  /** Loaded by the thread alone: the painter is code of the page. */
  readonly thread: URL;
  readonly keptMax: number;
  readonly keptMs: number;
  /** Logged when a picture cannot be drawn, once. */
  readonly problem: string;
  readonly log: Logger;
};

export class PicturePainter<Job> {
  readonly #kept: LRUCache<string, Promise<Uint8Array | undefined>>;
  readonly #queue: ThreadQueue<Job, Uint8Array | undefined>;
  #warned = false;

  constructor({ thread, keptMax, keptMs, problem, log }: PainterSettings) {
    this.#kept = new LRUCache({ max: keptMax, ttl: keptMs });
    this.#queue = new ThreadQueue<Job, Uint8Array | undefined>({
      ...{ thread, timeoutMs: TIMEOUT_MS, memoryMb: MEMORY_MB, queueMax: QUEUE_MAX, failed: undefined },
      onFailure: (why) => {
        if (!this.#warned) log.warn({ why }, problem);
        this.#warned = true;
      },
    });
  }

  /** The bytes of an image file; undefined when there is no job, or when it cannot be drawn now. Never rejects. */
  draw(key: string, makeJob: () => Promise<Job | undefined>): Promise<Uint8Array | undefined> {
    const found = this.#kept.get(key);
    if (found !== undefined) return found;
    const made = this.#make(makeJob).catch(() => undefined);
    this.#kept.set(key, made);
    void made.then((bytes) => bytes ?? this.#kept.delete(key));
    return made;
  }

  close(): Promise<void> {
    return this.#queue.close();
  }

  async #make(makeJob: () => Promise<Job | undefined>): Promise<Uint8Array | undefined> {
    const job = await makeJob();
    return job && this.#queue.run(job);
  }
}
