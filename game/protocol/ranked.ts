/** The ranked queues on the wire. */

/** Also the names of the queues, and of their ladders. */
export const RANKED_MODES = ["1v1", "3v3"] as const;
export type RankedMode = (typeof RANKED_MODES)[number];

export const TEAM_SIZES: Readonly<Record<RankedMode, number>> = { "1v1": 1, "3v3": 3 };

export function isRankedMode(text: string): text is RankedMode {
  return (RANKED_MODES as readonly string[]).includes(text);
}

/** The messages from a queue to its clients. */
export type FromQueue = {
  queue: {
    /** Players in the queue, the receiver included. */
    readonly waiting: number;
    /** Mean waiting time of the last players that got a match, in seconds; null while there was none. */
    readonly estimateS: number | null;
  };
  /** A match was found: the code of its room. The client leaves the queue. */
  match: { readonly code: string };
};
