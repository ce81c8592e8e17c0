/**
 * Broad phase for a probe disc: of all the planes and segments that it collides with, the ones that it can reach in the
 * time it is simulated for. The result of the simulation is the same, and it takes a fraction of the time.
 */
import type { Arena, Profile } from "#sim/arena.ts";
import type { Discs } from "#sim/fields.ts";
import type { ProbeDisc } from "./probe-disc.ts";

/** Limits the probe's walls to those that it can reach within this number of ticks: on most maps very few of them. */
export function selectNearWalls(probe: ProbeDisc, arena: Arena, ticks: number): void {
  const { discs, profile } = probe;
  if (profile === null) return;
  const { boxes, bounceMax } = boundsOf(arena);
  // A bounce that adds speed makes the reach unbounded.
  const reach = bounceMax * discs.bCoef[0]! > 1 ? Infinity : reachOf(discs, ticks);
  probe.near = {
    ...profile,
    planes: nearPlanes(arena, profile, discs, reach),
    segments: nearSegments(boxes, profile, discs, reach),
  };
}

const selected = new Uint8Array(256);
const NONE = new Uint8Array(0);

/** The first `count` entries of `selected`; the list itself when all of it was selected. */
function selectionOf(list: Uint8Array, count: number): Uint8Array {
  if (count === 0) return NONE;
  return count === list.length ? list : selected.slice(0, count);
}

function nearPlanes({ planes }: Arena, profile: Profile, discs: Discs, reach: number): Uint8Array {
  const x = discs.x[0]!;
  const y = discs.y[0]!;
  let n = 0;
  for (const p of profile.planes) {
    if (planes.nx[p]! * x + planes.ny[p]! * y - planes.dist[p]! <= reach) selected[n++] = p;
  }
  return selectionOf(profile.planes, n);
}

function nearSegments(boxes: Float64Array, profile: Profile, discs: Discs, reach: number): Uint8Array {
  const x = discs.x[0]!;
  const y = discs.y[0]!;
  let n = 0;
  for (const s of profile.segments) {
    const at = s * 4;
    if (boxes[at]! > x + reach || boxes[at + 1]! < x - reach) continue;
    if (boxes[at + 2]! > y + reach || boxes[at + 3]! < y - reach) continue;
    selected[n++] = s;
  }
  return selectionOf(profile.segments, n);
}

/** Farthest that the probe's edge can get from its present centre, in units. */
function reachOf(discs: Discs, ticks: number): number {
  if (discs.gx[0] !== 0 || discs.gy[0] !== 0) return Infinity;
  const speed = Math.abs(discs.vx[0]!) + Math.abs(discs.vy[0]!);
  const damping = discs.damping[0]!;
  const carry = damping >= 0 && damping < 1 ? Math.min(ticks, 1 / (1 - damping)) : ticks * Math.max(1, damping);
  return speed * carry + discs.radius[0]! * 2 + 1;
}

type WallBounds = {
  /** Four numbers per segment: left, right, top, bottom. */
  readonly boxes: Float64Array;
  /** Highest bounce coefficient of all planes and segments. */
  readonly bounceMax: number;
};

const cache = new WeakMap<Arena, WallBounds>();

/** The box of an arc is that of its whole circle; the box of a one-sided segment includes its depth. */
function boundsOf(arena: Arena): WallBounds {
  let bounds = cache.get(arena);
  if (bounds !== undefined) return bounds;
  const { arc, ax, ay, bx, by, nx, ny, radius, bias, bCoef } = arena.segments;
  const boxes = new Float64Array(arc.length * 4);
  let bounceMax = 0;
  for (const b of arena.planes.bCoef) bounceMax = Math.max(bounceMax, b);
  for (let s = 0; s < arc.length; s++) {
    const round = arc[s] === 1;
    const margin = Math.abs(bias[s]!) + (round ? radius[s]! : 0);
    boxes[s * 4] = (round ? nx[s]! : Math.min(ax[s]!, bx[s]!)) - margin;
    boxes[s * 4 + 1] = (round ? nx[s]! : Math.max(ax[s]!, bx[s]!)) + margin;
    boxes[s * 4 + 2] = (round ? ny[s]! : Math.min(ay[s]!, by[s]!)) - margin;
    boxes[s * 4 + 3] = (round ? ny[s]! : Math.max(ay[s]!, by[s]!)) + margin;
    bounceMax = Math.max(bounceMax, bCoef[s]!);
  }
  bounds = { boxes, bounceMax };
  cache.set(arena, bounds);
  return bounds;
}
