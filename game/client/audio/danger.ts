/** How close a goal is, from 0 to 1, by the position and velocity of the ball. Pure. */
import type { Stadium } from "#sim/stadium.ts";

type Ball = {
  readonly x: number;
  readonly y: number;
  /** In units per second. */
  readonly vx: number;
  readonly vy: number;
};

/** Share of the stadium's half width within which spectators expect a goal. */
const REACH = 0.55;
/** Speed towards a goal that counts in full, in units per second. */
const FULL_SPEED = 360;

export function dangerOf({ x, y, vx, vy }: Ball, { goals, width }: Stadium): number {
  let danger = 0;
  for (const { p0, p1 } of goals) {
    const toX = (p0.x + p1.x) / 2 - x;
    const toY = Math.max(Math.min(p0.y, p1.y) - y, Math.min(0, Math.max(p0.y, p1.y) - y));
    const distance = Math.hypot(toX, toY);
    const near = 1 - distance / (REACH * width);
    if (!(near > 0)) continue;
    const towards = (vx * toX + vy * toY) / Math.max(1, distance) / FULL_SPEED;
    danger = Math.max(danger, near * (0.45 + 0.55 * Math.max(0, Math.min(1, towards))));
  }
  return danger;
}
