/** The football: white leather, dark pentagons that roll, an outline. Maps that style their ball have a flat disc instead. */
import type { Stadium } from "#sim/stadium.ts";
import { type BallSpin, SPOT_COUNT } from "./ball-spin.ts";
import { css, mix } from "./color.ts";
import { OUTLINE_WIDTH, paintLeather, paintOutline } from "./disc.ts";
import { BLACK, INK, WHITE } from "./palette.ts";

/** Size of a spot in shares of the ball's radius. */
export const SPOT_RADIUS = 0.37;
/** Spots closer to the horizon than this (z of the unit sphere) are not drawn. */
const SPOT_DEPTH_MIN = 0.04;

/** Whether a stadium leaves its ball as it is: white, the format's default, and no ornament hangs on it by a joint. */
export function hasFootball({ discs, joints }: Stadium): boolean {
  return discs[0]?.color === WHITE && joints.every(({ d0, d1 }) => d0 !== 0 && d1 !== 0);
}

/** Distance from the ball's centre at which a spot on the horizon is drawn. */
export function spotReach(radius: number): number {
  return radius - OUTLINE_WIDTH * 0.8;
}

export function isSpotVisible(spin: BallSpin, spot: number): boolean {
  return spin.z[spot]! > SPOT_DEPTH_MIN;
}

/** One pentagon around the origin, as it looks when it faces the viewer. */
export function paintBallSpot(context: CanvasRenderingContext2D, radius: number): void {
  context.fillStyle = css(mix(WHITE, INK, 0.86));
  context.beginPath();
  for (let i = 0; i < 5; i++) {
    const angle = (i * 2 * Math.PI) / 5;
    context.lineTo(Math.cos(angle) * radius, Math.sin(angle) * radius);
  }
  context.closePath();
  context.fill();
}

/** A whole ball around the origin. The match view draws the same parts as sprites (render/ball.ts). */
export function paintBall(context: CanvasRenderingContext2D, radius: number, spin: BallSpin): void {
  paintLeather(context, radius, WHITE);
  const reach = spotReach(radius);
  for (let i = 0; i < SPOT_COUNT; i++) {
    if (!isSpotVisible(spin, i)) continue;
    const [x, y] = [spin.x[i]!, spin.y[i]!];
    context.save();
    context.translate(x * reach, y * reach);
    // Near the horizon a spot is seen at an angle: its narrow side points at the middle of the ball.
    context.rotate(Math.atan2(y, x));
    context.scale(spin.z[i]!, 1);
    paintBallSpot(context, radius * SPOT_RADIUS);
    context.restore();
  }
  paintOutline(context, radius, BLACK);
}
