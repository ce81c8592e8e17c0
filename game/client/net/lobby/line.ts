/** A line over which the room list comes in, whatever it is made of. */
import type { LiveNews, LiveSnapshot } from "#protocol/live.ts";

export type LineEvents = {
  onRooms(snapshot: LiveSnapshot): void;
  onChanges(news: LiveNews): void;
  /** A measured round trip, in milliseconds. */
  onPing(ms: number): void;
  /** Once, and not after `close`. */
  onEnd(): void;
};

export type Line = { close(): void };
