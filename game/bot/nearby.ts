/**
 * The walls that matter: of all planes and segments that a ghost can touch, those it can get to in the time it is
 * followed. Worked out before every look ahead, it makes that several times cheaper, and changes nothing else.
 */
import type { Arena, Profile } from "#sim/arena.ts";
import type { Discs } from "#sim/discs.ts";
import type { Ghost } from "./ghost.ts";

/** Leaves out the planes and segments that it cannot get to in so many ticks: on most maps nearly all of them. */
export function narrow(ghost: Ghost, arena: Arena, ticks: number): void {
  const { discs, profile } = ghost;
  if (profile === null) return;
  const { boxes, bounce } = walled(arena);
  const reach = bounce * discs.bCoef[0]! > 1 ? Infinity : reachOf(discs, ticks);
  ghost.near = {
    ...profile,
    planes: nearPlanes(arena, profile, discs.x[0]!, discs.y[0]!, reach),
    segments: nearSegments(boxes, profile, discs.x[0]!, discs.y[0]!, reach),
  };
}

const shortlist = new Uint8Array(256);
const NONE = new Uint8Array(0);

function cut(list: Uint8Array, count: number): Uint8Array {
  if (count === 0) return NONE;
  return count === list.length ? list : shortlist.slice(0, count);
}

function nearPlanes({ planes }: Arena, profile: Profile, x: number, y: number, reach: number): Uint8Array {
  let n = 0;
  for (const p of profile.planes) {
    if (planes.nx[p]! * x + planes.ny[p]! * y - planes.dist[p]! <= reach) shortlist[n++] = p;
  }
  return cut(profile.planes, n);
}

// oxlint-disable-next-line max-params -- a box
function nearSegments(boxes: Float64Array, profile: Profile, x: number, y: number, reach: number): Uint8Array {
  let n = 0;
  for (const s of profile.segments) {
    const at = s * 4;
    if (boxes[at]! > x + reach || boxes[at + 1]! < x - reach) continue;
    if (boxes[at + 2]! > y + reach || boxes[at + 3]! < y - reach) continue;
    shortlist[n++] = s;
  }
  return cut(profile.segments, n);
}

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
