/** From a place to be at to the arrow keys to hold. */
import { DOWN, LEFT, RIGHT, UP } from "#sim/input.ts";
import { distance, type Scene } from "./scene.ts";

/** Where to go. `brake`: arrive and stand there; otherwise run through it at full speed. */
export type Target = { readonly x: number; readonly y: number; readonly brake: boolean };

/** Share of a velocity error along an axis from which the key of that axis is pressed: sin 22.5°, eight even sectors. */
const SECTOR = 0.3826834323650898;

/** Keys that point within 40° of where they should are kept: nobody corrects every degree. */
const GOOD_ENOUGH = 0.766;

/** Share of the way to a braking target that is covered per tick; below what drag and counter-steering can stop. */
const BRAKING = 0.06;

/** Velocity errors, as shares of the top speed: below the first a held key is let go, above the second one is pressed. */
const RELEASE = 0.1;
const PRESS = 0.24;

/** The arrow keys that best turn the present velocity into the wanted one; the held ones as long as they will do. */
export function steer(scene: Scene, target: Target, held: number): number {
  const { pitch, skill } = scene;
  const dx = target.x - scene.x;
  const dy = target.y - scene.y;
  const away = distance(dx, dy);
  const top = pitch.topSpeed * skill.pace;
  // At full pace the wanted speed is out of reach, so that the key is simply held down.
  const full = skill.pace < 1 ? top : top * 1.3;
  const speed = target.brake ? Math.min(full, Math.max(0, away - 4) * BRAKING) : full;
  const ex = (away > 0 ? (dx / away) * speed : 0) - scene.vx;
  const ey = (away > 0 ? (dy / away) * speed : 0) - scene.vy;
  const error = distance(ex, ey);
  if (error < pitch.topSpeed * (held === 0 ? PRESS : RELEASE)) return 0;
  return held !== 0 && agreement(held, ex / error, ey / error) > GOOD_ENOUGH ? held : arrows(ex / error, ey / error);
}

/** Cosine between held keys and a unit direction. */
function agreement(held: number, x: number, y: number): number {
  const hx = ((held & RIGHT) === 0 ? 0 : 1) - ((held & LEFT) === 0 ? 0 : 1);
  const hy = ((held & DOWN) === 0 ? 0 : 1) - ((held & UP) === 0 ? 0 : 1);
  return (hx * x + hy * y) / Math.max(1, distance(hx, hy));
}

/** The arrow keys nearest to a unit direction. */
export function arrows(x: number, y: number): number {
  const across = x > SECTOR ? RIGHT : x < -SECTOR ? LEFT : 0;
  const along = y > SECTOR ? DOWN : y < -SECTOR ? UP : 0;
  return across | along;
}
