/**
 * What the view draws in one animation frame. The net (or practice, or a replay) fills it; the view only reads.
 * Positions are already predicted, smoothed and interpolated to the moment of the frame.
 */
import type { Stadium } from "#sim/stadium.ts";

/** An event since the last frame that the view plays an effect for, and its position. Speeds are in units per tick. */
export type FrameEvent =
  | KickEvent
  | BounceEvent
  /** `team` is the side that scored: RED_TEAM or BLUE_TEAM. */
  | { readonly kind: "goal"; readonly x: number; readonly y: number; readonly team: number };

export type KickEvent = {
  readonly kind: "kick";
  readonly x: number;
  readonly y: number;
  readonly player: number;
  /** Of what was kicked, after it. */
  readonly speed: number;
};

/** A disc met a disc or a wall. */
export type BounceEvent = {
  readonly kind: "bounce";
  readonly x: number;
  readonly y: number;
  readonly disc: number;
  /** The other disc; -1 for a wall. */
  readonly other: number;
  /** The `bCoef` of the wall or of the other disc: how much of the speed is returned. */
  readonly bounciness: number;
  /** How fast the faster one then moved. */
  readonly speed: number;
  /** By how much the velocity changed: small for a disc that slides along a wall. */
  readonly impact: number;
};

export type Frame = {
  /** Number of discs in the columns below; 0 when no game is on. Disc 0 is the ball. */
  count: number;
  /** Columns, in map units; at least `count` long. They are reused: read, do not keep. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly radius: Float64Array;
  /** Id of the player whose disc it is; -1 for a disc of the stadium (described by `stadium.discs[i]`). */
  readonly owner: Int32Array;
  /** 1 while the kick ring is shown round the disc. */
  readonly ring: Uint8Array;
  /** True while play is paused or counting down to go on; `resumeFraction` then runs from 1 to 0 (1 = fully paused). */
  paused: boolean;
  resumeFraction: number;
  /** True where time has jumped since the last frame: the camera goes to its target at once. */
  jumped: boolean;
  /** Since the last frame, oldest first. */
  events: readonly FrameEvent[];
};

/**
 * The farthest coordinate in a frame, in map units. Discs can be as far away as a double reaches, where neither distances
 * nor the numbers of tiles can be computed.
 */
export const SHOWN_MAX = 1e12;

/** A coordinate for a frame; NaN, which the middle between two ends of a double's range is, becomes 0. */
export function shownCoordinate(value: number): number {
  return Math.max(-SHOWN_MAX, Math.min(SHOWN_MAX, value)) || 0;
}

/** An empty frame with columns for this many discs. */
export function createFrame(capacity: number): Frame {
  return {
    count: 0,
    x: new Float64Array(capacity),
    y: new Float64Array(capacity),
    radius: new Float64Array(capacity),
    owner: new Int32Array(capacity),
    ring: new Uint8Array(capacity),
    paused: false,
    resumeFraction: 0,
    jumped: false,
    events: [],
  };
}

/** A part of the pitch in map units. */
export type ShownArea = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Called with each frame that is drawn, the part of the pitch that it shows, and its time in milliseconds. */
export type FrameListener = (frame: Frame, source: FrameSource, area: ShownArea, nowMs: number) => void;

export interface FrameSource {
  readonly stadium: Stadium;
  /** Called once per animation frame with its timestamp (ms, as given by requestAnimationFrame). */
  sample(nowMs: number): Frame;
}
