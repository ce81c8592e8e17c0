/**
 * A ball that exists only in a bot's head: it rolls by the simulation's own rules, alone among the walls, to show where
 * the real one will be, or where a kick would send it.
 */
import { profileFor, type Arena, type Profile } from "#sim/arena.ts";
import { collidePlanes } from "#sim/collision/disc-plane.ts";
import { collideSegments } from "#sim/collision/disc-segment.ts";
import { createEventLog } from "#sim/event.ts";
import { integrate } from "#sim/physics.ts";
import type { Discs } from "#sim/discs.ts";
import type { World } from "#sim/world.ts";

export type Ghost = {
  readonly discs: Discs;
  /** Everything that it can touch, and what of that it can get to from where it was placed. */
  profile: Profile | null;
  near: Profile | null;
};

/** Nothing is ever logged: it wants no contacts. */
export const SILENCE = createEventLog(0, false);

export function createGhost(): Ghost {
  const float = () => new Float64Array(1);
  const int = () => new Int32Array(1);
  return {
    discs: {
      count: 1,
      x: float(),
      y: float(),
      vx: float(),
      vy: float(),
      gx: float(),
      gy: float(),
      radius: float(),
      bCoef: float(),
      invMass: float(),
      damping: float(),
      cMask: int(),
      cGroup: int(),
      owner: int(),
    },
    profile: null,
    near: null,
  };
}

/** Makes the ghost the double of a disc. */
export function double(ghost: Ghost, world: World, disc: number): void {
  const { discs } = world;
  const { discs: own } = ghost;
  own.gx[0] = discs.gx[disc]!;
  own.gy[0] = discs.gy[disc]!;
  own.radius[0] = discs.radius[disc]!;
  own.bCoef[0] = discs.bCoef[disc]!;
  own.damping[0] = discs.damping[disc]!;
  ghost.profile = profileFor(world.arena, discs.cMask[disc]!, discs.cGroup[disc]!);
  ghost.near = ghost.profile;
  place(ghost, discs.x[disc]!, discs.y[disc]!, discs.vx[disc]!, discs.vy[disc]!);
}

// oxlint-disable-next-line max-params -- a position and a velocity
export function place(ghost: Ghost, x: number, y: number, vx: number, vy: number): void {
  const { discs } = ghost;
  discs.x[0] = x;
  discs.y[0] = y;
  discs.vx[0] = vx;
  discs.vy[0] = vy;
}

/** Makes the ghost a disc of this size with these masks, and nothing else. */
export function enter(
  ghost: Ghost,
  arena: Arena,
  walker: { readonly radius: number; readonly cMask: number; readonly cGroup: number },
): void {
  ghost.discs.radius[0] = walker.radius;
  ghost.profile = profileFor(arena, walker.cMask, walker.cGroup);
  ghost.near = ghost.profile;
}

/** One tick. Vertexes and other discs are left out: they matter rarely, and players are the bot's own business. */
export function roll(ghost: Ghost, arena: Arena): void {
  integrate(ghost.discs);
  settle(ghost, arena);
}

/** Puts right what overlaps a plane or a segment. */
export function settle({ discs, near }: Ghost, arena: Arena): void {
  if (near === null) return;
  if (near.planes.length > 0) collidePlanes(discs, 0, arena.planes, near, SILENCE);
  if (near.segments.length > 0) collideSegments(discs, 0, arena.segments, near, SILENCE);
}
