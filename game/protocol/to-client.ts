/** What a room tells one client, besides the shared state. */
import type { DatedNotice } from "./notice.ts";
import type { Refusal } from "./refusal.ts";
import type { ToServerKind } from "./to-server.ts";

export type ToClient = {
  /** Sent once, after joining or coming back: who you are. */
  you: { readonly id: number };
  /** Twice a second: how this client's inputs arrive, and how the room keeps its beat. */
  pacing: {
    /**
     * How many inputs more than needed wait in the client's jitter buffer. Above 0 the client should run a hair slower,
     * below 0 faster.
     */
    readonly surplus: number;
    /** Mean of the inputs that wait, in ticks: the delay that the buffer adds. */
    readonly waiting: number;
    /** 99 % of the room's ticks came at most this long after the one before, in milliseconds. */
    readonly gapMs: number;
  };
  notice: DatedNotice;
  /** Sent once, after joining or coming back: the room's last lines, oldest first. */
  history: readonly DatedNotice[];
  /** What was asked for is not done. */
  refused: { readonly kind: ToServerKind; readonly why: Refusal };
  /** The right to upload one stadium: POST /api/rooms/CODE/stadium with `Authorization: Bearer TOKEN`. */
  ticket: { readonly token: string };
};
export type ToClientKind = keyof ToClient;
