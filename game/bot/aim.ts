/** Which way the ball should go: into the open part of the goal, to a free team mate, forward, or just away. */
import { KICK_OFF } from "#sim/world.ts";
import { isStraight } from "./chart.ts";
import type { Mouth } from "./pitch.ts";
import { waypoint } from "./route.ts";
import { distance, type Scene } from "./scene.ts";

/** A unit direction and what it promises. */
export type Aim = { x: number; y: number; value: number };

/** What the direction already chosen is preferred by, so that a bot does not change its mind all the time. */
const LOYALTY = 0.18;

/** Directions count as the same from this cosine on. */
const SAME = 0.97;

/** Places in the goal that are considered, from post to post. */
const SPOTS = [-1, -0.5, 0, 0.5, 1];

/** What a pass is worth more at kick-off: a shot from there is as good as given to the other side. Beginners shoot. */
const OPENING = 0.8;

/** Directions of a clearance: how much sideways for one part of forward. */
const CLEARANCES = [0, 0.5, -0.5, 1.2, -1.2, 2.5, -2.5];

/** The best direction for a ball at (x, y). */
export function chooseAim(scene: Scene, x: number, y: number): Aim {
  const { attack, guard, pitch, memory } = scene;
  const aim: Aim = { x: scene.forward, y: 0, value: -Infinity };
  if (attack === null) goOn(scene, x, y, aim);
  else considerAttack(scene, x, y, attack, aim);
  considerPasses(scene, x, y, aim);
  const danger = guard === null ? Infinity : distance(guard.x - x, guard.y - y);
  if (guard !== null && danger < pitch.range * 0.4) considerClearances(scene, x, y, guard, aim);
  memory.aimX = aim.x;
  memory.aimY = aim.y;
  return aim;
}

/** Shots, and the way to the goal: round what stands between, as behind a net. */
// oxlint-disable-next-line max-params -- a point, and what is tried on it
function considerAttack(scene: Scene, x: number, y: number, mouth: Mouth, aim: Aim): void {
  const inside = distance(mouth.x - x, mouth.y - y) < scene.contact * 1.5;
  const fx = mouth.x + mouth.nx * scene.contact;
  const fy = mouth.y + mouth.ny * scene.contact;
  const next = inside ? mouth : waypoint(scene.lane, x, y, fx, fy);
  if (next.x === fx && next.y === fy) {
    considerShots(scene, x, y, mouth, aim);
    consider(scene, aim, mouth.x - x, mouth.y - y, 0.45);
  } else consider(scene, aim, next.x - x, next.y - y, 0.6);
}

// oxlint-disable-next-line max-params -- a point, and what is tried on it
function considerShots(scene: Scene, x: number, y: number, mouth: Mouth, aim: Aim): void {
  const { world, pitch, memory, ball } = scene;
  const inset = Math.max(0, mouth.half - world.discs.radius[ball]! - 5);
  for (const spot of SPOTS) {
    const tx = mouth.x - mouth.ny * inset * spot;
    const ty = mouth.y + mouth.nx * inset * spot;
    const length = distance(tx - x, ty - y);
    if (length === 0 || length > pitch.range * 0.8) continue;
    const facing = -((tx - x) * mouth.nx + (ty - y) * mouth.ny) / length;
    if (facing < 0.12 || !isStraight(scene.lane, x, y, tx, ty)) continue;
    const open = openness(scene, x, y, tx, ty);
    const taste = spot * memory.spot * 0.12;
    const value = 0.9 + facing * 0.4 - (1.2 * length) / pitch.range + clamp(open, -40, 40) * 0.014 + taste;
    consider(scene, aim, tx - x, ty - y, value);
  }
}

function considerPasses(scene: Scene, x: number, y: number, aim: Aim): void {
  const { world, memory, pitch, attack, forward, skill } = scene;
  const { crowd } = memory;
  const opening = skill.weighs && world.game.state === KICK_OFF ? OPENING : 0;
  for (let q = 0; q < crowd.count; q++) {
    if (q === crowd.self || crowd.mate[q] === 0) continue;
    // A pass goes where he will be, not where he is.
    const tx = crowd.x[q]! + crowd.vx[q]! * 15 + forward * 15;
    const ty = crowd.y[q]! + crowd.vy[q]! * 15;
    const length = distance(tx - x, ty - y);
    if (length < 80 || length > pitch.range * 0.6) continue;
    const gain = attack === null ? 0 : distance(attack.x - x, attack.y - y) - distance(attack.x - tx, attack.y - ty);
    const open = openness(scene, x, y, tx, ty);
    consider(scene, aim, tx - x, ty - y, opening + 0.35 + gain / 400 + clamp(open, -40, 40) * 0.008);
  }
}

/** Near the own goal: out, where there is nobody, and never across the own goal. */
function considerClearances(scene: Scene, x: number, y: number, guard: Mouth, aim: Aim): void {
  const { nx, ny } = guard;
  const side = (x - guard.x) * -ny + (y - guard.y) * nx;
  for (const lean of CLEARANCES) {
    const dx = nx - ny * lean;
    const dy = ny + nx * lean;
    const length = distance(dx, dy);
    const open = openness(scene, x, y, x + (dx / length) * 180, y + (dy / length) * 180);
    const outward = lean * side > 0 ? 0.1 : 0;
    consider(scene, aim, dx, dy, 0.5 + outward - Math.abs(lean) * 0.06 + clamp(open, -40, 40) * 0.01);
  }
}

/** Without goals the game is to keep the ball moving: on, in the direction in which one comes to it. */
function goOn(scene: Scene, x: number, y: number, aim: Aim): void {
  const dx = x - scene.x;
  const dy = y - scene.y;
  const inward = distance(x - scene.pitch.middle.x, y - scene.pitch.middle.y) > scene.pitch.range * 0.5;
  if (inward) consider(scene, aim, scene.pitch.middle.x - x, scene.pitch.middle.y - y, 0);
  else consider(scene, aim, dx, dy, 0);
}

function consider(scene: Scene, aim: Aim, dx: number, dy: number, worth: number): void {
  const { memory } = scene;
  const length = distance(dx, dy);
  if (length === 0) return;
  const value = worth + ((dx * memory.aimX + dy * memory.aimY) / length > SAME ? LOYALTY : 0);
  if (value <= aim.value) return;
  aim.x = dx / length;
  aim.y = dy / length;
  aim.value = value;
}

/** How far the nearest player stays from the ball on its way from one point to the other; below 0: he gets it. */
// oxlint-disable-next-line max-params -- two points
export function openness(scene: Scene, x: number, y: number, tx: number, ty: number): number {
  const { memory, pitch, contact } = scene;
  const { crowd } = memory;
  const length = distance(tx - x, ty - y);
  if (length === 0) return 0;
  const dx = (tx - x) / length;
  const dy = (ty - y) / length;
  let open = 100;
  for (let q = 0; q < crowd.count; q++) {
    if (q === crowd.self) continue;
    const px = crowd.x[q]! - x;
    const py = crowd.y[q]! - y;
    const along = px * dx + py * dy;
    if (along <= 0 || along > length + contact) continue;
    const away = Math.abs(px * dy - py * dx) - contact;
    const ticks = Math.min(60, Math.trunc(along / (pitch.kickSpeed * 0.75 + 0.01)));
    const reach = crowd.mate[q] === 1 ? 0 : pitch.sprint[ticks]! * 0.6;
    open = Math.min(open, away - reach);
  }
  return open;
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}
