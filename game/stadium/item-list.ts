/** The lists of a stadium file: their limits, and the traits that fill the gaps of their items. */
import { fail, keyPath, warn } from "./finding.ts";
import { MAX_ITEMS } from "./limits.ts";
import { asSource, describe, isKeyed, type Keyed, ownValue, type Source, valueOf, warnUnknownKeys } from "./source.ts";

/** What the reader of one list must know. */
export type ListKind = {
  readonly key: string;
  /** Whether the format demands the list (it may be empty); we only warn. */
  readonly expected: boolean;
  readonly knownKeys: ReadonlySet<string>;
  /** Keys that map editors leave behind; the games ignore them, so do we, silently. */
  readonly leftovers: ReadonlySet<string>;
};

/** The items of a list as sources. A list that is too long is an error and is not looked into. */
export function readItems(root: Source, kind: ListKind, traits: Keyed): readonly Source[] {
  const items: Source[] = [];
  for (const [index, value] of readArray(root, kind.key, kind.expected).entries()) {
    const source = asSource(value, `${kind.key}[${index}]`, root.report);
    if (source === undefined) continue;
    warnUnknownKeys(source, kind.knownKeys, kind.leftovers);
    items.push({ ...source, trait: traitOf(source, traits) });
  }
  return items;
}

/** An array of at most MAX_ITEMS; anything else is an error and empty. Missing is empty, with a warning if expected. */
export function readArray(root: Source, key: string, expected: boolean): readonly unknown[] {
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
 * The file's traits. Only objects may be in there; keys that no kind of item has are listed as unknown. Some wild files
 * have an array instead of the table, in which games find no trait by any name.
 */
export function readTraits(root: Source, allKeys: ReadonlySet<string>): Keyed {
  const value = valueOf(root, "traits");
  if (value === undefined) return {};
  if (Array.isArray(value)) {
    warn(root.report, "traits", "expected an object, got an array; taken as none");
    return {};
  }
  const table = asSource(value, "traits", root.report);
  if (table === undefined) return {};
  for (const name of Object.keys(table.own)) {
    const trait = ownValue(table.own, name);
    if (trait === undefined) continue;
    const source = asSource(trait, keyPath("traits", name), root.report);
    if (source !== undefined) warnUnknownKeys(source, allKeys, new Set());
  }
  return table.own;
}

function traitOf(source: Source, traits: Keyed): Keyed | null {
  const name = ownValue(source.own, "trait");
  if (name === undefined) return null;
  if (typeof name !== "string") {
    fail(source.report, `${source.path}.trait`, `expected the name of a trait, got ${describe(name)}`);
    return null;
  }
  const trait = ownValue(traits, name);
  if (isKeyed(trait)) return trait;
  warn(source.report, `${source.path}.trait`, `no trait ${describe(name).replace("the text ", "")}, ignored`);
  return null;
}
