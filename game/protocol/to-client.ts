/** The messages from a room to one client, besides the shared state. */
import type { Refusal } from "#room/refusal.ts";
import type { DatedNotice } from "./notice.ts";
import type { ToServerKind } from "./to-server.ts";

export type ToClient = {
  /** Sent once, after joining or reconnecting: the client's own member id. */
  you: { readonly id: number };
  /** Twice a second: how this client's inputs arrive, and how evenly the room ticks. */
  pacing: {
    /**
     * Number of inputs in the client's jitter buffer beyond what is needed. Above 0 the client should run slightly slower,
     * below 0 faster.
     */
    readonly surplus: number;
    /** Mean number of buffered inputs, in ticks: the delay that the buffer adds. */
    readonly waiting: number;
    /** 99 % of the room's ticks came at most this long after the one before, in milliseconds. */
    readonly gapMs: number;
  };
  notice: DatedNotice;
  /** Sent once, after joining or reconnecting: the room's last notices, oldest first. */
  history: readonly DatedNotice[];
  /** A message of this client was refused. */
  refused: { readonly kind: ToServerKind; readonly why: Refusal };
  /** The permission to upload one stadium: POST /api/rooms/CODE/stadium with `Authorization: Bearer TOKEN`. */
  ticket: { readonly token: string };
};
export type ToClientKind = keyof ToClient;
