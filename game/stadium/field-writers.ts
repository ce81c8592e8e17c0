/** Writers for single keys of an exported object. Values that equal the format's default are left out. */
import type { Point } from "#sim/stadium.ts";
import { colorText } from "./color.ts";
import { maskNames } from "./mask.ts";

export type JsonOutput = { [key: string]: unknown };

export function writeNumber(output: JsonOutput, key: string, value: number, fallback: number): void {
  if (value !== fallback) output[key] = value;
}

export function writeFlag(output: JsonOutput, key: string, value: boolean, fallback: boolean): void {
  if (value !== fallback) output[key] = value;
}

export function writeMask(output: JsonOutput, key: string, value: number, fallback: number): void {
  if (value !== fallback) output[key] = maskNames(value);
}

export function writeColor(output: JsonOutput, key: string, value: number, fallback: number): void {
  if (value !== fallback) output[key] = colorText(value);
}

/** A pair that is left out when both numbers are 0. */
export function writePair(output: JsonOutput, key: string, x: number, y: number): void {
  if (x !== 0 || y !== 0) output[key] = [x, y];
}

export function pairOf(point: Point): [number, number] {
  return [point.x, point.y];
}
