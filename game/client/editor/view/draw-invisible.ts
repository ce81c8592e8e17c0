/**
 * What a match does not show: invisible walls, vertexes, planes, spawn points, goal lines, transparent discs and joints. The colour
 * of a wall stands for what it stops.
 */
import { BALL, BLUE, BLUE_KO, RED, RED_KO } from "#sim/masks.ts";
import type { Masked, Point, Segment, Stadium } from "#sim/stadium.ts";
import { traceSegment } from "#client/paint/arc.ts";
import { type Area, traceLine } from "#client/paint/clip.ts";
import { arcDegrees, arcPoint } from "#editor/curve-shape.ts";

/** Colours of what is stopped. */
const STOPS = {
  ball: "#5cc8ff",
  players: "#ffb545",
  kickOff: "#d58cff",
  all: "#ffffff",
  none: "rgba(255, 255, 255, 0.35)",
} as const;

const GOAL = { red: "#ff7a6b", blue: "#7ba7ff" } as const;

export type InvisiblePaint = {
  readonly area: Area;
  /** CSS pixels per map unit. */
  readonly scale: number;
};

/** Expects a context whose unit is the map's. Lines have the same width at every scale. */
export function drawInvisible(context: CanvasRenderingContext2D, stadium: Stadium, paint: InvisiblePaint): void {
  context.save();
  context.lineCap = "butt";
  drawPlanes(context, stadium, paint);
  drawWalls(context, stadium, paint);
  drawGoalLines(context, stadium, paint);
  drawDiscs(context, stadium, paint);
  drawVertexes(context, stadium, paint);
  drawSpawns(context, stadium.redSpawnPoints, { ...paint, color: GOAL.red });
  drawSpawns(context, stadium.blueSpawnPoints, { ...paint, color: GOAL.blue });
  context.restore();
}

/** What a wall stops, as a colour. */
export function stopColor({ cMask, cGroup }: Masked): string {
  if ((cGroup & (RED_KO | BLUE_KO)) !== 0) return STOPS.kickOff;
  const [ball, players] = [(cMask & BALL) !== 0, (cMask & (RED | BLUE)) !== 0];
  if (ball && players) return STOPS.all;
  if (ball) return STOPS.ball;
  return players ? STOPS.players : STOPS.none;
}

function byColor<T extends Masked>(items: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const color = stopColor(item);
    const group = groups.get(color);
    if (group === undefined) groups.set(color, [item]);
    else group.push(item);
  }
  return groups;
}

function drawWalls(context: CanvasRenderingContext2D, stadium: Stadium, { area, scale }: InvisiblePaint): void {
  context.lineWidth = 1.5 / scale;
  for (const segment of stadium.segments) if (segment.bias !== 0) drawFront(context, segment, { stadium, scale });
  context.setLineDash([6 / scale, 4 / scale]);
  const hidden = stadium.segments.filter(({ vis, color }) => !vis || color < 0);
  for (const [color, segments] of byColor(hidden)) {
    context.strokeStyle = color;
    context.beginPath();
    for (const segment of segments) traceSegment(context, segment, stadium, area);
    context.stroke();
  }
  context.setLineDash([]);
}

/** Short marks at the side to which a one-sided wall pushes. */
function drawFront(
  context: CanvasRenderingContext2D,
  segment: Segment,
  { stadium, scale }: { readonly stadium: Stadium; readonly scale: number },
): void {
  const [a, b] = [stadium.vertexes[segment.v0], stadium.vertexes[segment.v1]];
  if (!a || !b) return;
  const curve = arcDegrees(segment.curveF);
  const [from, to] = [0.495, 0.505].map((share) => arcPoint(a, b, { curve, share }));
  const length = Math.hypot(to!.x - from!.x, to!.y - from!.y);
  if (!(length > 0)) return;
  const side = (Math.sign(segment.bias) * 10) / scale / length;
  const middle = arcPoint(a, b, { curve, share: 0.5 });
  context.strokeStyle = stopColor(segment);
  context.beginPath();
  context.moveTo(middle.x, middle.y);
  context.lineTo(middle.x + (to!.y - from!.y) * side, middle.y - (to!.x - from!.x) * side);
  context.stroke();
}

