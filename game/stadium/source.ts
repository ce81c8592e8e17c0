/**
 * An object of the file while it is being read: its own keys, the trait that fills the gaps, and where it stands.
 *
 * Keys are only ever looked up as own properties, so `__proto__`, `constructor` and the like are ordinary unknown keys.
 */
import { fail, keyPath, quote, type Report, warn } from "./finding.ts";

export type Keyed = { readonly [key: string]: unknown };

export type Source = {
  readonly path: string;
  readonly own: Keyed;
  readonly trait: Keyed | null;
  readonly report: Report;
};

/** The value of a key: the object's own, else the trait's; absent and null are the same. */
export function valueOf(source: Source, key: string): unknown {
  return ownValue(source.own, key) ?? (source.trait === null ? undefined : ownValue(source.trait, key));
}

export function pathOf(source: Source, key: string): string {
  return keyPath(source.path, key);
}

export function failAt(source: Source, key: string, message: string): void {
  fail(source.report, pathOf(source, key), message);
}

export function warnAt(source: Source, key: string, message: string): void {
  warn(source.report, pathOf(source, key), message);
}

/** An object as a source without a trait; anything else is an error and undefined. */
export function asSource(value: unknown, path: string, report: Report): Source | undefined {
  if (isKeyed(value)) return { path, own: value, trait: null, report };
  fail(report, path, `expected an object, got ${describe(value)}`);
  return undefined;
}

/** Unknown keys are allowed but listed: most are misspellings. Leftovers of map editors are not worth a line. */
export function warnUnknownKeys(source: Source, known: ReadonlySet<string>, leftovers: ReadonlySet<string>): void {
  for (const key of Object.keys(source.own)) {
    if (known.has(key) || leftovers.has(key) || key.startsWith("_")) continue;
    warn(source.report, pathOf(source, key), "unknown key, ignored");
  }
}

export function ownValue(object: Keyed, key: string): unknown {
  if (!Object.hasOwn(object, key)) return undefined;
  return object[key] ?? undefined;
}

export function isKeyed(value: unknown): value is Keyed {
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
