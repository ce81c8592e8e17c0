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
  /** Absent for spectators, who follow the ball. */
  player: Spot | undefined;
  viewWidth: number;
  viewHeight: number;
};

/** Moves the camera on by `elapsedMs`. The same time in one step or in many gives the same place. */
export function moveCamera(camera: Camera, look: Look, elapsedMs: number): void {
  const { scenery, ball, player, viewWidth, viewHeight } = look;
  const share = 1 - (1 - EASE_PER_TICK) ** (elapsedMs / TICK_MS);
  camera.x += (targetOn(ball.x, player?.x, scenery.cameraFollow, viewWidth) - camera.x) * share;
  camera.y += (targetOn(ball.y, player?.y, scenery.cameraFollow, viewHeight) - camera.y) * share;
  confine(camera, look);
}

/** Puts the camera on its target at once: on arrival, and when the stadium changes. */
export function placeCamera(camera: Camera, look: Look): void {
  const { scenery, ball, player, viewWidth, viewHeight } = look;
  camera.x = targetOn(ball.x, player?.x, scenery.cameraFollow, viewWidth);
  camera.y = targetOn(ball.y, player?.y, scenery.cameraFollow, viewHeight);
  confine(camera, look);
}

function confine(camera: Camera, { scenery, viewWidth, viewHeight }: Look): void {
  camera.x = confineTo(camera.x, viewWidth / 2, scenery.width);
  camera.y = confineTo(camera.y, viewHeight / 2, scenery.height);
}

function targetOn(ball: number, player: number | undefined, follow: Scenery["cameraFollow"], view: number): number {
  if (player === undefined) return ball;
  if (follow === "player") return player;
  const reach = Math.max(0, view / 2 - PLAYER_MARGIN);
  return clamp((ball + player) / 2, player - reach, player + reach);
}

/** Keeps a view of this half size inside ±limit; one that is larger than that is centred. */
function confineTo(at: number, half: number, limit: number): number {
  return half >= limit ? 0 : clamp(at, half - limit, limit - half);
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
