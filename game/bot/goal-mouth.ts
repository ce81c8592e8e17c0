/** A goal as the bots use it: the middle of its line, the direction into the field, and the test for a goal. */
import type { Goal } from "#sim/stadium.ts";
import { BLUE_TEAM, RED_TEAM } from "#sim/world.ts";
import { distance, dot, subtract, type Vector } from "./vector.ts";

export type GoalMouth = {
  /** The team that defends it. */
  readonly team: number;
  readonly p0: Vector;
  readonly p1: Vector;
  readonly centre: Vector;
  /** Unit normal of the goal line, towards the field. */
  readonly normal: Vector;
  readonly halfWidth: number;
};

/**
 * The normal points to where the ball starts; if that lies on the goal line, it is the direction from p0 to p1 turned
 * by 90°.
 */
export function goalMouthOf({ p0, p1, team }: Goal, ballStart: Vector): GoalMouth {
  const centre = { x: (p0.x + p1.x) / 2, y: (p0.y + p1.y) / 2 };
  const width = distance(p1, p0) || 1;
  let normal = { x: -(p1.y - p0.y) / width, y: (p1.x - p0.x) / width };
  if (dot(normal, subtract(ballStart, centre)) < 0) normal = { x: -normal.x, y: -normal.y };
  return { team: team === "red" ? RED_TEAM : BLUE_TEAM, p0, p1, centre, normal, halfWidth: width / 2 };
}

/** True when the straight line from one position of a disc to its next one crosses the goal line. */
export function crossesGoalLine({ p0, p1 }: GoalMouth, before: Vector, after: Vector): boolean {
  const gx = p1.x - p0.x;
  const gy = p1.y - p0.y;
  const side = gy * (before.x - p0.x) - gx * (before.y - p0.y) > 0;
  if (gy * (after.x - p0.x) - gx * (after.y - p0.y) > 0 === side) return false;
  const ex = before.x - after.x;
  const ey = before.y - after.y;
  return ey * (p0.x - after.x) - ex * (p0.y - after.y) > 0 !== ey * (p1.x - after.x) - ex * (p1.y - after.y) > 0;
}
