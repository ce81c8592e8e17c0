/** How far a stadium's drawing reaches. Where there is neither grass nor rink, beyond it is only the plain colour. */
import type { Stadium } from "#sim/stadium.ts";
import type { Area } from "./paint/ground.ts";
import { arcOf } from "./paint/segment-path.ts";

/** Room for shadows, nets and the thickness of lines. */
const MARGIN = 48;

/** Ground without end: only what is in view is ever painted of it. */
const EVERYWHERE: Area = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };

export function contentOf(stadium: Stadium): Area {
  if (stadium.bg.type !== "none") return EVERYWHERE;
  const bounds = { left: 0, right: 0, top: 0, bottom: 0 };
  const reach = (x: number, y: number) => {
    bounds.left = Math.min(bounds.left, x);
    bounds.right = Math.max(bounds.right, x);
    bounds.top = Math.min(bounds.top, y);
    bounds.bottom = Math.max(bounds.bottom, y);
  };
  for (const { p0, p1 } of stadium.goals) {
    reach(p0.x, p0.y);
    reach(p1.x, p1.y);
  }
  for (const segment of stadium.segments) {
    if (!segment.vis) continue;
    const arc = arcOf(segment, stadium);
    for (const end of [stadium.vertexes[segment.v0], stadium.vertexes[segment.v1]]) if (end) reach(end.x, end.y);
    if (!arc) continue;
    reach(arc.x - arc.radius, arc.y - arc.radius);
    reach(arc.x + arc.radius, arc.y + arc.radius);
  }
  return {
    x: bounds.left - MARGIN,
    y: bounds.top - MARGIN,
    width: bounds.right - bounds.left + 2 * MARGIN,
    height: bounds.bottom - bounds.top + 2 * MARGIN,
  };
}
