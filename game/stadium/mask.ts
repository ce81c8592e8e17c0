/**
 * Names of collision flags in files, to bits and back.
 *
 * Bits 8 to 27 have no name in the format; scripts can set them through integers. Our exports write them as "bit8" …
 * "bit27", which we read back and which every other loader ignores as an unknown name.
 */
import * as masks from "#sim/masks.ts";
import { namesNothing } from "./suggestion.ts";

/** The order is the one exports write. */
const NAMED: readonly (readonly [name: string, bits: number])[] = [
  ["ball", masks.BALL],
  ["red", masks.RED],
  ["blue", masks.BLUE],
  ["redKO", masks.RED_KO],
  ["blueKO", masks.BLUE_KO],
  ["wall", masks.WALL],
  ["kick", masks.KICK],
  ["score", masks.SCORE],
  ["c0", masks.C0],
  ["c1", masks.C1],
  ["c2", masks.C2],
  ["c3", masks.C3],
];
const FIRST_UNNAMED = 8;
const LAST_UNNAMED = 27;

const BITS_OF_NAME: ReadonlyMap<string, number> = new Map([...NAMED, ["all", masks.ALL], ...unnamedBits()]);

/** The names that the format has, for suggestions. */
export const FLAG_NAMES: readonly string[] = [...NAMED.map(([name]) => name), "all"];

/** The bits of a flag's name, 0 for those that existing files use for "no flag", or undefined. */
export function maskBits(name: string): number | undefined {
  return BITS_OF_NAME.get(name) ?? (namesNothing(name) ? 0 : undefined);
}

/** The shortest list of names with exactly these bits. */
export function maskNames(mask: number): string[] {
  const names: string[] = [];
  let rest = mask | 0;
  if ((rest & masks.ALL) === masks.ALL) {
    names.push("all");
    rest &= ~masks.ALL;
  }
  for (const [name, bit] of [...NAMED, ...unnamedBits()]) if ((rest & bit) !== 0) names.push(name);
  return names;
}

function unnamedBits(): [string, number][] {
  const bits: [string, number][] = [];
  for (let bit = FIRST_UNNAMED; bit <= LAST_UNNAMED; bit++) bits.push([`bit${bit}`, 1 << bit]);
  return bits;
}
