/** A keeper for practice: stays on its line and follows the ball's height, or stands still. */
import { DOWN, UP } from "#sim/input.ts";
import type { World } from "#sim/world.ts";

/** Nearer than this to the ball's height, the keeper waits. Map units. */
const CLOSE = 6;

/** The keys of a keeper whose disc is `disc`, in front of a goal of half this height. */
export function keeperKeys({ discs }: World, disc: number, goalHalf: number): number {
  const ball = Math.max(-goalHalf, Math.min(goalHalf, discs.y[0]!));
  const away = ball - discs.y[disc]!;
  if (Math.abs(away) < CLOSE) return 0;
  return away > 0 ? DOWN : UP;
}
