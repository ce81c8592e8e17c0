/** Points and directions on the pitch, in stadium units, and the arithmetic that the bots do with them. */

export type Vector = { readonly x: number; readonly y: number };

/** A vector that its owner overwrites instead of making a new one: in loops, and in a bot's memory. */
export type MutableVector = { x: number; y: number };

export function subtract(a: Vector, b: Vector): Vector {
  return { x: a.x - b.x, y: a.y - b.y };
}

export function dot(a: Vector, b: Vector): number {
  return a.x * b.x + a.y * b.y;
}

/**
 * How far v points across a unit direction: positive on the side that the direction turned by 90° (x to y) points to.
 */
export function across(v: Vector, direction: Vector): number {
  return v.x * -direction.y + v.y * direction.x;
}

export function length(v: Vector): number {
  return Math.sqrt(v.x * v.x + v.y * v.y);
}

export function distance(a: Vector, b: Vector): number {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  return Math.sqrt(dx * dx + dy * dy);
}

/** The point that lies `ahead` along a direction from the origin, and `aside` across it. */
export function translate(origin: Vector, direction: Vector, ahead: number, aside: number): Vector {
  return {
    x: origin.x + direction.x * ahead - direction.y * aside,
    y: origin.y + direction.y * ahead + direction.x * aside,
  };
}

/** Turns a vector by the angle with this cosine and sine. */
export function rotate(v: Vector, cosine: number, sine: number): Vector {
  return { x: v.x * cosine - v.y * sine, y: v.y * cosine + v.x * sine };
}

/** A direction with `slope` times its perpendicular added; longer than 1 unless the slope is 0. */
export function skew(direction: Vector, slope: number): Vector {
  return { x: direction.x - direction.y * slope, y: direction.y + direction.x * slope };
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

export function isSamePoint(a: Vector, b: Vector): boolean {
  return a.x === b.x && a.y === b.y;
}
