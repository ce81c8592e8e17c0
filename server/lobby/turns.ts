/**
 * Does something for many without holding up the ticks of the rooms: a portion now, the others in later turns of the event
 * loop. A thousand sockets written to in one turn are ten milliseconds, and a tick is sixteen.
 */
import type { Logger } from "pino";

/** `each` may fail for one of them: that is logged, and the others have their turn. */
export function inTurns<T>(items: readonly T[], portion: number, each: (item: T) => void, log: Logger): void {
  for (const item of items.slice(0, portion)) {
    try {
      each(item);
    } catch (error) {
      log.error({ err: error }, "a reader of the room list failed");
    }
  }
  if (items.length > portion) setImmediate(() => inTurns(items.slice(portion), portion, each, log));
}
