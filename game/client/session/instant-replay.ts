/**
 * The replay of the last seconds, over the match. It is written by the interface to start and stop it, and by the net code,
 * which ends it; a new object for each replay.
 */
export type InstantReplay = {
  /** "goal": short, of the goal that is being celebrated; "last": the last seconds, or the last goal if it is recent. */
  readonly kind: "goal" | "last";
};
