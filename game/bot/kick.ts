/** Whether to kick now: what would become of the ball, worked out with the rules of the game itself. */
import { place, roll } from "./ghost.ts";
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
 * What a kick at this moment is worth: 3 a goal that nobody can reach, about 1 to 2 a shot that somebody might reach,
 * around 1 a pass that arrives, below that the way forward a loose ball makes, negative for a gift.
 */
export function worthOfKick(scene: Scene): number {
  const { world, memory, pitch, guard } = scene;
  const { ghost, crowd } = memory;
  if (!strikeGhost(scene)) return -1;
  const { x, y } = ghost.discs;
  let taken = 0;
  let nearMiss = Infinity;
  for (let t = 1; t <= OUTLOOK_TICKS; t++) {
    const px = x[0]!;
    const py = y[0]!;
    roll(ghost, world.arena);
    if (guard !== null && entersMouth(guard, px, py, x[0]!, y[0]!)) return OWN_GOAL;
    for (const mouth of pitch.mouths) {
      if (mouth.team === scene.team && entersMouth(mouth, px, py, x[0]!, y[0]!)) return OWN_GOAL;
      if (mouth.team !== scene.team && entersMouth(mouth, px, py, x[0]!, y[0]!)) {
        return taken === 0 ? 3 : 1 + 1 / (1 + nearMiss);
      }
    }
    if (taken !== 0 || t % 3 !== 0) continue;
    for (let q = 0; q < crowd.count; q++) {
      if (q === crowd.self) continue;
      const short = shortOf(crowd, q, t > SURPRISE_TICKS ? t - SURPRISE_TICKS : 0, pitch, x[0]!, y[0]!);
      if (short > scene.contact) continue;
      taken = crowd.mate[q] === 1 ? 1 : -1;
      nearMiss = t / 20;
      break;
    }
  }
  const gain = progress(scene, x[0]!, y[0]!);
  return taken > 0 ? 0.8 + gain : taken < 0 ? gain - 0.5 : gain;
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
  const { memory, skill, guard, pitch, attack } = scene;
  if (skill.weighs) {
    const worth = worthOfKick(scene);
    if (worth <= OWN_GOAL) return false;
    return worth > patience(scene);
  }
  const dx = scene.bx - scene.x;
  const dy = scene.by - scene.y;
  const length = distance(dx, dy);
  if (length === 0) return false;
  if (guard !== null) {
    const gx = guard.x - scene.bx;
    const gy = guard.y - scene.by;
    const towards = (gx * dx + gy * dy) / (length * distance(gx, gy) + 0.001);
    if (towards > 0.5) return false;
  }
  if (attack === null || memory.stillTicks > 90) return true;
  const gx = attack.x - scene.bx;
  const gy = attack.y - scene.by;
  return (gx * dx + gy * dy) / (length * distance(gx, gy) + 0.001) > (pitch.mouths.length > 0 ? 0.55 : -1);
}

/** The worth a kick must have: much for one who has time, little with an opponent near, in front of the own goal, or stuck. */
function patience(scene: Scene): number {
  const { memory, guard, attack, pitch, bx, by } = scene;
  if (memory.stillTicks > 100) return -5;
  const pressure = soonest(memory.crowd, false);
  const home = guard === null ? Infinity : distance(guard.x - bx, guard.y - by);
  if (home < pitch.range * 0.3) return pressure < 40 ? 0 : 0.25;
  const away = attack === null ? 0 : distance(attack.x - bx, attack.y - by);
  const shooting = away < pitch.range * 0.45 ? 1.2 : 1.6;
  if (pressure < 8) return 0.1;
  if (pressure < 25) return 0.5;
  return Math.min(shooting, attack === null ? 0 : 2);
}
