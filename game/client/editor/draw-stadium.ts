/** The stadium as a match shows it, on the canvas of the editor. The ground below it has a layer of its own. */
import type { Stadium } from "#sim/stadium.ts";
import { createBallSpin } from "#client/paint/ball-spin.ts";
import { hasFootball, paintBall } from "#client/paint/ball.ts";
import { type Area, EXACT_REACH } from "#client/paint/clip.ts";
import { paintStadiumDisc } from "#client/paint/disc.ts";
import { paintGoals } from "#client/paint/goals.ts";
import { paintJoints } from "#client/paint/joints.ts";
import { paintMarkings } from "#client/paint/markings.ts";
import type { PitchStyle } from "#client/paint/picture-style.ts";
import { paintWalls } from "#client/paint/walls.ts";

/** Stroke widths of a match, in map units. */
const LINE = 3;
const GOAL_LINE = 2;

/** Everything that does not move in a match. Expects a context whose unit is the map's. */
export function drawPitch(context: CanvasRenderingContext2D, stadium: Stadium, area: Area, style: PitchStyle): void {
  paintMarkings(context, stadium.bg, { lineWidth: LINE, style, area });
  if (style.look === "full")
    paintGoals(context, stadium, { lineWidth: GOAL_LINE, teams: style.teams, area, cords: true });
  paintWalls(context, stadium, LINE, area);
}

/** Positions of discs, by index. */
export type DiscPlaces = { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> };

/** Joints and discs, where they start or at other places. */
export function drawDiscs(context: CanvasRenderingContext2D, stadium: Stadium, area: Area, places?: DiscPlaces): void {
  const discs = places
    ? stadium.discs.map((disc, i) => ({ ...disc, x: places.x[i] ?? disc.x, y: places.y[i] ?? disc.y }))
    : stadium.discs;
  paintJoints(context, { ...stadium, discs }, LINE, area);
  for (const [i, disc] of discs.entries()) {
    const { x, y, radius, color } = disc;
    if (i === 0 && radius > 0 && radius < EXACT_REACH && hasFootball(stadium)) {
      context.save();
      context.translate(x, y);
      paintBall(context, radius, createBallSpin());
      context.restore();
    } else paintStadiumDisc(context, { x, y, radius }, color, area);
  }
}
