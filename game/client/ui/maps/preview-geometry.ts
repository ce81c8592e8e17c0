/** Where the things of a stadium lie, so that a small picture shows all of them. Pure. */
import type { StadiumCard } from "../../session/stadium-card.ts";

export type Stadium = StadiumCard["stadium"];
export type Segment = Stadium["segments"][number];

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
type Spot = { readonly x: number; readonly y: number };

export type Arc = {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Radians; the arc runs clockwise on the screen (y grows downwards) from one to the other. */
  readonly from: number;
  readonly to: number;
};

/** The circle that a curved segment is part of; undefined for a straight one. */
export function arcOf({ v0, v1, curveF }: Segment, { vertexes }: Stadium): Arc | undefined {
  const a = vertexes[v0];
  const b = vertexes[v1];
  if (!a || !b || !Number.isFinite(curveF)) return undefined;
  const x = (a.x + b.x - (b.y - a.y) * curveF) / 2;
  const y = (a.y + b.y + (b.x - a.x) * curveF) / 2;
  return {
    x,
    y,
    radius: Math.hypot(a.x - x, a.y - y),
    from: Math.atan2(a.y - y, a.x - x),
    to: Math.atan2(b.y - y, b.x - x),
  };
}

/** The ends of an arc, and where it goes furthest to the right, down, left and up. */
export function reachOf(arc: Arc): readonly Spot[] {
  const turn = 2 * Math.PI;
  const length = (((arc.to - arc.from) % turn) + turn) % turn;
  const at = (angle: number) => ({
    x: arc.x + arc.radius * Math.cos(angle),
    y: arc.y + arc.radius * Math.sin(angle),
  });
  const extremes = [0, 1, 2, 3]
    .map((quarter) => (quarter * Math.PI) / 2)
    .filter((angle) => (((angle - arc.from) % turn) + turn) % turn < length);
  return [arc.from, arc.to, ...extremes].map(at);
}

/** Everything that is seen of a stadium, within what its camera ever shows. */
export function visibleBox(stadium: Stadium): Box {
  const { width, height } = stadium;
  const camera = { left: -width, top: -height, right: width, bottom: height };
  const box = boxAround(visibleSpots(stadium));
  if (box === undefined) return camera;
  const cut = {
    left: Math.max(box.left, camera.left),
    top: Math.max(box.top, camera.top),
    right: Math.min(box.right, camera.right),
    bottom: Math.min(box.bottom, camera.bottom),
  };
  return cut.right > cut.left && cut.bottom > cut.top ? cut : camera;
}

function visibleSpots(stadium: Stadium): Spot[] {
  const { bg, vertexes, segments, goals, discs } = stadium;
  const spots: Spot[] = goals.flatMap(({ p0, p1 }) => [p0, p1]);
  if (bg.type !== "none" && bg.width > 0 && bg.height > 0) {
    spots.push({ x: -bg.width, y: -bg.height }, { x: bg.width, y: bg.height });
  }
  for (const segment of segments) {
    if (!segment.vis || segment.color < 0) continue;
    const arc = arcOf(segment, stadium);
    if (arc) spots.push(...reachOf(arc));
    else for (const end of [vertexes[segment.v0], vertexes[segment.v1]]) if (end) spots.push(end);
  }
  for (const { x, y, radius } of discs) spots.push({ x: x - radius, y: y - radius }, { x: x + radius, y: y + radius });
  return spots;
}

function boxAround(spots: readonly Spot[]): Box | undefined {
  const [first] = spots;
  if (first === undefined) return undefined;
  const box = { left: first.x, top: first.y, right: first.x, bottom: first.y };
  for (const { x, y } of spots) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** How a box is put into the middle of a picture: first moved, then scaled. */
export type Fit = { readonly scale: number; readonly x: number; readonly y: number };

/** A box as large as a picture allows, with `margin` pixels left free on each side. */
export function fitBox(box: Box, width: number, height: number, margin: number): Fit {
  const scale = Math.min((width - 2 * margin) / (box.right - box.left), (height - 2 * margin) / (box.bottom - box.top));
  return {
    scale,
    x: width / 2 - (scale * (box.left + box.right)) / 2,
    y: height / 2 - (scale * (box.top + box.bottom)) / 2,
  };
}
