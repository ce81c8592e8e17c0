/**
 * The distance of a pixel from the edge of a disc, in a form that keeps its precision in the 32-bit floats of a shader for
 * any radius: the large numbers cancel in 64-bit floats before. Lengths are pixels, relative to a point on the screen.
 */
export type DiscTerms = {
  /** The disc's centre, divided by its radius. */
  readonly x: number;
  readonly y: number;
  /** 1 / radius. */
  readonly curvature: number;
  /** (distance of the centre² − radius²) / radius. */
  readonly offset: number;
};

/** A pixel further from the edge than this is inside or outside, however far. */
const FAR = 1e6;

export function discTerms(x: number, y: number, radius: number): DiscTerms {
  const distance = Math.hypot(x, y);
  const offset = (distance - radius) * (distance / radius + 1);
  return { x: x / radius, y: y / radius, curvature: 1 / radius, offset: Math.max(-FAR, Math.min(FAR, offset)) };
}

/** In GLSL: `terms` is (x, y, curvature, offset); negative inside the disc. */
export const DISC_DISTANCE_GLSL = `
float discDistance(vec4 terms, vec2 at) {
  float square = dot(at, at) * terms.z - 2.0 * dot(at, terms.xy) + terms.w;
  return square / (length(at * terms.z - terms.xy) + 1.0);
}`;
