/**
 * An object of an `.hbs` file that is being read: its own keys, the trait with its default values, its path, and the
 * report.
 *
 * Keys are only ever looked up as own properties, so `__proto__`, `constructor` and the like are ordinary unknown keys.
 */
import { fail, keyPath, quote, type Report, warn } from "./diagnostics.ts";
import { didYouMean } from "./suggestion.ts";

export type JsonObject = { readonly [key: string]: unknown };

export type HbsObject = {
  readonly path: string;
  readonly own: JsonObject;
  readonly trait: JsonObject | null;
  readonly report: Report;
};

/** The value of a key: the object's own, else the trait's; null counts as absent. */
export function valueOf(object: HbsObject, key: string): unknown {
  return ownValue(object.own, key) ?? (object.trait === null ? undefined : ownValue(object.trait, key));
}

export function pathOf(object: HbsObject, key: string): string {
  return keyPath(object.path, key);
}

export function failAt(object: HbsObject, key: string, message: string): void {
  fail(object.report, pathOf(object, key), message);
}

export function warnAt(object: HbsObject, key: string, message: string): void {
  warn(object.report, pathOf(object, key), message);
}

/** A JSON object without a trait as an HbsObject; anything else is an error and undefined. */
export function toHbsObject(value: unknown, path: string, report: Report): HbsObject | undefined {
  if (isJsonObject(value)) return { path, own: value, trait: null, report };
  fail(report, path, `expected an object, got ${describe(value)}`);
  return undefined;
}

/** Warns about unknown keys, most of which are misspellings. `leftovers` are those that map editors leave behind. */
export function warnUnknownKeys(object: HbsObject, known: ReadonlySet<string>, leftovers: ReadonlySet<string>): void {
  for (const key of Object.keys(object.own)) {
    if (known.has(key) || leftovers.has(key) || key.startsWith("_")) continue;
    warn(object.report, pathOf(object, key), "unknown key, ignored", () => didYouMean(key, known));
  }
}

/**
 * A text for which only some values have a meaning; anything else counts as the first of them, silently unless it looks
 * like a misspelling of another.
 */
export function readChoice<Choice extends string>(
  object: HbsObject,
  key: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const value = valueOf(object, key);
  const [fallback, ...others] = choices;
  const choice = choices.find((each) => each === value);
  if (choice !== undefined || typeof value !== "string") return choice ?? fallback;
  const hint = didYouMean(value, others);
  if (hint !== "") warnAt(object, key, `unknown value ${quote(value)}, taken as "${fallback}"${hint}`);
  return fallback;
}

export function ownValue(object: JsonObject, key: string): unknown {
  if (!Object.hasOwn(object, key)) return undefined;
  return object[key] ?? undefined;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value in a few words, for messages. */
export function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object") return "an object";
  if (typeof value === "string") return `the text ${quote(value)}`;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : typeof value;
}
