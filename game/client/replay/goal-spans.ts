/** The stretches that are played of a recording when only its goals are watched. Pure. */
import { REPLAY_RATE, type ReplayGoal, type ReplaySpan } from "#client/session/replay.ts";

/** The last goals are shown, this many. */
const GOALS = 10;
const BEFORE = 6 * REPLAY_RATE;
const AFTER = 2 * REPLAY_RATE;

/** In order; goals that follow each other closely share a stretch. */
export function goalSpans(goals: readonly ReplayGoal[], ticks: number): readonly ReplaySpan[] {
  const spans: { from: number; to: number }[] = [];
  for (const { tick } of goals.slice(-GOALS)) {
    const from = Math.max(0, tick - BEFORE);
    const to = Math.min(ticks, tick + AFTER);
    const last = spans.at(-1);
    if (last !== undefined && from <= last.to) last.to = to;
    else spans.push({ from, to });
  }
  return spans;
}
