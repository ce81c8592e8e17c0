/** Where a spectator looks, and how near everybody does. Players always see their own disc. */
import type { PlayerInfo } from "./player.ts";

export type Spectating =
  | { readonly kind: "ball" }
  | { readonly kind: "player"; readonly id: number }
  /** Moved by keys or by dragging; the place is the camera's own. */
  | { readonly kind: "free" };

/**
 * How a spectator moves the camera. Input fills it, the scene empties it in every frame: much too often for a signal.
 */
export type CameraHand = {
  /** -1, 0 or 1: keys that are held. */
  pushX: number;
  pushY: number;
  /** CSS pixels by which the pitch was dragged since the last frame. */
  dragX: number;
  dragY: number;
  /** A place that was clicked, in CSS pixels from the stage's corner: whoever is there is followed. */
  click: { readonly x: number; readonly y: number } | undefined;
};

export function createCameraHand(): CameraHand {
  return { pushX: 0, pushY: 0, dragX: 0, dragY: 0, click: undefined };
}

/** Whom a spectator really follows: the ball, once the player has left the pitch. */
export function followed(spectating: Spectating, players: readonly PlayerInfo[]): PlayerInfo | undefined {
  if (spectating.kind !== "player") return undefined;
  return players.find((player) => player.id === spectating.id && player.team !== 0);
}

/** The next (1) or the one before (-1) of those on the pitch, red before blue; round and round. */
export function followNext(spectating: Spectating, players: readonly PlayerInfo[], step: 1 | -1): Spectating {
  const line = players.filter((player) => player.team !== 0).toSorted((a, b) => a.team - b.team || a.id - b.id);
  if (line.length === 0) return { kind: "ball" };
  const at = line.findIndex((player) => spectating.kind === "player" && player.id === spectating.id);
  const next = at < 0 ? (step > 0 ? 0 : line.length - 1) : (at + step + line.length) % line.length;
  return { kind: "player", id: line[next]!.id };
}

/** Times what fits the screen. */
export const ZOOM_MIN = 0.5;
export const ZOOM_MAX = 2.5;

/** By the number keys from 1 on; 0 is what fits the screen. */
export const FIXED_ZOOMS: readonly number[] = [0.65, 0.8, 1.2, 1.5, 2];

/** One key press or one notch of the wheel nearer (1) or further away (-1). */
const ZOOM_STEP = 1.1;

/** Nearer or further by so many steps; parts of steps come from touchpads and fingers. */
export function zoomedBy(zoom: number, steps: number): number {
  return boundZoom(zoom * ZOOM_STEP ** steps);
}

/** Inside the bounds; what is nearly 1 is 1, so that the usual view is found again. */
export function boundZoom(zoom: number): number {
  if (!Number.isFinite(zoom)) return 1;
  const bound = Math.max(ZOOM_MIN, Math.min(ZOOM_MAX, zoom));
  return Math.abs(bound - 1) < 0.005 ? 1 : bound;
}
