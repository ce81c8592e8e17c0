/** The lists of a stadium file: their limits, and the traits that give their items default values. */
import { fail, keyPath, quote, warn } from "./diagnostics.ts";
import { MAX_ITEMS } from "./limits.ts";
import { didYouMean, namesNothing } from "./suggestion.ts";
import {
  toHbsObject,
  describe,
  isJsonObject,
  type JsonObject,
  ownValue,
  type HbsObject,
  valueOf,
  warnUnknownKeys,
} from "./hbs-object.ts";

/** Description of one list of the format. */
export type ListKind = {
  readonly key: string;
  /** The format requires the list (it may be empty); here its absence is a warning. */
  readonly expected: boolean;
  readonly knownKeys: ReadonlySet<string>;
};

/** Keys that map editors leave behind on items of any kind; ignored without a warning. */
const LEFTOVERS: ReadonlySet<string> = new Set(["color", "vis", "bias", "curve", "curveF", "pos", "x", "y"]);

/** The items of a list. A list that is too long is an error, and its items are not read. */
export function readItems(root: HbsObject, kind: ListKind, traits: JsonObject): readonly HbsObject[] {
  const items: HbsObject[] = [];
  for (const [index, value] of readArray(root, kind.key, kind.expected).entries()) {
    const object = toHbsObject(value, `${kind.key}[${index}]`, root.report);
    if (object === undefined) continue;
    warnUnknownKeys(object, kind.knownKeys, LEFTOVERS);
    items.push({ ...object, trait: traitOf(object, traits) });
  }
  return items;
}

/** An array of at most MAX_ITEMS; anything else is an error and empty. Missing is empty, with a warning if expected. */
export function readArray(root: HbsObject, key: string, expected: boolean): readonly unknown[] {
  const value = valueOf(root, key);
  if (value === undefined) {
    if (expected) warn(root.report, key, "missing, taken as empty");
    return [];
  }
  if (!Array.isArray(value)) {
    fail(root.report, key, `expected an array, got ${describe(value)}`);
    return [];
  }
  if (value.length <= MAX_ITEMS) return value as readonly unknown[];
  fail(root.report, key, `${value.length} items, at most ${MAX_ITEMS} are allowed`);
  return [];
}

/**
 * The file's traits, by name. Each must be an object; keys that no kind of item has are listed as unknown. Some
 * published files have an array instead, which counts as no traits.
 */
export function readTraits(root: HbsObject, allKeys: ReadonlySet<string>): JsonObject {
  const value = valueOf(root, "traits");
  if (value === undefined) return {};
  if (Array.isArray(value)) {
    warn(root.report, "traits", "expected an object, got an array; taken as none");
    return {};
  }
  const table = toHbsObject(value, "traits", root.report);
  if (table === undefined) return {};
  for (const name of Object.keys(table.own)) {
    const trait = ownValue(table.own, name);
    if (trait === undefined) continue;
    const object = toHbsObject(trait, keyPath("traits", name), root.report);
    if (object !== undefined) warnUnknownKeys(object, allKeys, LEFTOVERS);
  }
  return table.own;
}

function traitOf(object: HbsObject, traits: JsonObject): JsonObject | null {
  const name = ownValue(object.own, "trait");
  if (name === undefined) return null;
  if (typeof name !== "string") {
    fail(object.report, `${object.path}.trait`, `expected the name of a trait, got ${describe(name)}`);
    return null;
  }
  const trait = ownValue(traits, name);
  if (isJsonObject(trait)) return trait;
  if (namesNothing(name)) return null;
  warn(object.report, `${object.path}.trait`, `no trait ${quote(name)}, ignored`, () =>
    didYouMean(name, Object.keys(traits)),
  );
  return null;
}
