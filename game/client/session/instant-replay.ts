/**
 * The replay of the last seconds, over the match. It is written by the interface to start and stop it, and by the net code,
 * which ends it; a new object for each replay.
 */
export type InstantReplay = {
  /** "goal": short, of the goal that is being celebrated; "last": the last seconds, or the last goal if it is recent. */
  readonly kind: "goal" | "last";
};

/** Of the celebration of a goal that is seen before its replay, in milliseconds. The replay has to fit into the rest. */
export const GOAL_REPLAY_DELAY_MS = 900;
