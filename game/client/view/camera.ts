/**
 * Where the view looks, by the stadium's rules. Pure: where it was, what there is to see, and the time that passed, in;
 * where it is now, out. Lengths are map units.
 */
export type Camera = { x: number; y: number };

export type Scenery = {
  /** Half extents of the camera rectangle. */
  readonly width: number;
  readonly height: number;
  readonly cameraFollow: "ball" | "player";
};

export type Spot = { readonly x: number; readonly y: number };

/** How much of the way is covered in a sixtieth of a second. */
const EASE_PER_TICK = 0.04;
const TICK_MS = 1000 / 60;

/** The own player stays at least this far inside the view while it follows the ball. */
const PLAYER_MARGIN = 50;

/** What there is to see in a frame; one object is kept and filled anew. */
export type Look = {
  scenery: Scenery;
  ball: Spot;
  /** The own one; absent for spectators, who follow the ball … */
  player: Spot | undefined;
  /** … or somebody. */
  followed: Spot | undefined;
  viewWidth: number;
  viewHeight: number;
};

/** Moves the camera on by `elapsedMs`. The same time in one step or in many gives the same place. */
export function moveCamera(camera: Camera, look: Look, elapsedMs: number): void {
  const share = easedShare(elapsedMs);
  camera.x += (targetOn("x", look) - camera.x) * share;
  camera.y += (targetOn("y", look) - camera.y) * share;
  confine(camera, look);
}

/** Puts the camera on its target at once: on arrival, and when the stadium changes. */
export function placeCamera(camera: Camera, look: Look): void {
  camera.x = targetOn("x", look);
  camera.y = targetOn("y", look);
  confine(camera, look);
}

/**
 * Moves a spectator's free camera by so much. Its middle may go anywhere in the stadium, also where the view is the
 * larger of the two: who moves it wants to see it move.
 */
export function panCamera(camera: Camera, { width, height }: Scenery, byX: number, byY: number): void {
  camera.x = clamp(camera.x + byX, -width, width);
  camera.y = clamp(camera.y + byY, -height, height);
}

/** How much of the way to its target anything on the screen has covered after `elapsedMs`. */
export function easedShare(elapsedMs: number): number {
  return 1 - (1 - EASE_PER_TICK) ** (elapsedMs / TICK_MS);
}

function confine(camera: Camera, { scenery, viewWidth, viewHeight }: Look): void {
  camera.x = confineTo(camera.x, viewWidth / 2, scenery.width);
  camera.y = confineTo(camera.y, viewHeight / 2, scenery.height);
}

function targetOn(axis: "x" | "y", { scenery, ball, player, followed, viewWidth, viewHeight }: Look): number {
  if (player === undefined) return (followed ?? ball)[axis];
  if (scenery.cameraFollow === "player") return player[axis];
  const view = axis === "x" ? viewWidth : viewHeight;
  const reach = Math.max(0, view / 2 - PLAYER_MARGIN);
  return clamp((ball[axis] + player[axis]) / 2, player[axis] - reach, player[axis] + reach);
}

/** Keeps a view of this half size inside ±limit; one that is larger than that is centred. */
function confineTo(at: number, half: number, limit: number): number {
  return half >= limit ? 0 : clamp(at, half - limit, limit - half);
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
