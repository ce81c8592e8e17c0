/** What speaks for and against a kit: whether its number can be read, and whether it is told from the other team's. */
import type { Kit } from "../../../session/room.ts";
import { contrast, leastDistance, linear } from "#client/paint/color.ts";

/** Numbers are large and bold, for which WCAG asks for 3. */
export const READABLE = 3;

/** Of the number on the stripe where it is read the worst. */
export function numberContrast({ text, colors }: Kit): number {
  return Math.min(...colors.map((color) => contrast(text, color)));
}

/** Told apart at a glance: red and blue of a fresh room are 0.27 apart, red and dark red 0.13. */
const APART = 0.2;

/** Whether teams in these kits are told apart by everybody, colour-blind or not. Discs are small: stripes blend. */
export function areApart(a: Kit, b: Kit): boolean {
  return leastDistance(blend(a), blend(b)) >= APART;
}

function blend({ colors }: Kit) {
  const lights = colors.map(linear);
  const mean = (part: 0 | 1 | 2) => lights.reduce((sum, light) => sum + light[part], 0) / lights.length;
  return [mean(0), mean(1), mean(2)] as const;
}
