/** Contrast of the number on a kit, and difference between two kits, with and without colour blindness. Pure. */
import { contrast, leastDistance, linear } from "#client/paint/color.ts";
import type { Kit } from "../../../session/room.ts";

/** Minimum contrast of WCAG for large text. */
export const READABLE = 3;

/** WCAG contrast of the number on the stripe where it is lowest. */
export function numberContrast({ text, colors }: Kit): number {
  return Math.min(...colors.map((color) => contrast(text, color)));
}

/** Minimum Oklab distance of distinct kits. The default red and blue are 0.27 apart, red and dark red 0.13. */
const DISTINCT = 0.2;

/** Whether players with any colour vision can distinguish the teams. Stripes count as their mean: discs are small. */
export function areDistinct(a: Kit, b: Kit): boolean {
  return leastDistance(meanLight(a), meanLight(b)) >= DISTINCT;
}

function meanLight({ colors }: Kit) {
  const lights = colors.map(linear);
  const mean = (channel: 0 | 1 | 2) => lights.reduce((sum, light) => sum + light[channel], 0) / lights.length;
  return [mean(0), mean(1), mean(2)] as const;
}
