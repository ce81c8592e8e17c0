/**
 * A ball that exists only in a bot's head: it rolls by the simulation's own rules, alone among the walls, to show where
 * the real one will be, or where a kick would send it.
 */
import { profileFor, type Arena, type Profile } from "#sim/arena.ts";
import { collidePlanes } from "#sim/collision/disc-plane.ts";
import { collideSegments } from "#sim/collision/disc-segment.ts";
import { createEventLog } from "#sim/event.ts";
import { integrate } from "#sim/physics.ts";
import type { Discs, World } from "#sim/world.ts";

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

/** Leaves out the segments that it cannot get to in so many ticks; on most maps that is nearly all of them. */
export function narrow(ghost: Ghost, arena: Arena, ticks: number): void {
  const { discs, profile } = ghost;
  if (profile === null) return;
  const { boxes, bounce } = walled(arena);
  const reach = bounce * discs.bCoef[0]! > 1 ? Infinity : reachOf(discs, ticks);
  const { segments } = profile;
  const x = discs.x[0]!;
  const y = discs.y[0]!;
  let n = 0;
  for (let k = 0; k < segments.length; k++) {
    const at = segments[k]! * 4;
    if (boxes[at]! > x + reach || boxes[at + 1]! < x - reach) continue;
    if (boxes[at + 2]! > y + reach || boxes[at + 3]! < y - reach) continue;
    shortlist[n++] = segments[k]!;
  }
  ghost.near = n === segments.length ? profile : { ...profile, segments: shortlist.slice(0, n) };
}

const shortlist = new Uint8Array(256);

/** How far the ghost can come from where it is, its radius included. */
function reachOf(discs: Discs, ticks: number): number {
  if (discs.gx[0] !== 0 || discs.gy[0] !== 0) return Infinity;
  const speed = Math.abs(discs.vx[0]!) + Math.abs(discs.vy[0]!);
  const damping = discs.damping[0]!;
  const carry = damping >= 0 && damping < 1 ? Math.min(ticks, 1 / (1 - damping)) : ticks * Math.max(1, damping);
  return speed * carry + discs.radius[0]! * 2 + 1;
}

/** What is worked out once per arena: the box of every segment (left, right, top, bottom), and the liveliest wall. */
type Walled = { readonly boxes: Float64Array; readonly bounce: number };

const known = new WeakMap<Arena, Walled>();

/** Of an arc the box is that of its whole circle, of a one-sided segment it has its depth added. */
function walled(arena: Arena): Walled {
  let found = known.get(arena);
  if (found !== undefined) return found;
  const { arc, ax, ay, bx, by, nx, ny, radius, bias, bCoef } = arena.segments;
  const boxes = new Float64Array(arc.length * 4);
  let bounce = 0;
  for (const b of arena.planes.bCoef) bounce = Math.max(bounce, b);
  for (let s = 0; s < arc.length; s++) {
    const round = arc[s] === 1;
    const deep = Math.abs(bias[s]!) + (round ? radius[s]! : 0);
    boxes[s * 4] = (round ? nx[s]! : Math.min(ax[s]!, bx[s]!)) - deep;
    boxes[s * 4 + 1] = (round ? nx[s]! : Math.max(ax[s]!, bx[s]!)) + deep;
    boxes[s * 4 + 2] = (round ? ny[s]! : Math.min(ay[s]!, by[s]!)) - deep;
    boxes[s * 4 + 3] = (round ? ny[s]! : Math.max(ay[s]!, by[s]!)) + deep;
    bounce = Math.max(bounce, bCoef[s]!);
  }
  found = { boxes, bounce };
  known.set(arena, found);
  return found;
}