/** A line, and hatching at the side that is closed. */
function drawPlanes(context: CanvasRenderingContext2D, { planes }: Stadium, { area, scale }: InvisiblePaint): void {
  const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
  const reach = Math.hypot(area.width, area.height) / 2;
  for (const plane of planes) {
    const { normal, dist } = plane;
    const way = dist - normal.x * middle.x - normal.y * middle.y;
    if (!(Math.abs(way) <= reach)) continue;
    const at = { x: middle.x + normal.x * way, y: middle.y + normal.y * way };
    const along = { x: -normal.y, y: normal.x };
    context.strokeStyle = stopColor(plane);
    context.lineWidth = 1.5 / scale;
    context.beginPath();
    context.moveTo(at.x - along.x * reach, at.y - along.y * reach);
    context.lineTo(at.x + along.x * reach, at.y + along.y * reach);
    const step = 14 / scale;
    // Multiples of the step from the plane's own middle, so that the hatching does not move with the view.
    const first = Math.ceil((along.x * at.x + along.y * at.y - reach) / step) * step;
    const origin = along.x * at.x + along.y * at.y;
    for (let share = first; share < origin + reach; share += step) {
      const x = at.x + along.x * (share - origin);
      const y = at.y + along.y * (share - origin);
      context.moveTo(x, y);
      context.lineTo(x - ((normal.x + along.x) * 6) / scale, y - ((normal.y + along.y) * 6) / scale);
    }
    context.stroke();
  }
}

function drawGoalLines(context: CanvasRenderingContext2D, { goals }: Stadium, { area, scale }: InvisiblePaint): void {
  context.lineWidth = 2.5 / scale;
  for (const { p0, p1, team } of goals) {
    context.strokeStyle = GOAL[team];
    context.beginPath();
    traceLine(context, p0, p1, area);
    context.stroke();
  }
}

/** Outlines of transparent discs, crosses for those without a radius, and lines of transparent joints. */
function drawDiscs(
  context: CanvasRenderingContext2D,
  { discs, joints }: Stadium,
  { area, scale }: InvisiblePaint,
): void {
  context.lineWidth = 1.2 / scale;
  context.setLineDash([4 / scale, 3 / scale]);
  for (const disc of discs) {
    const isShown = disc.radius > 0 && disc.color >= 0;
    if (isShown || Math.abs(disc.radius) > 1e5) continue;
    context.strokeStyle = stopColor(disc);
    context.beginPath();
    context.arc(disc.x, disc.y, Math.max(Math.abs(disc.radius), 3 / scale), 0, 2 * Math.PI);
    context.stroke();
  }
  context.strokeStyle = STOPS.all;
  for (const { d0, d1, color } of joints) {
    if (color >= 0) continue;
    context.beginPath();
    traceLine(context, discs[d0]!, discs[d1]!, area);
    context.stroke();
  }
  context.setLineDash([]);
}

function drawVertexes(context: CanvasRenderingContext2D, { vertexes }: Stadium, { scale }: InvisiblePaint): void {
  const side = 5 / scale;
  context.strokeStyle = "rgba(0, 0, 0, 0.65)";
  context.lineWidth = 1 / scale;
  // One path for each colour: there may be hundreds.
  for (const [color, points] of byColor(vertexes)) {
    context.fillStyle = color;
    context.beginPath();
    for (const { x, y } of points) context.rect(x - side / 2, y - side / 2, side, side);
    context.fill();
    context.stroke();
  }
}

type SpawnPaint = InvisiblePaint & { readonly color: string };

function drawSpawns(context: CanvasRenderingContext2D, points: readonly Point[], { scale, color }: SpawnPaint): void {
  const radius = Math.max(9 / scale, 12);
  context.lineWidth = 2 / scale;
  context.strokeStyle = color;
  context.fillStyle = color;
  context.font = `600 ${radius * 1.1}px sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const [i, { x, y }] of points.entries()) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.stroke();
    context.fillText(String(i + 1), x, y);
  }
}
