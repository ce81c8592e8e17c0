/** What a room tells one client, besides the shared state. */
export type ToClient = {
  /** Sent once, after joining or coming back: who you are. */
  you: { readonly id: number };
  /** Twice a second: how this client's inputs arrive, and how the room keeps its beat. */
  line: {
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
};
export type ToClientKind = keyof ToClient;
