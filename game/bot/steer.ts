/** From a target to the arrow keys that lead there. */
import { DOWN, LEFT, RIGHT, UP } from "#sim/input.ts";
import { distance, length, type Vector } from "./vector.ts";
import type { BotView } from "./view.ts";
import { STEERING } from "./weights.ts";

/** Where to go. `brake`: stop there. Otherwise the bot runs through it at full speed. */
export type Target = Vector & { readonly brake: boolean };

/** sin 22.5°: an axis gets its key from this share of the direction on, which makes eight equal sectors. */
const SECTOR = 0.3826834323650898;

/**
 * The arrow keys that best turn the present velocity into the wanted one; the held ones while they are close enough.
 */
export function steer({ pitch, skill, position, velocity }: BotView, target: Target, held: number): number {
  const dx = target.x - position.x;
  const dy = target.y - position.y;
  const away = distance(target, position);
  const top = pitch.topSpeed * skill.pace;
  const full = skill.pace < 1 ? top : top * STEERING.fullSpeedFactor;
  const speed = target.brake ? Math.min(full, Math.max(0, away - STEERING.brakeGap) * STEERING.brakeRate) : full;
  const ex = (away > 0 ? (dx / away) * speed : 0) - velocity.x;
  const ey = (away > 0 ? (dy / away) * speed : 0) - velocity.y;
  const error = length({ x: ex, y: ey });
  if (error < pitch.topSpeed * (held === 0 ? STEERING.pressError : STEERING.releaseError)) return 0;
  const direction = { x: ex / error, y: ey / error };
  return held !== 0 && alignment(held, direction) > STEERING.keepAlignment ? held : arrowKeys(direction);
}

/** Cosine between the direction of held keys and a unit direction. */
function alignment(held: number, { x, y }: Vector): number {
  const hx = ((held & RIGHT) === 0 ? 0 : 1) - ((held & LEFT) === 0 ? 0 : 1);
  const hy = ((held & DOWN) === 0 ? 0 : 1) - ((held & UP) === 0 ? 0 : 1);
  return (hx * x + hy * y) / Math.max(1, length({ x: hx, y: hy }));
}

/** The arrow keys nearest to a unit direction. */
function arrowKeys({ x, y }: Vector): number {
  const horizontal = x > SECTOR ? RIGHT : x < -SECTOR ? LEFT : 0;
  const vertical = y > SECTOR ? DOWN : y < -SECTOR ? UP : 0;
  return horizontal | vertical;
}
