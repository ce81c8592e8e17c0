/** An object of an exported file while it is being written. Values that equal the format's default are left out. */
import type { Point } from "#sim/stadium.ts";
import { colorText } from "./color.ts";
import { maskNames } from "./mask.ts";

export type Written = { [key: string]: unknown };

export function writeNumber(written: Written, key: string, value: number, fallback: number): void {
  if (value !== fallback) written[key] = value;
}

export function writeFlag(written: Written, key: string, value: boolean, fallback: boolean): void {
  if (value !== fallback) written[key] = value;
}

export function writeMask(written: Written, key: string, value: number, fallback: number): void {
  if (value !== fallback) written[key] = maskNames(value);
}

export function writeColor(written: Written, key: string, value: number, fallback: number): void {
  if (value !== fallback) written[key] = colorText(value);
}

/** A pair that is left out when both numbers are 0. */
export function writePair(written: Written, key: string, x: number, y: number): void {
  if (x !== 0 || y !== 0) written[key] = [x, y];
}

export function pairOf(point: Point): [number, number] {
  return [point.x, point.y];
}
