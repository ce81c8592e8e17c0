/**
 * Changes of discs from outside the rules, told to those who derive the world: for each value a disc, a property, and the
 * value itself. They are made before the keys of the tick are fed, as on the server. So a script that moves a disc in
 * every tick costs a few numbers, not the whole world.
 */
import { DISC_FLOAT_KEYS, DISC_MASK_KEYS, setDisc, type DiscChange } from "#sim/set-disc.ts";
import type { World } from "#sim/world.ts";

/** The part of the schema that is used here; plain arrays will do. */
export type Nudges = {
  /** Numbers in use; the array never shrinks. 0 in a tick without changes. */
  count: number;
  readonly values: { [index: number]: number; readonly length: number };
};

type NudgeLike = { readonly disc: number; readonly change: DiscChange };

/** Numbers of properties on the wire. */
const KEYS = [...DISC_FLOAT_KEYS, ...DISC_MASK_KEYS];

/** More numbers than this are not worth telling one by one: a keyframe is shorter. */
export const NUDGE_NUMBERS_MAX = 240;

/** False when there are too many; nothing is told then. */
export function writeNudges(nudges: readonly NudgeLike[], told: Nudges): boolean {
  let i = 0;
  for (const { disc, change } of nudges) {
    KEYS.forEach((key, k) => {
      const value = change[key];
      if (value === undefined) return;
      if (i < NUDGE_NUMBERS_MAX) [disc, k, value].forEach((number, n) => put(told.values, i + n, number));
      i += 3;
    });
  }
  const fits = i <= NUDGE_NUMBERS_MAX;
  const count = fits ? i : 0;
  if (told.count !== count) told.count = count;
  return fits;
}

/** Makes the changes of this tick. What does not fit the world is left out; the digest will tell. */
export function applyNudges(told: Readonly<Nudges>, world: World): void {
  for (let i = 0; i + 2 < told.count; i += 3) {
    const disc = told.values[i]!;
    const key = KEYS[told.values[i + 1]!];
    if (key !== undefined && disc < world.discs.count) setDisc(world, disc, { [key]: told.values[i + 2]! });
  }
}

function put(column: Nudges["values"], index: number, value: number): void {
  if (index >= column.length || column[index] !== value) column[index] = value;
}
