/**
 * Nudges on the wire: changes of discs from outside the rules, as three numbers each: disc, property, value. Clients apply
 * them before the keys of the tick, as the server does. So a script that moves a disc in every tick costs a few numbers,
 * not a keyframe.
 */
import { DISC_FLOATS, DISC_MASKS } from "#sim/fields.ts";
import { setDisc, type DiscChange } from "#sim/set-disc.ts";
import type { World } from "#sim/world.ts";

/** The part of the schema that is used here; plain arrays also fit. */
export type Nudges = {
  /** Numbers in use; the array never shrinks. 0 in a tick without changes. */
  count: number;
  readonly values: { [index: number]: number; readonly length: number };
};

type NudgeLike = { readonly disc: number; readonly change: DiscChange };

/** Numbers of properties on the wire. */
const KEYS = [...DISC_FLOATS, ...DISC_MASKS];

/** Above this count a keyframe is shorter. */
export const NUDGE_NUMBERS_MAX = 240;

/** False when there are too many; then none is written. */
export function writeNudges(nudges: readonly NudgeLike[], target: Nudges): boolean {
  let i = 0;
  for (const { disc, change } of nudges) {
    KEYS.forEach((key, k) => {
      const value = change[key];
      if (value === undefined) return;
      if (i < NUDGE_NUMBERS_MAX) [disc, k, value].forEach((number, n) => put(target.values, i + n, number));
      i += 3;
    });
  }
  const fits = i <= NUDGE_NUMBERS_MAX;
  const count = fits ? i : 0;
  if (target.count !== count) target.count = count;
  return fits;
}

/** Applies the nudges of this tick. One that does not fit the world is skipped; the digest then shows the difference. */
export function applyNudges(target: Readonly<Nudges>, world: World): void {
  for (let i = 0; i + 2 < target.count; i += 3) {
    const disc = target.values[i]!;
    const key = KEYS[target.values[i + 1]!];
    if (key !== undefined && disc < world.discs.count) setDisc(world, disc, { [key]: target.values[i + 2]! });
  }
}

function put(column: Nudges["values"], index: number, value: number): void {
  if (index >= column.length || column[index] !== value) column[index] = value;
}
