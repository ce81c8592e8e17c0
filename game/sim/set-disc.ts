/** Changing a disc from outside the rules, as room scripts and scenarios do. */
import { createColumns, DISC_FLOATS, DISC_MASKS, type DiscFloat, type DiscMask, type Discs } from "./fields.ts";
import type { World } from "./world.ts";

/** The properties to set; all optional. Velocities in units per tick. */
export type DiscChange = { readonly [Key in DiscFloat | DiscMask]?: number };

/** The largest 32-bit float. */
const FLOAT_MAX = 3.4028234663852886e38;

/**
 * Writes the given properties exactly. Throws RangeError for an unknown disc and for values that are not finite; nothing
 * is changed then.
 */
export function setDisc(world: World, disc: number, change: DiscChange): void {
  const { discs } = world;
  if (!(Number.isInteger(disc) && disc >= 0 && disc < discs.count)) throw new RangeError(`setDisc: no disc ${disc}`);
  for (const key of DISC_FLOATS) {
    const value = change[key];
    if (value !== undefined && !Number.isFinite(value)) throw new RangeError(`setDisc: ${key} ${value} is not finite`);
  }
  for (const key of DISC_FLOATS) {
    const value = change[key];
    if (value !== undefined) discs[key][disc] = value;
  }
  for (const key of DISC_MASKS) {
    const value = change[key];
    if (value !== undefined) discs[key][disc] = value | 0;
  }
  world.candidates.valid = false;
}

/** The change that gives a disc the properties of this one. */
export function readDisc(discs: Discs, disc: number): DiscChange {
  return createColumns([...DISC_FLOATS, ...DISC_MASKS], (key) => discs[key][disc]!);
}

/**
 * A change as the script API applies it: numbers with a fraction are rounded to 32-bit floats, and finite ones beyond
 * their range to the largest.
 */
export function roundDiscChange(change: DiscChange): DiscChange {
  const rounded: { -readonly [K in keyof DiscChange]: number } = { ...change };
  for (const key of DISC_FLOATS) {
    const value = rounded[key];
    if (value === undefined) continue;
    rounded[key] = Number.isFinite(value) ? Math.fround(Math.max(-FLOAT_MAX, Math.min(FLOAT_MAX, value))) : value;
  }
  return rounded;
}
