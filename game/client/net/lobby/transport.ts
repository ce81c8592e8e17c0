/** A transport of the live room list: socket, event stream or long polling. */
import type { LiveNews, LiveSnapshot } from "#protocol/live.ts";

export type LobbyEvents = {
  onRooms(snapshot: LiveSnapshot): void;
  onChanges(news: LiveNews): void;
  /** A measured round trip, in milliseconds. */
  onPing(ms: number): void;
  /** Once, and not after `close`. */
  onEnd(): void;
};

export type LobbyTransport = { close(): void };
