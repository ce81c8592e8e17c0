/**
 * The live room list on its way to whoever looks at it. The lobby's socket, server-sent events and long polling carry
 * the same two things: everything (`rooms`), and then what has changed (`changes`).
 */
import type { LiveChange, RoomListing } from "./listing.ts";

/** The room that those who look at the list are in; it needs no name and no proof. */
export const LOBBY = "lobby";

/** Everything that is listed, in no order. */
export type LiveSnapshot = {
  /** How far its reader is informed; to be given back as it is. */
  readonly cursor: string;
  /** The server's clock, milliseconds since 1970. */
  readonly now: number;
  readonly rooms: readonly RoomListing[];
};

/** What is new since a cursor: the newest state of each room that changed, once. Empty when nothing did. */
export type LiveNews = { readonly cursor: string; readonly now: number; readonly changes: readonly LiveChange[] };
