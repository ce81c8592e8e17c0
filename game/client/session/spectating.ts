/** What a spectator's camera follows, and the zoom of all users. The camera of a player follows their own disc. */
import { SPECTATORS } from "#room/team.ts";
import type { PlayerInfo } from "./player.ts";

export type Spectating =
  | { readonly kind: "ball" }
  | { readonly kind: "player"; readonly id: number }
  /** The whole stadium. */
  | { readonly kind: "pitch" }
  /** Moved by keys or by dragging; the scene keeps the position. */
  | { readonly kind: "free" };

/**
 * How a spectator moves the camera. Input writes it and the scene consumes it in every frame, which is too often for a
 * signal.
 */
export type CameraInput = {
  /** Direction of the held keys: -1, 0 or 1. */
  panX: number;
  panY: number;
  /** CSS pixels by which the pitch was dragged since the last frame. */
  dragX: number;
  dragY: number;
  /** A click in CSS pixels from the corner of the match view: the player there is followed. */
  click: { readonly x: number; readonly y: number } | undefined;
};

export function createCameraInput(): CameraInput {
  return { panX: 0, panY: 0, dragX: 0, dragY: 0, click: undefined };
}

/** Whether a page shows the match without a player on the pitch; recordings are shown without any player of the page. */
export function isWatching(me: PlayerInfo | undefined): boolean {
  return (me?.team ?? SPECTATORS) === SPECTATORS;
}

/** The player whom a spectator follows; undefined for the ball, also after the player has left the pitch. */
export function followed(spectating: Spectating, players: readonly PlayerInfo[]): PlayerInfo | undefined {
  if (spectating.kind !== "player") return undefined;
  return players.find((player) => player.id === spectating.id && player.team !== SPECTATORS);
}

/** Follows the next (1) or previous (-1) player on the pitch, red before blue, wrapping around. */
export function followNext(spectating: Spectating, players: readonly PlayerInfo[], step: 1 | -1): Spectating {
  const candidates = players
    .filter((player) => player.team !== SPECTATORS)
    .toSorted((a, b) => a.team - b.team || a.id - b.id);
  if (candidates.length === 0) return { kind: "ball" };
  const at = candidates.findIndex((player) => spectating.kind === "player" && player.id === spectating.id);
  const next = at < 0 ? (step > 0 ? 0 : candidates.length - 1) : (at + step + candidates.length) % candidates.length;
  return { kind: "player", id: candidates[next]!.id };
}

/** Zoom is relative to what fits the screen. */
export const ZOOM_MIN = 0.5;
export const ZOOM_MAX = 2.5;

/** Of the number keys from 1; 0 is what fits the screen. */
export const FIXED_ZOOMS: readonly number[] = [0.65, 0.8, 1.2, 1.5, 2];

/** Factor of one key press or one notch of the wheel. */
const ZOOM_STEP = 1.1;

/** Zooms in by this many steps, out for negative ones. Touchpads and pinches give fractions of steps. */
export function zoomedBy(zoom: number, steps: number): number {
  return boundZoom(zoom * ZOOM_STEP ** steps);
}

/** Inside the bounds. Values close to 1 become 1, so that stepping in and out ends at the default; invalid ones become 1. */
export function boundZoom(zoom: number): number {
  if (!Number.isFinite(zoom)) return 1;
  const bound = Math.max(ZOOM_MIN, Math.min(ZOOM_MAX, zoom));
  return Math.abs(bound - 1) < 0.005 ? 1 : bound;
}
