/** Goals: the goal line in the colour of the defending team, and a net behind it. */
import type { Goal, Stadium } from "#sim/stadium.ts";
import { arcOf } from "./arc.ts";
import { type Area, traceLine } from "./clip.ts";
import { css, mix, type Rgb } from "./color.ts";
import { INK } from "./palette.ts";
import type { TeamColors } from "./picture-style.ts";

/** Depth of a net without walls behind the goal line, and the depth beyond which a wall is not part of the goal. */
const NET_DEPTH = 24;
export const NET_DEPTH_MAX = 70;
const CORNER = 22;
const MESH = 7;
/** Half the width of the walls around a net, which cords do not cover. */
const FRAME = 2;

/** Maps with many goals, or with goals as long as walls, do not mean football goals: a net would hide their drawing. */
const NETS_MAX = 8;
const NET_LENGTH_MAX = 420;

/** A goal with a net: the middle of its line, the axes, and the depth of the net. */
export type GoalMouth = GoalAxes & {
  readonly goal: Goal;
  readonly x: number;
  readonly y: number;
  readonly depth: number;
  /** Radius of the net's corners. */
  readonly corner: number;
};

/** The goals that mean football goals. */
export function goalMouths(stadium: Stadium): readonly GoalMouth[] {
  if (stadium.goals.length > NETS_MAX) return [];
  return stadium.goals.flatMap((goal) => {
    const axes = axesOf(goal);
    if (!axes || axes.away === 0 || axes.length > NET_LENGTH_MAX) return [];
    const { p0, p1 } = goal;
    return [{ ...axes, goal, x: (p0.x + p1.x) / 2, y: (p0.y + p1.y) / 2, ...frameOf(stadium, goal, axes) }];
  });
}

export type GoalPaint = {
  readonly lineWidth: number;
  readonly teams: TeamColors;
  readonly area: Area;
  /** Whether the cords of nets are painted, which the match view may draw as moving ones. */
  readonly cords: boolean;
};

export function paintGoals(context: CanvasRenderingContext2D, stadium: Stadium, paint: GoalPaint): void {
  for (const mouth of goalMouths(stadium)) paintNet(context, mouth, colorOf(mouth.goal, paint.teams), paint.cords);
  for (const goal of stadium.goals) if (axesOf(goal)) paintGoalLine(context, goal, paint);
}

/**
 * Unit vector along the goal line, and the side of it (±1 along its normal) that faces away from the map's centre; 0 for a
 * line through the centre.
 */
type GoalAxes = { readonly length: number; readonly ux: number; readonly uy: number; readonly away: number };

function axesOf({ p0, p1 }: Goal): GoalAxes | undefined {
  const length = Math.hypot(p1.x - p0.x, p1.y - p0.y);
  if (!(length > 0)) return undefined;
  const ux = (p1.x - p0.x) / length;
  const uy = (p1.y - p0.y) / length;
  const side = (-uy * (p0.x + p1.x)) / 2 + (ux * (p0.y + p1.y)) / 2;
  return { length, ux, uy, away: Math.abs(side) < 1 ? 0 : Math.sign(side) };
}

/** How far the visible walls just behind the goal line reach, and the radius of their corners. */
function frameOf(
  stadium: Stadium,
  { p0 }: Goal,
  { length, ux, uy, away }: GoalAxes,
): { readonly depth: number; readonly corner: number } {
  let depth = 0;
  let corner = 0;
  for (const segment of stadium.segments) {
    if (!segment.vis) continue;
    let inside = false;
    for (const end of [stadium.vertexes[segment.v0], stadium.vertexes[segment.v1]]) {
      if (!end) continue;
      const along = (end.x - p0.x) * ux + (end.y - p0.y) * uy;
      const behind = ((end.x - p0.x) * -uy + (end.y - p0.y) * ux) * away;
      if (!(along > -1 && along < length + 1 && behind > 3 && behind <= NET_DEPTH_MAX)) continue;
      depth = Math.max(depth, behind);
      inside = true;
    }
    const radius = inside ? (arcOf(segment, stadium)?.radius ?? 0) : 0;
    if (radius <= NET_DEPTH_MAX) corner = Math.max(corner, radius);
  }
  return depth > 0 ? { depth, corner } : { depth: NET_DEPTH, corner: CORNER };
}

function paintNet(context: CanvasRenderingContext2D, mouth: GoalMouth, color: Rgb, cords: boolean): void {
  const { goal, ux, uy, away, depth } = mouth;
  context.save();
  // After this x runs along the goal line and y into the goal.
  context.transform(ux, uy, -uy * away, ux * away, goal.p0.x, goal.p0.y);
  traceNet(context, mouth, 0);
  const shade = context.createLinearGradient(0, 0, 0, depth);
  shade.addColorStop(0, css(color, 0.5));
  shade.addColorStop(1, css(mix(color, INK, 0.25), 0.3));
  context.fillStyle = shade;
  context.fill();
  if (cords) paintCords(context, mouth);
  context.restore();
}

/** The outline of a net, moved inwards by `inset`. */
function traceNet(context: CanvasRenderingContext2D, mouth: GoalMouth, inset: number): void {
  const { length, depth } = mouth;
  const corner = Math.max(0, Math.min(mouth.corner, depth, length / 3) - inset);
  context.beginPath();
  context.roundRect(inset, inset / 2, length - 2 * inset, depth - 1.5 * inset, [0, 0, corner, corner]);
}

/** The cords of a net, with x along the goal line from the origin, and y into the goal. */
export function paintCords(context: CanvasRenderingContext2D, mouth: GoalMouth): void {
  const { length, depth } = mouth;
  context.save();
  traceNet(context, mouth, FRAME);
  context.clip();
  context.strokeStyle = "rgba(255, 255, 255, 0.3)";
  context.lineWidth = 0.9;
  context.beginPath();
  for (let x = -depth; x < length + depth; x += MESH) {
    context.moveTo(x, 0);
    context.lineTo(x + depth, depth);
    context.moveTo(x + depth, 0);
    context.lineTo(x, depth);
  }
  context.stroke();
  context.restore();
}

function paintGoalLine(context: CanvasRenderingContext2D, goal: Goal, { lineWidth, teams, area }: GoalPaint): void {
  context.strokeStyle = css(colorOf(goal, teams), 0.9);
  context.lineWidth = lineWidth;
  context.beginPath();
  traceLine(context, goal.p0, goal.p1, area);
  context.stroke();
}

function colorOf({ team }: Goal, { red, blue }: TeamColors): Rgb {
  return team === "red" ? red : blue;
}
