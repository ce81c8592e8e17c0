/**
 * A player's keys: first the kick, then the acceleration of the player's disc. Both read positions of the last tick's
 * end.
 */
import { KICK_EVENT, logEvent, type EventLog } from "./event.ts";
import { DOWN, KICK_KEY, LEFT, RIGHT, UP } from "./input.ts";
import { KICK } from "./masks.ts";
import type { World } from "./world.ts";

/** A ball whose edge is nearer than this to the player's edge can be kicked. */
export const KICK_REACH = 4;

/** 1/√2, for moving along both axes at once. */
const DIAGONAL = 0.7071067811865475;

/** Applies the keys of every player in list order; a kick changes the velocities that later players read. */
export function controlPlayers(world: World, log: EventLog): void {
  const { players } = world;
  for (let p = 0; p < players.count; p++) {
    const disc = players.disc[p]!;
    if (disc < 0) continue;
    tryKick(world, p, disc, log);
    move(world, p, disc);
  }
}

/** True while the white ring is drawn round the player's disc: a kick would happen on contact. */
export function canKick(world: World, p: number): boolean {
  const { players, game } = world;
  return players.armed[p] === 1 && players.wait[p]! <= 0 && players.budget[p]! >= 0 && game.pauseTicks === 0;
}

function tryKick(world: World, p: number, disc: number, log: EventLog): void {
  const { players, game } = world;
  if ((players.keys[p]! & KICK_KEY) === 0) players.armed[p] = 0;
  if (players.wait[p]! > 0) players.wait[p] = players.wait[p]! - 1;
  if (players.budget[p]! < game.kickMax) players.budget[p] = players.budget[p]! + 1;
  if (players.armed[p] === 0 || players.wait[p]! > 0 || players.budget[p]! < 0) return;
  if (!kickAll(world, disc)) return;
  logEvent(log, KICK_EVENT, players.id[p]!, 0);
  players.armed[p] = 0;
  players.wait[p] = game.kickMin;
  players.budget[p] = players.budget[p]! - game.kickRate;
}

/** Kicks every kickable disc in reach, one after the other; true if there was one. */
function kickAll(world: World, me: number): boolean {
  const { discs, arena } = world;
  const { x, y, vx, vy, radius, invMass, cGroup, count } = discs;
  const { kickStrength, kickback } = arena.stadium.playerPhysics;
  let kicked = false;
  for (let i = 0; i < count; i++) {
    if ((cGroup[i]! & KICK) === 0 || i === me) continue;
    const dx = x[i]! - x[me]!;
    const dy = y[i]! - y[me]!;
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (!(distance - radius[i]! - radius[me]! < KICK_REACH)) continue;
    // Guard: a disc at exactly the same position has no direction to fly in (the original makes it NaN).
    if (distance === 0) continue;
    const nx = dx / distance;
    const ny = dy / distance;
    vx[i] = vx[i]! + kickStrength * nx * invMass[i]!;
    vy[i] = vy[i]! + kickStrength * ny * invMass[i]!;
    vx[me] = vx[me]! + -kickback * nx * invMass[me]!;
    vy[me] = vy[me]! + -kickback * ny * invMass[me]!;
    kicked = true;
  }
  return kicked;
}

function move(world: World, p: number, disc: number): void {
  const { players, discs, arena } = world;
  const physics = arena.stadium.playerPhysics;
  const keys = players.keys[p]!;
  const armed = players.armed[p] === 1;
  let dx = ((keys & RIGHT) === 0 ? 0 : 1) - ((keys & LEFT) === 0 ? 0 : 1);
  let dy = ((keys & DOWN) === 0 ? 0 : 1) - ((keys & UP) === 0 ? 0 : 1);
  if (dx !== 0 && dy !== 0) {
    dx *= DIAGONAL;
    dy *= DIAGONAL;
  }
  const acceleration = armed ? physics.kickingAcceleration : physics.acceleration;
  discs.vx[disc] = discs.vx[disc]! + dx * acceleration;
  discs.vy[disc] = discs.vy[disc]! + dy * acceleration;
  discs.damping[disc] = armed ? physics.kickingDamping : physics.damping;
}
