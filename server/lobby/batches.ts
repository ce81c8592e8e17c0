/**
 * Processes a long list without delaying the ticks of rooms: one batch now, the others in later turns of the event loop.
 * Writing to a thousand sockets in one turn takes ten milliseconds, and a tick is due every sixteen.
 */
import type { Logger } from "pino";

/** An exception of `each` is logged and does not affect the other items. */
export function inBatches<T>(items: readonly T[], batchSize: number, each: (item: T) => void, log: Logger): void {
  for (const item of items.slice(0, batchSize)) {
    try {
      each(item);
    } catch (error) {
      log.error({ err: error }, "sending to a reader of the room list failed");
    }
  }
  if (items.length > batchSize) setImmediate(() => inBatches(items.slice(batchSize), batchSize, each, log));
}
