/** A stadium as it is in play: goals, walls, joints and discs at their places of the file. */
import type { Stadium } from "#sim/stadium.ts";
import { hasFootball, paintBall } from "#client/paint/ball.ts";
import { createBallSpin } from "#client/paint/ball-spin.ts";
import { type Area, EXACT_REACH } from "#client/paint/clip.ts";
import { paintStadiumDisc } from "#client/paint/disc.ts";
import { paintGoals } from "#client/paint/goals.ts";
import { paintJoints } from "#client/paint/joints.ts";
import type { PitchStyle } from "#client/paint/picture-style.ts";
import { paintWalls } from "#client/paint/walls.ts";

const LINE_WIDTH = 3;
const GOAL_LINE_WIDTH = 2;

type StadiumView = { readonly area: Area; readonly style: PitchStyle };

/** What lies below players and discs. */
export function drawPitch(context: CanvasRenderingContext2D, stadium: Stadium, { area, style }: StadiumView): void {
  if (style.look === "full")
    paintGoals(context, stadium, { lineWidth: GOAL_LINE_WIDTH, teams: style.teams, area, cords: true });
  paintWalls(context, stadium, LINE_WIDTH, area);
}

/** Joints and discs, the ball with its spots. */
export function drawDiscs(context: CanvasRenderingContext2D, stadium: Stadium, { area, style }: StadiumView): void {
  paintJoints(context, stadium, LINE_WIDTH, area);
  for (const [i, disc] of stadium.discs.entries()) {
    if (!(disc.radius > 0)) continue;
    const isFootball = i === 0 && style.look === "full" && disc.radius < EXACT_REACH && hasFootball(stadium);
    if (!isFootball) {
      paintStadiumDisc(context, disc, disc.color, area);
      continue;
    }
    context.save();
    context.translate(disc.x, disc.y);
    paintBall(context, disc.radius, createBallSpin());
    context.restore();
  }
}
