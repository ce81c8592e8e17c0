/** The camera that the script of a room sets for one member, in place of the member's own. */

export const SCRIPT_ZOOM_MIN = 0.3;
export const SCRIPT_ZOOM_MAX = 4;

/** Fixed points lie within this distance of the centre, in map units. */
const POINT_MAX = 1e5;

/** `zoom`: factor of the map's scale; null keeps the member's own. Points in map units. */
export type ScriptCamera =
  /** Id of a player. */
  | { readonly follow: number | "ball"; readonly zoom: number | null }
  | { readonly x: number; readonly y: number; readonly zoom: number | null };

/** The camera with values within their limits. Undefined if it follows no id and its point is not finite. */
export function toScriptCamera(camera: ScriptCamera): ScriptCamera | undefined {
  const { zoom: asked } = camera;
  const zoom = asked === null || !Number.isFinite(asked) ? null : clamp(asked, SCRIPT_ZOOM_MIN, SCRIPT_ZOOM_MAX);
  if ("follow" in camera) {
    const { follow } = camera;
    return follow === "ball" || Number.isInteger(follow) ? { follow, zoom } : undefined;
  }
  const { x, y } = camera;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined;
  return { x: clamp(x, -POINT_MAX, POINT_MAX), y: clamp(y, -POINT_MAX, POINT_MAX), zoom };
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
