/** Joints: two discs kept at a distance, or between two distances, rigidly or by a spring. */
import type { EventLog } from "./event.ts";
import type { Joint } from "./stadium.ts";
import type { Discs } from "./fields.ts";
import type { World } from "./world.ts";

/** Passes over the list per tick; each corrects half of the remaining error. */
const PASSES = 2;

/**
 * The current joint: unit vector (0, 1), error of the length (2), share of the first disc (3). In a typed array,
 * because a number with a fraction becomes an object when it is passed to a function that the engine does not inline.
 */
const current = new Float64Array(4);

export function pullJoints(world: World, log: EventLog): void {
  const { joints } = world.arena.stadium;
  for (let pass = 0; pass < PASSES; pass++) {
    for (let i = 0; i < joints.length; i++) {
      if (pull(world.discs, joints[i]!) && log.observer !== null) log.observer.pulled(i);
    }
  }
}

/** True if the joint pulled or pushed. */
function pull(discs: Discs, joint: Joint): boolean {
  const { d0, d1, minLength, maxLength } = joint;
  const { x, y, invMass } = discs;
  if (d0 >= discs.count || d1 >= discs.count) return false;
  const dx = x[d0]! - x[d1]!;
  const dy = y[d0]! - y[d1]!;
  const length = Math.sqrt(dx * dx + dy * dy);
  if (!(length > 0)) return false;
  let target = minLength;
  let side = 0;
  if (minLength < maxLength) {
    if (length <= minLength) side = 1;
    else if (length >= maxLength) {
      target = maxLength;
      side = -1;
    } else return false;
  }
  current[0] = dx / length;
  current[1] = dy / length;
  current[2] = target - length;
  if (joint.strength < Infinity) {
    spring(discs, joint);
    return true;
  }
  const quotient = invMass[d0]! / (invMass[d0]! + invMass[d1]!);
  // Two immovable discs are pulled half each (0/0).
  current[3] = quotient === quotient ? quotient : 0.5;
  hold(discs, joint, side);
  return true;
}

function spring(discs: Discs, { d0, d1, strength }: Joint): void {
  const { vx, vy, invMass } = discs;
  const force = strength * current[2]! * 0.5;
  const ix = current[0]! * force;
  const iy = current[1]! * force;
  vx[d0] = vx[d0]! + ix * invMass[d0]!;
  vy[d0] = vy[d0]! + iy * invMass[d0]!;
  vx[d1] = vx[d1]! - ix * invMass[d1]!;
  vy[d1] = vy[d1]! - iy * invMass[d1]!;
}

function hold(discs: Discs, { d0, d1 }: Joint, side: number): void {
  const { x, y, vx, vy } = discs;
  const nx = current[0]!;
  const ny = current[1]!;
  const error = current[2]!;
  const share = current[3]!;
  const move0 = error * share;
  x[d0] = x[d0]! + nx * move0 * 0.5;
  y[d0] = y[d0]! + ny * move0 * 0.5;
  const move1 = error - move0;
  x[d1] = x[d1]! - nx * move1 * 0.5;
  y[d1] = y[d1]! - ny * move1 * 0.5;
  const apart = nx * (vx[d0]! - vx[d1]!) + ny * (vy[d0]! - vy[d1]!);
  if (side * apart > 0) return;
  const turn0 = share * apart;
  vx[d0] = vx[d0]! - nx * turn0;
  vy[d0] = vy[d0]! - ny * turn0;
  const turn1 = apart - turn0;
  vx[d1] = vx[d1]! + nx * turn1;
  vy[d1] = vy[d1]! + ny * turn1;
}
