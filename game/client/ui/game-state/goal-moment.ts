/** What is said about a goal besides the score. Pure. */
import { RED_TEAM } from "#room/team.ts";
import type { GoalNotice } from "../../session/goals.ts";
import type { GameInfo } from "../../session/room.ts";

export type GoalMoment = {
  readonly scorer: string;
  readonly assist: string;
  readonly own: boolean;
  /** km/h. */
  readonly speed: number;
  /** What is special about it; the rarer wins. */
  readonly special: "hatTrick" | "comeback" | "equaliser" | undefined;
};

/** Classic, 740 map units long, as a hall of thirty metres. */
const METRES_PER_UNIT = 30 / 740;
const KMH_PER_UNIT_PER_TICK = METRES_PER_UNIT * 60 * 3.6;

/** Goals behind from which drawing level is a comeback. */
const COMEBACK_DEFICIT = 2;

/** Speed of a ball in km/h, of map units per tick. */
export function kilometresPerHour(speed: number): number {
  return Math.round(speed * KMH_PER_UNIT_PER_TICK);
}

/** The goal after which the score is that of the game; undefined if the page has not seen it. */
export function goalMoment(goals: readonly GoalNotice[], { red, blue }: GameInfo): GoalMoment | undefined {
  const at = goals.findLastIndex((goal) => goal.red === red && goal.blue === blue);
  const goal = goals[at];
  if (goal === undefined) return undefined;
  const { scorer, assist, own, speed } = goal;
  return { scorer, assist, own, speed: kilometresPerHour(speed), special: specialOf(goal, goals.slice(0, at)) };
}

function specialOf(goal: GoalNotice, before: readonly GoalNotice[]): GoalMoment["special"] {
  if (goal.goals > 0 && goal.goals % 3 === 0) return "hatTrick";
  const deficitOf = ({ red, blue }: GoalNotice) => (goal.team === RED_TEAM ? blue - red : red - blue);
  if (deficitOf(goal) !== 0) return undefined;
  return Math.max(0, ...before.map(deficitOf)) >= COMEBACK_DEFICIT ? "comeback" : "equaliser";
}
