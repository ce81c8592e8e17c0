/** What lists show of a map besides its name. */
import type { MapFacts } from "#protocol/maps-api.ts";
import type { Stadium } from "#sim/stadium.ts";

export function mapFacts(stadium: Stadium): MapFacts {
  const { bg, vertexes, segments, planes, goals, discs, joints } = stadium;
  const isDrawn = bg.type !== "none" && bg.width > 0 && bg.height > 0;
  const [halfWidth, halfHeight] = isDrawn ? [bg.width, bg.height] : [stadium.width, stadium.height];
  return {
    width: Math.round(2 * halfWidth),
    height: Math.round(2 * halfHeight),
    vertexes: vertexes.length,
    segments: segments.length,
    planes: planes.length,
    goals: goals.length,
    discs: discs.length,
    joints: joints.length,
  };
}
