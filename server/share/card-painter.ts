/** Pictures of rooms for links on other sites, drawn in a thread of their own and kept for a moment. */
import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import type { ShareCard } from "#protocol/share-card.ts";
import { ThreadQueue } from "../thread/thread-queue.ts";

/** Loaded by the thread alone: the painter is code of the page. */
const THREAD = new URL("../../game/client/picture/share-card-thread.ts", import.meta.url);

const QUEUE_MAX = 16;
const TIMEOUT_MS = 10_000;
const MEMORY_MB = 256;
/** Some 100 kB each. */
const KEPT_MAX = 100;
const KEPT_MS = 60_000;

export type CardPainter = {
  /** The bytes of a JPEG file; undefined when it cannot be drawn now. */
  draw(card: ShareCard): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
};

export function createCardPainter(log: Logger, thread: URL = THREAD): CardPainter {
  const kept = new LRUCache<string, Promise<Uint8Array | undefined>>({ max: KEPT_MAX, ttl: KEPT_MS });
  let warned = false;
  const queue = new ThreadQueue<ShareCard, Uint8Array | undefined>({
    ...{ thread, timeoutMs: TIMEOUT_MS, memoryMb: MEMORY_MB, queueMax: QUEUE_MAX, failed: undefined },
    onFailure(why) {
      if (!warned) log.warn({ why }, "the pictures of rooms for links cannot be drawn");
      warned = true;
    },
  });
  return {
    draw(card) {
      const key = keyOf(card);
      const found = kept.get(key);
      if (found !== undefined) return found;
      const made = queue.run(card);
      kept.set(key, made);
      void made.then((bytes) => bytes ?? kept.delete(key));
      return made;
    },
    close: () => queue.close(),
  };
}

/** The stadium by its name: rooms of one server seldom have two of one name. */
function keyOf({ room, stadiumName, stadium, score, places }: ShareCard): string {
  return JSON.stringify([room, stadiumName, stadium.width, stadium.height, stadium.vertexes.length, score, places]);
}
