/** Eight directions of a stick, as bits of held keys (sim/input.ts). Pure. */
import { DOWN, LEFT, RIGHT, UP } from "#sim/input.ts";

/** By eighths of a turn, clockwise from the right as on a screen. */
const DIRECTIONS = [RIGHT, RIGHT | DOWN, DOWN, DOWN | LEFT, LEFT, LEFT | UP, UP, UP | RIGHT] as const;

const EIGHTH = Math.PI / 4;

/** Radians by which a stick may leave the sector of the held direction before the direction changes. */
const SECTOR_MARGIN = (8 * Math.PI) / 180;

/** A held direction ends at this share of the dead zone, so that it does not flicker at the zone's edge. */
const DEAD_ZONE_EXIT = 0.75;

/**
 * The direction of a stick at (x, y), y downwards, with `deadZone` in the same unit; 0 inside of it. `held` is the direction
 * so far, which is kept near the borders of its sector.
 */
export function directionOf(x: number, y: number, deadZone: number, held: number): number {
  const distance = Math.hypot(x, y);
  const reach = held === 0 ? deadZone : deadZone * DEAD_ZONE_EXIT;
  if (!(distance > reach)) return 0;
  const angle = Math.atan2(y, x);
  const before = DIRECTIONS.findIndex((direction) => direction === held);
  if (before >= 0 && Math.abs(turnBetween(angle, before * EIGHTH)) <= EIGHTH / 2 + SECTOR_MARGIN) return held;
  return DIRECTIONS[(Math.round(angle / EIGHTH) + DIRECTIONS.length) % DIRECTIONS.length]!;
}

/** The angle from `b` to `a`, from −π to π. */
function turnBetween(a: number, b: number): number {
  return Math.atan2(Math.sin(a - b), Math.cos(a - b));
}
