/** What a room tells one client, besides the shared state. */
export type ToClient = {
  /** Sent once, after joining or coming back: who you are. */
  you: { readonly id: number };
  /**
   * How the clocks of the two sides compare: `surplus` is how many inputs more than needed wait in the client's jitter
   * buffer. Above 0 the client should run a hair slower, below 0 faster.
   */
  pace: { readonly surplus: number };
};
export type ToClientKind = keyof ToClient;
