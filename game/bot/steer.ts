/** From a place to be at to the arrow keys to hold. */
import { DOWN, LEFT, RIGHT, UP } from "#sim/input.ts";
import { distance, type Scene } from "./scene.ts";

/** Where to go. `brake`: arrive and stand there; otherwise run through it at full speed. */
export type Target = { readonly x: number; readonly y: number; readonly brake: boolean };

/** Share of a velocity error along an axis from which the key of that axis is pressed: sin 22.5°, eight even sectors. */
const SECTOR = 0.3826834323650898;

/** Share of the way to a braking target that is covered per tick; below what drag and counter-steering can stop. */
const BRAKING = 0.07;

/** The arrow keys that best turn the present velocity into the wanted one. */
export function steer(scene: Scene, target: Target): number {
  const { pitch, skill } = scene;
  const dx = target.x - scene.x;
  const dy = target.y - scene.y;
  const away = distance(dx, dy);
  const top = pitch.topSpeed * skill.pace;
  const speed = target.brake ? Math.min(top, Math.max(0, away - 2) * BRAKING) : top;
  const ex = (away > 0 ? (dx / away) * speed : 0) - scene.vx;
  const ey = (away > 0 ? (dy / away) * speed : 0) - scene.vy;
  const error = distance(ex, ey);
  // Less than two ticks of thrust is not worth a key: it would only flutter.
  if (error < pitch.topSpeed * 0.08) return 0;
  return arrows(ex / error, ey / error);
}

/** The arrow keys nearest to a unit direction. */
export function arrows(x: number, y: number): number {
  const across = x > SECTOR ? RIGHT : x < -SECTOR ? LEFT : 0;
  const along = y > SECTOR ? DOWN : y < -SECTOR ? UP : 0;
  return across | along;
}
