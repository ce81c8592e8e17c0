/** Whether to kick now: what would become of the ball, worked out with the rules of the game itself. */
import type { Point } from "#sim/stadium.ts";
import { place, roll } from "./ghost.ts";
import { narrow } from "./nearby.ts";
import { soonest, shortOf } from "./crowd.ts";
import { entersMouth } from "./pitch.ts";
import { distance, type Scene } from "./scene.ts";

/** How far the outcome of a kick is followed. */
const OUTLOOK_TICKS = 84;

/** The outcome of a kick that nobody should make. */
export const OWN_GOAL = -100;

/** Ticks an opponent needs to see a kick and turn. */
const SURPRISE_TICKS = 9;

/**
 * What a kick at this moment is worth: 3 a goal that nobody can reach, 2 and less a shot that somebody can, the less the
 * more time he has; around 1 a pass that arrives; below that the way forward a loose ball makes; negative for a gift.
 */
export function worthOfKick(scene: Scene): number {
  const { world, memory, pitch } = scene;
  const { x, y } = memory.ghost.discs;
  if (!strikeGhost(scene)) return -1;
  narrow(memory.ghost, world.arena, OUTLOOK_TICKS);
  let taker = 0;
  let spare = -Infinity;
  for (let t = 1; t <= OUTLOOK_TICKS; t++) {
    const px = x[0]!;
    const py = y[0]!;
    roll(memory.ghost, world.arena);
    for (const mouth of pitch.mouths) {
      if (!entersMouth(mouth, px, py, x[0]!, y[0]!)) continue;
      if (mouth.team === scene.team) return OWN_GOAL;
      return spare < 0 ? 3 : Math.max(0.2, 2 - spare / 35);
    }
    if (t % 3 !== 0) continue;
    const theirs = spareOf(scene, t, x[0]!, y[0]!, 0);
    spare = Math.max(spare, theirs);
    if (taker === 0 && theirs >= 0) taker = -1;
    if (taker === 0 && spareOf(scene, t, x[0]!, y[0]!, 1) >= 0) taker = 1;
  }
  const gain = progress(scene, x[0]!, y[0]!);
  return taker > 0 ? 1.05 + gain : taker < 0 ? gain - 0.5 : gain;
}

/** By how much the nearest of a side (mate 1 or 0) could reach the ball at that tick after a kick; below 0: he cannot. */
// oxlint-disable-next-line max-params -- a tick, a point and a side
function spareOf(scene: Scene, tick: number, x: number, y: number, mate: number): number {
  const { crowd } = scene.memory;
  const ticks = tick > SURPRISE_TICKS ? tick - SURPRISE_TICKS : 0;
  let spare = -Infinity;
  for (let q = 0; q < crowd.count; q++) {
    if (q === crowd.self || crowd.mate[q] !== mate) continue;
    spare = Math.max(spare, scene.contact - shortOf(crowd, q, ticks, scene.pitch, x, y));
  }
  return spare;
}

/** Sends the ghost off as a kick now would; false when one stands on the very spot of the ball. */
function strikeGhost(scene: Scene): boolean {
  const { world, memory, ball } = scene;
  const nx = scene.bx - scene.x;
  const ny = scene.by - scene.y;
  const length = distance(nx, ny);
  if (length === 0) return false;
  const speed = world.arena.stadium.playerPhysics.kickStrength * world.discs.invMass[ball]!;
  const { ghost } = memory;
  place(ghost, scene.bx, scene.by, scene.bvx + (nx / length) * speed, scene.bvy + (ny / length) * speed);
  return true;
}

/** How much nearer to the other goal (and farther from the own one) a point is than the ball, as a share of a kick. */
function progress(scene: Scene, x: number, y: number): number {
  const { attack, guard, pitch, bx, by } = scene;
  const forward = attack === null ? 0 : distance(attack.x - bx, attack.y - by) - distance(attack.x - x, attack.y - y);
  const away = guard === null ? 0 : distance(guard.x - x, guard.y - y) - distance(guard.x - bx, guard.y - by);
  return (forward + away * 0.5) / Math.max(1, pitch.range);
}

/** True when the kick is good enough for the situation. */
export function shouldKick(scene: Scene): boolean {
  if (!scene.skill.weighs) return looksRight(scene);
  const worth = worthOfKick(scene);
  return worth > OWN_GOAL && worth > patience(scene);
}

/** The simple way: roughly towards their goal, and not towards the own one; when stuck, anywhere but there. */
function looksRight(scene: Scene): boolean {
  const { guard, attack, memory } = scene;
  if (guard !== null && towards(scene, guard) > 0.5) return false;
  return attack === null || memory.stuckTicks > 90 || towards(scene, attack) > 0.55;
}

/** Cosine between the way a kick would go and the way to a point. */
function towards({ x, y, bx, by }: Scene, point: Point): number {
  const gx = point.x - bx;
  const gy = point.y - by;
  const length = distance(bx - x, by - y) * distance(gx, gy);
  return length > 0 ? (gx * (bx - x) + gy * (by - y)) / length : 0;
}

/** The worth a kick must have: much for one who has time, little with an opponent near, in front of the own goal, or stuck. */
function patience(scene: Scene): number {
  const { memory, guard, attack, pitch, bx, by } = scene;
  if (memory.stuckTicks > 100) return -5;
  const pressure = soonest(memory.crowd, false);
  const home = guard === null ? Infinity : distance(guard.x - bx, guard.y - by);
  if (home < pitch.range * 0.3) return pressure < 40 ? 0 : 0.25;
  if (pressure < 8) return 0.1;
  if (pressure < 25) return 0.6;
  return attack === null ? 0 : 1.3;
}
