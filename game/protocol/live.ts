/**
 * The live room list on the wire. The lobby's socket, server-sent events and long polling carry the same two messages:
 * a snapshot of all rooms (`rooms`), then the changes since (`changes`).
 */
import type { LiveChange, RoomListing } from "./listing.ts";

/** The name of the room that clients join to follow the list; it needs no nickname and no proof. */
export const LOBBY = "lobby";

/** All listed rooms, in no order. */
export type LiveSnapshot = {
  /** Position in the feed; an opaque text that the client sends back. */
  readonly cursor: string;
  /** The server's clock, milliseconds since 1970. */
  readonly now: number;
  readonly rooms: readonly RoomListing[];
};

/** The changes since a cursor: the newest state of each changed room, once. Empty when there is none. */
export type LiveNews = { readonly cursor: string; readonly now: number; readonly changes: readonly LiveChange[] };
