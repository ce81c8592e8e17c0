/**
 * Readers for single keys. Each returns a usable value in every case and adds errors to the report, so that one pass
 * lists every error of a file. Strings where a number, boolean or array belongs are converted with a warning; anything
 * else that does not fit is an error.
 */
import { fail, quote, type Report, warn } from "./diagnostics.ts";
import { MAX_MASK_NAMES, MAX_VALUE_LENGTH } from "./limits.ts";
import { parseColor } from "./color.ts";
import { FLAG_NAMES, maskBits } from "./mask.ts";
import { didYouMean } from "./suggestion.ts";
import { describe, failAt, pathOf, type HbsObject, valueOf } from "./hbs-object.ts";
import type { Point } from "#sim/stadium.ts";

export function readNumber(object: HbsObject, key: string, fallback: number): number {
  const value = valueOf(object, key);
  if (value === undefined) return fallback;
  return toNumber(value, pathOf(object, key), object.report) ?? fallback;
}

export function requireNumber(object: HbsObject, key: string): number {
  if (valueOf(object, key) === undefined) failAt(object, key, "missing");
  return readNumber(object, key, 0);
}

/** A whole number that must be below `count`; `noun` is what the list holds. */
export function requireIndex(object: HbsObject, key: string, count: number, noun: string): number {
  const value = valueOf(object, key);
  if (value === undefined) {
    failAt(object, key, "missing");
    return 0;
  }
  const index = toNumber(value, pathOf(object, key), object.report);
  if (index === undefined) return 0;
  if (!Number.isInteger(index)) failAt(object, key, `not a whole number: ${index}`);
  else if (index < 0 || index >= count) failAt(object, key, `no ${noun} ${index}`);
  else return index;
  return 0;
}

export function readFlag(object: HbsObject, key: string, fallback: boolean): boolean {
  const value = valueOf(object, key);
  if (value === undefined) return fallback;
  if (typeof value === "boolean") return value;
  if (value === "true" || value === "false") {
    warn(object.report, pathOf(object, key), `text ${quote(value)} taken as ${value}`);
    return value === "true";
  }
  failAt(object, key, `expected true or false, got ${describe(value)}`);
  return fallback;
}

/** A mask: the bits of all names. Unknown names are ignored, with a warning unless they are a usual way to say "none". */
export function readMask(object: HbsObject, key: string, fallback: number): number {
  const value = valueOf(object, key);
  if (value === undefined) return fallback;
  const path = pathOf(object, key);
  if (typeof value === "string") warn(object.report, path, `text ${quote(value)} taken as a list of one name`);
  const names: unknown = typeof value === "string" ? [value] : value;
  if (!Array.isArray(names)) {
    fail(object.report, path, `expected an array of names, got ${describe(value)}`);
    return fallback;
  }
  if (names.length > MAX_MASK_NAMES) {
    fail(object.report, path, `${names.length} names, at most ${MAX_MASK_NAMES} are allowed`);
    return fallback;
  }
  let mask = 0;
  for (const name of names as readonly unknown[]) {
    const bits = typeof name === "string" ? maskBits(name) : undefined;
    if (bits !== undefined) mask |= bits;
    else warn(object.report, path, `unknown flag, ignored: ${describe(name)}`, () => flagHint(name));
  }
  return mask;
}

function flagHint(name: unknown): string {
  return typeof name === "string" ? didYouMean(name, FLAG_NAMES) : "";
}

/** A colour as 0xRRGGBB, or -1 for transparent. Malformed text is drawn black with a warning. */
export function readColor(object: HbsObject, key: string, fallback: number): number {
  const value = valueOf(object, key);
  if (value === undefined) return fallback;
  const color = parseColor(value);
  if (color === "not-a-color") {
    failAt(object, key, `expected hex digits, "transparent" or [r, g, b], got ${describe(value)}`);
    return fallback;
  }
  if (color !== "malformed") return color;
  warn(object.report, pathOf(object, key), `not a colour, drawn black: ${describe(value)}`);
  return 0;
}

export function readPoint(object: HbsObject, key: string, fallback: Point): Point {
  const value = valueOf(object, key);
  return value === undefined ? fallback : toPoint(value, pathOf(object, key), object.report);
}

export function requirePoint(object: HbsObject, key: string): Point {
  if (valueOf(object, key) === undefined) failAt(object, key, "missing");
  return readPoint(object, key, { x: 0, y: 0 });
}

/** An array of two numbers as a point; anything else is an error and (0, 0). */
export function toPoint(value: unknown, path: string, report: Report): Point {
  if (!Array.isArray(value) || value.length < 2) {
    const got = Array.isArray(value) ? `an array of ${value.length}` : describe(value);
    fail(report, path, `expected [x, y], got ${got}`);
    return { x: 0, y: 0 };
  }
  if (value.length > 2) warn(report, path, `expected [x, y], got an array of ${value.length}; the rest is ignored`);
  return { x: toNumber(value[0], `${path}[0]`, report) ?? 0, y: toNumber(value[1], `${path}[1]`, report) ?? 0 };
}

/**
 * Any finite number, unchanged: real maps use both ends of a double's range, 7.5e307 as well as 1e-307. Undefined with an
 * error otherwise. Negative zero becomes zero: text cannot keep it.
 */
export function toNumber(value: unknown, path: string, report: Report): number | undefined {
  const number = typeof value === "string" ? numberInText(value) : value;
  if (typeof number !== "number") {
    fail(report, path, `expected a number, got ${describe(value)}`);
    return undefined;
  }
  if (!Number.isFinite(number)) {
    fail(report, path, "not a finite number");
    return undefined;
  }
  if (typeof value === "string") warn(report, path, `text ${quote(value)} taken as the number ${number}`);
  return number + 0;
}

function numberInText(text: string): number | undefined {
  if (text.length > MAX_VALUE_LENGTH) return undefined;
  const number = Number(text);
  return text.trim() === "" || Number.isNaN(number) ? undefined : number;
}
