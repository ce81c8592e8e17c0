/**
 * Drawing order of the parts: higher values lie on top, equal ones in the order of creation. Stadium discs follow the
 * players, because maps build hiding places with them.
 */
export const DEPTH = {
  ground: 0,
  mark: 4,
  net: 7,
  joint: 10,
  shadow: 20,
  trail: 25,
  halo: 30,
  name: 35,
  player: 40,
  ring: 45,
  pulse: 47,
  flash: 48,
  disc: 50,
  effect: 70,
  bubble: 75,
  arrow: 80,
  pause: 90,
} as const;

/** More than any stadium has discs. */
const DISCS_MAX = 1024;

/** Stadium discs lie on each other in index order; the ball is disc 0. */
export function discDepth(index: number): number {
  return DEPTH.disc + index / DISCS_MAX;
}
