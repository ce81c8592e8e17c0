/** Disc against disc: both are pushed apart in proportion to their inverse masses, and approaching discs bounce. */
import { DISC_DISC_EVENT, logContact, type EventLog } from "../event.ts";
import type { World } from "../world.ts";

/** Collides disc `a` with each of its candidates, in order; later tests read corrected positions. */
export function collideDiscs(world: World, a: number, log: EventLog): void {
  const { first, others } = world.candidates;
  const { x, y, radius } = world.discs;
  const end = first[a + 1]!;
  for (let k = first[a]!; k < end; k++) {
    const b = others[k]!;
    const dx = x[a]! - x[b]!;
    const dy = y[a]! - y[b]!;
    const squared = dx * dx + dy * dy;
    const reach = radius[b]! + radius[a]!;
    if (squared > 0 && squared <= reach * reach) resolve(world, a, b, log);
  }
}

function resolve(world: World, a: number, b: number, log: EventLog): void {
  const { x, y, vx, vy, radius, bCoef, invMass } = world.discs;
  const dx = x[a]! - x[b]!;
  const dy = y[a]! - y[b]!;
  const distance = Math.sqrt(dx * dx + dy * dy);
  const nx = dx / distance;
  const ny = dy / distance;
  const share = invMass[a]! / (invMass[a]! + invMass[b]!);
  const overlap = radius[b]! + radius[a]! - distance;
  const pushA = overlap * share;
  x[a] = x[a]! + nx * pushA;
  y[a] = y[a]! + ny * pushA;
  const pushB = overlap - pushA;
  x[b] = x[b]! - nx * pushB;
  y[b] = y[b]! - ny * pushB;
  const approach = nx * (vx[a]! - vx[b]!) + ny * (vy[a]! - vy[b]!);
  if (approach < 0) {
    const turn = approach * (bCoef[a]! * bCoef[b]! + 1);
    const turnA = share * turn;
    vx[a] = vx[a]! - nx * turnA;
    vy[a] = vy[a]! - ny * turnA;
    const turnB = turn - turnA;
    vx[b] = vx[b]! + nx * turnB;
    vy[b] = vy[b]! + ny * turnB;
    logContact(log, DISC_DISC_EVENT, a, b);
  } else if (log.observer !== null) log.observer.pushed(DISC_DISC_EVENT, a, b);
}
