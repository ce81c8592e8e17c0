/**
 * What a match does not show but the editor must: invisible walls, planes, goals without nets, vertexes and spawn points.
 * Widths are CSS pixels, whatever the zoom.
 */
import { BALL, BLUE, RED } from "#sim/masks.ts";
import type { Goal, Plane, Point, Segment, Stadium } from "#sim/stadium.ts";
import { traceSegment } from "#client/paint/arc.ts";
import { type Area, traceLine } from "#client/paint/clip.ts";
import { css, type Rgb } from "#client/paint/color.ts";
import type { TeamColors } from "#client/paint/picture-style.ts";

export type HiddenPaint = {
  readonly area: Area;
  /** Map units of a CSS pixel. */
  readonly pixel: number;
  readonly teams: TeamColors;
  readonly vertexes: boolean;
};

/** Colours of invisible things by what they stop. */
const STOPS = { ball: 0xffcc4d, players: 0x7fd4ff, both: 0xf4f7f2, other: 0xc9a6ff } as const;
const DASH = 7;
const HATCH = 14;

export function drawHidden(context: CanvasRenderingContext2D, stadium: Stadium, paint: HiddenPaint): void {
  context.save();
  for (const plane of stadium.planes) drawPlane(context, plane, paint);
  drawSegments(context, stadium, paint);
  for (const goal of stadium.goals) drawGoal(context, goal, paint);
  for (const point of stadium.redSpawnPoints) drawSpawn(context, point, paint.teams.red, paint.pixel);
  for (const point of stadium.blueSpawnPoints) drawSpawn(context, point, paint.teams.blue, paint.pixel);
  if (paint.vertexes) for (const vertex of stadium.vertexes) drawVertex(context, vertex, paint.pixel);
  context.restore();
}

/** What a wall with this mask stops. */
export function stopColor(cMask: number): Rgb {
  const ball = (cMask & BALL) !== 0;
  const players = (cMask & (RED | BLUE)) !== 0;
  if (ball && players) return STOPS.both;
  if (ball) return STOPS.ball;
  return players ? STOPS.players : STOPS.other;
}

function drawSegments(context: CanvasRenderingContext2D, stadium: Stadium, { area, pixel }: HiddenPaint): void {
  context.lineWidth = 1.6 * pixel;
  context.setLineDash([DASH * pixel, DASH * 0.8 * pixel]);
  for (const segment of stadium.segments) {
    if (isShown(segment)) continue;
    context.strokeStyle = css(stopColor(segment.cMask), 0.85);
    context.beginPath();
    traceSegment(context, segment, stadium, area);
    context.stroke();
  }
  context.setLineDash([]);
}

function isShown({ vis, color }: Segment): boolean {
  return vis && color >= 0;
}

/** A line across the picture, hatched on the side that is out of reach. */
function drawPlane(context: CanvasRenderingContext2D, plane: Plane, { area, pixel }: HiddenPaint): void {
  const line = planeLine(plane, area);
  if (line === undefined) return;
  const { x, y, far } = line;
  const { normal } = plane;
  context.save();
  // After this x runs along the normal, to the allowed side.
  context.transform(normal.x, normal.y, -normal.y, normal.x, x, y);
  context.strokeStyle = css(stopColor(plane.cMask), 0.8);
  context.lineWidth = 1.4 * pixel;
  context.beginPath();
  context.moveTo(0, -far);
  context.lineTo(0, far);
  context.stroke();
  context.strokeStyle = css(stopColor(plane.cMask), 0.3);
  context.lineWidth = pixel;
  context.beginPath();
  const step = HATCH * pixel;
  for (let along = -Math.floor(far / step) * step; along < far; along += step) {
    context.moveTo(0, along);
    context.lineTo(-0.7 * step, along + 0.7 * step);
  }
  context.stroke();
  context.restore();
}

/** The point of a plane next to the middle of the area, and half the length of its line; undefined where it is not to be seen. */
export function planeLine(
  { normal, dist }: Plane,
  area: Area,
): { readonly x: number; readonly y: number; readonly far: number } | undefined {
  const x = area.x + area.width / 2;
  const y = area.y + area.height / 2;
  const far = Math.hypot(area.width, area.height);
  const way = dist - normal.x * x - normal.y * y;
  if (!(Math.abs(way) < far)) return undefined;
  return { x: x + normal.x * way, y: y + normal.y * way, far };
}

function drawGoal(context: CanvasRenderingContext2D, { p0, p1, team }: Goal, paint: HiddenPaint): void {
  const { area, pixel, teams } = paint;
  context.strokeStyle = css(teams[team], 0.95);
  context.lineWidth = 2 * pixel;
  context.setLineDash([3 * pixel, 4 * pixel]);
  context.beginPath();
  traceLine(context, p0, p1, area);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = css(teams[team]);
  for (const { x, y } of [p0, p1]) context.fillRect(x - 3 * pixel, y - 3 * pixel, 6 * pixel, 6 * pixel);
}

/** A ring with a cross: where a player of this team starts. */
function drawSpawn(context: CanvasRenderingContext2D, { x, y }: Point, color: Rgb, pixel: number): void {
  const radius = 8 * pixel;
  context.strokeStyle = css(color);
  context.lineWidth = 2 * pixel;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.moveTo(x - radius * 0.5, y);
  context.lineTo(x + radius * 0.5, y);
  context.moveTo(x, y - radius * 0.5);
  context.lineTo(x, y + radius * 0.5);
  context.stroke();
}

function drawVertex(context: CanvasRenderingContext2D, { x, y }: Point, pixel: number): void {
  context.fillStyle = "rgba(16, 36, 26, 0.85)";
  context.beginPath();
  context.arc(x, y, 3.4 * pixel, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = "#f4f7f2";
  context.beginPath();
  context.arc(x, y, 2.2 * pixel, 0, 2 * Math.PI);
  context.fill();
}
