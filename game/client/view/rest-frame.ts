/** The stadium before a game: its ball and discs where they will start, and nobody there. */
import type { Frame } from "#client/session/frame.ts";
import type { Stadium } from "#sim/stadium.ts";

export function restFrame({ discs }: Stadium): Frame {
  return {
    count: discs.length,
    x: Float64Array.from(discs, (disc) => disc.x),
    y: Float64Array.from(discs, (disc) => disc.y),
    radius: Float64Array.from(discs, (disc) => disc.radius),
    owner: new Int32Array(discs.length).fill(-1),
    ring: new Uint8Array(discs.length),
    paused: false,
    resumeFraction: 0,
    events: [],
  };
}
