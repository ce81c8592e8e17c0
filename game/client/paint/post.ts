/** Goal posts: which discs are posts, and the light on them. */
import type { Stadium } from "#sim/stadium.ts";
import { outlineOf } from "./disc.ts";
import { goalMouths } from "./goals.ts";

/** Map units; larger discs at a goal are something else. */
const RADIUS_MAX = 16;
/** How far a post may be from the end of its goal line. */
const DISTANCE_MAX = 6;

/** The indices of the discs that stand at the ends of goal lines and never move. */
export function postsOf(stadium: Stadium): readonly number[] {
  const ends = goalMouths(stadium).flatMap(({ goal }) => [goal.p0, goal.p1]);
  return stadium.discs.flatMap(({ x, y, radius, invMass, color }, i) => {
    const solid = i > 0 && invMass === 0 && radius > 2 && radius <= RADIUS_MAX && color >= 0;
    return solid && ends.some((end) => Math.hypot(end.x - x, end.y - y) <= DISTANCE_MAX) ? [i] : [];
  });
}

/** Light from the upper left and shade on the other side, inside the outline; the disc's own colour lies below. */
export function paintPostLight(context: CanvasRenderingContext2D, radius: number): void {
  const inner = radius - outlineOf(radius);
  const light = context.createRadialGradient(-inner * 0.38, -inner * 0.42, 0, -inner * 0.1, -inner * 0.1, inner * 1.15);
  light.addColorStop(0, "rgba(255, 255, 255, 0.85)");
  light.addColorStop(0.3, "rgba(255, 255, 255, 0.25)");
  light.addColorStop(0.55, "rgba(255, 255, 255, 0)");
  light.addColorStop(0.56, "rgba(10, 16, 24, 0)");
  light.addColorStop(1, "rgba(10, 16, 24, 0.42)");
  context.fillStyle = light;
  context.beginPath();
  context.arc(0, 0, inner, 0, 2 * Math.PI);
  context.fill();
}
