/** The goals of the running game, as far as the page has seen them, oldest first. */
import type { GoalNotice } from "#protocol/notice.ts";

export type { GoalNotice };

/** The list after another goal; the first goal of a game begins a new one. */
export function withGoal(goals: readonly GoalNotice[], goal: GoalNotice): readonly GoalNotice[] {
  return goal.red + goal.blue === 1 ? [goal] : [...goals, goal];
}
