/**
 * Camera movement by the stadium's rules. Pure: position, target and elapsed time in, position out. Lengths are map
 * units.
 */
import type { Point } from "#sim/stadium.ts";
import { TICK_MS } from "#sim/step.ts";

/** The centre of the screen. */
export type Camera = { x: number; y: number };

/** A stadium's camera settings. */
export type CameraRules = {
  /** Half extents of the rectangle that may be shown. */
  readonly width: number;
  readonly height: number;
  readonly cameraFollow: "ball" | "player";
};

/** Share of the distance to the target that is covered in one tick. */
const EASE_PER_TICK = 0.04;

/** The client's own player stays at least this far inside the screen while the camera follows the ball. */
const PLAYER_MARGIN = 50;

/** What the camera follows in a frame; one object is reused for all frames. */
export type CameraTarget = {
  rules: CameraRules;
  ball: Point;
  /** The client's own player; undefined for spectators. */
  player: Point | undefined;
  /** The player whom a spectator follows; undefined when they follow the ball. */
  followed: Point | undefined;
  /** What fits on the screen. */
  viewWidth: number;
  viewHeight: number;
};

/** Moves the camera towards its target. The result does not depend on the number of steps the time is divided into. */
export function moveCamera(camera: Camera, target: CameraTarget, elapsedMs: number): void {
  const share = easedShare(elapsedMs);
  camera.x += (targetOn("x", target) - camera.x) * share;
  camera.y += (targetOn("y", target) - camera.y) * share;
  confine(camera, target);
}

/** Puts the camera on its target at once: in the first frame of a match, and when the stadium changes. */
export function snapCamera(camera: Camera, target: CameraTarget): void {
  camera.x = targetOn("x", target);
  camera.y = targetOn("y", target);
  confine(camera, target);
}

/** Moves the camera towards a point, also outside of what the stadium shows. */
export function moveCameraTo(camera: Camera, { x, y }: Point, elapsedMs: number): void {
  const share = easedShare(elapsedMs);
  camera.x += (x - camera.x) * share;
  camera.y += (y - camera.y) * share;
}

/**
 * Moves a spectator's free camera by (byX, byY). Its centre may be anywhere in the stadium, also where the whole stadium
 * fits on the screen: a centred camera would not react to the keys at all.
 */
export function panCamera(camera: Camera, { width, height }: CameraRules, byX: number, byY: number): void {
  camera.x = clamp(camera.x + byX, -width, width);
  camera.y = clamp(camera.y + byY, -height, height);
}

/** Share of the distance to a target that is covered after `elapsedMs`, for camera and zoom. */
export function easedShare(elapsedMs: number): number {
  return 1 - (1 - EASE_PER_TICK) ** (elapsedMs / TICK_MS);
}

function confine(camera: Camera, { rules, viewWidth, viewHeight }: CameraTarget): void {
  camera.x = confineTo(camera.x, viewWidth / 2, rules.width);
  camera.y = confineTo(camera.y, viewHeight / 2, rules.height);
}

function targetOn(axis: "x" | "y", { rules, ball, player, followed, viewWidth, viewHeight }: CameraTarget): number {
  if (player === undefined) return (followed ?? ball)[axis];
  if (rules.cameraFollow === "player") return player[axis];
  const view = axis === "x" ? viewWidth : viewHeight;
  const reach = Math.max(0, view / 2 - PLAYER_MARGIN);
  return clamp((ball[axis] + player[axis]) / 2, player[axis] - reach, player[axis] + reach);
}

/** Keeps a view of this half size inside ±limit; a larger view is centred. */
function confineTo(at: number, half: number, limit: number): number {
  return half >= limit ? 0 : clamp(at, half - limit, limit - half);
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
