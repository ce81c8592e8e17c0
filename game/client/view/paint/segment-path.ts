/** Segments as paths on a canvas: straight ones and arcs. */
import type { Segment, Stadium } from "#sim/stadium.ts";

export type ArcShape = {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Angles in radians; the arc runs clockwise on the screen (y grows downwards) from one to the other. */
  readonly from: number;
  readonly to: number;
};

/** The circle an arc is part of; undefined for a straight segment. */
export function arcOf(segment: Segment, { vertexes }: Stadium): ArcShape | undefined {
  const a = vertexes[segment.v0];
  const b = vertexes[segment.v1];
  if (!a || !b || !Number.isFinite(segment.curveF)) return undefined;
  const halfX = (b.x - a.x) / 2;
  const halfY = (b.y - a.y) / 2;
  const x = a.x + halfX - halfY * segment.curveF;
  const y = a.y + halfY + halfX * segment.curveF;
  return {
    x,
    y,
    radius: Math.hypot(a.x - x, a.y - y),
    from: Math.atan2(a.y - y, a.x - x),
    to: Math.atan2(b.y - y, b.x - x),
  };
}

/** Adds a segment to the current path. */
export function traceSegment(context: CanvasRenderingContext2D, segment: Segment, stadium: Stadium): void {
  const arc = arcOf(segment, stadium);
  const a = stadium.vertexes[segment.v0];
  const b = stadium.vertexes[segment.v1];
  if (!a || !b) return;
  context.moveTo(a.x, a.y);
  if (arc) context.arc(arc.x, arc.y, arc.radius, arc.from, arc.to);
  else context.lineTo(b.x, b.y);
}
