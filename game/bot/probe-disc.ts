/**
 * A single disc outside of the world that moves by the simulation's own rules among the stadium's walls. Bots use it to
 * predict where the ball rolls, where a kick would send it, and where a disc can stand.
 */
import { profileFor, type Arena, type Profile } from "#sim/arena.ts";
import { collidePlanes } from "#sim/collision/disc-plane.ts";
import { collideSegments } from "#sim/collision/disc-segment.ts";
import { createEventLog } from "#sim/event.ts";
import { integrate } from "#sim/physics.ts";
import { createColumns, DISC_FLOATS, DISC_INTS, type Discs } from "#sim/fields.ts";
import type { World } from "#sim/world.ts";
import type { MutableVector, Vector } from "./vector.ts";

/** What decides which walls stop a disc. */
export type DiscShape = { readonly radius: number; readonly cMask: number; readonly cGroup: number };

export type ProbeDisc = {
  /** Columns of length 1. */
  readonly discs: Discs;
  /** The walls that it collides with. */
  profile: Profile | null;
  /** Those of them that it can reach in the time it is simulated for (broad-phase.ts). */
  near: Profile | null;
};

/** A log that records nothing, for the collision functions. */
export const NO_EVENTS = createEventLog(0, false);

export function createProbe(): ProbeDisc {
  return {
    discs: {
      count: 1,
      ...createColumns(DISC_FLOATS, () => new Float64Array(1)),
      ...createColumns(DISC_INTS, () => new Int32Array(1)),
    },
    profile: null,
    near: null,
  };
}

/** Gives the probe the properties, position and velocity of a disc of the world. */
export function copyDisc(probe: ProbeDisc, world: World, disc: number): void {
  const { discs } = world;
  const { discs: own } = probe;
  own.gx[0] = discs.gx[disc]!;
  own.gy[0] = discs.gy[disc]!;
  own.radius[0] = discs.radius[disc]!;
  own.bCoef[0] = discs.bCoef[disc]!;
  own.damping[0] = discs.damping[disc]!;
  own.x[0] = discs.x[disc]!;
  own.y[0] = discs.y[disc]!;
  own.vx[0] = discs.vx[disc]!;
  own.vy[0] = discs.vy[disc]!;
  probe.profile = profileFor(world.arena, discs.cMask[disc]!, discs.cGroup[disc]!);
  probe.near = probe.profile;
}

/** Gives the probe a size and masks only. */
export function shapeProbe(probe: ProbeDisc, arena: Arena, shape: DiscShape): void {
  probe.discs.radius[0] = shape.radius;
  probe.profile = profileFor(arena, shape.cMask, shape.cGroup);
  probe.near = probe.profile;
}

export function placeProbe({ discs }: ProbeDisc, position: Vector, velocity: Vector): void {
  discs.x[0] = position.x;
  discs.y[0] = position.y;
  discs.vx[0] = velocity.x;
  discs.vy[0] = velocity.y;
}

/** Writes the probe's position to `out`. */
export function readPosition({ discs }: ProbeDisc, out: MutableVector): void {
  out.x = discs.x[0]!;
  out.y = discs.y[0]!;
}

/** One tick. Vertexes are left out, as balls rarely touch them, and so are the other discs, whose moves are unknown. */
export function stepProbe(probe: ProbeDisc, arena: Arena): void {
  integrate(probe.discs);
  pushOutOfWalls(probe, arena);
}

/** Resolves the overlap with planes and segments. */
export function pushOutOfWalls({ discs, near }: ProbeDisc, arena: Arena): void {
  if (near === null) return;
  if (near.planes.length > 0) collidePlanes(discs, 0, arena.planes, near, NO_EVENTS);
  if (near.segments.length > 0) collideSegments(discs, 0, arena.segments, near, NO_EVENTS);
}
