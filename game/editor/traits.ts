/** Traits as styles: named once, used by many items. Callers wrap changes in `edit`. */
import * as Y from "yjs";
import { KEYS, type ListKey, type StadiumDocument } from "./document.ts";
import { FIELDS } from "./fields.ts";
import { setItemKey } from "./items.ts";
import { isObject, isSame, type JsonValues } from "./json-object.ts";
import { mapOf } from "./load.ts";
import type { Snapshot } from "./snapshot.ts";

/** The names of all traits, in order. */
export function traitNames({ value }: Snapshot): readonly string[] {
  return isObject(value["traits"]) ? Object.keys(value["traits"]) : [];
}

/** A trait's value; undefined for one that is missing or no object. */
export function traitValue({ value }: Snapshot, name: string): JsonValues | undefined {
  const { traits } = value;
  const trait = isObject(traits) && Object.hasOwn(traits, name) ? traits[name] : undefined;
  return isObject(trait) ? trait : undefined;
}

/** The ids of the items that use a trait. */
export function itemsWithTrait({ items }: Snapshot, name: string): readonly string[] {
  return [...items].flatMap(([id, { value }]) => (isObject(value) && value["trait"] === name ? [id] : []));
}

export function addTrait({ traits }: StadiumDocument, name: string, value: JsonValues): void {
  if (traits.has(name) || name === KEYS) return;
  traits.set(name, mapOf(value, "trait"));
  setOrder(traits, (names) => [...names, name]);
}

/** Sets a key of a trait; undefined removes it. */
export function setTraitKey({ traits }: StadiumDocument, name: string, [key, value]: readonly [string, unknown]): void {
  const trait = traits.get(name);
  if (!(trait instanceof Y.Map) || isSame(trait.get(key), value)) return;
  if (value === undefined) trait.delete(key);
  else trait.set(key, value);
}

/** Renames a trait and changes all items that use it. A name that is taken changes nothing. Returns whether it was renamed. */
export function renameTrait(
  document: StadiumDocument,
  snapshot: Snapshot,
  [from, to]: readonly [string, string],
): boolean {
  const { traits } = document;
  const value = traitValue(snapshot, from);
  if (value === undefined || traits.has(to) || to === "" || to === KEYS) return false;
  traits.set(to, mapOf(value, "trait"));
  traits.delete(from);
  setOrder(traits, (names) => names.map((name) => (name === from ? to : name)));
  for (const id of itemsWithTrait(snapshot, from)) setItemKey(document, id, "trait", to);
  return true;
}

/** Removes a trait. Items that use it get its values as their own, so that nothing looks or plays differently. */
export function removeTrait(document: StadiumDocument, snapshot: Snapshot, name: string): void {
  const trait = traitValue(snapshot, name);
  for (const id of itemsWithTrait(snapshot, name)) {
    const { kind, value } = snapshot.items.get(id) as { kind: ListKey; value: JsonValues };
    for (const { key } of FIELDS[kind])
      if (trait?.[key] !== undefined && (value[key] ?? null) === null) setItemKey(document, id, key, trait[key]);
    setItemKey(document, id, "trait", undefined);
  }
  document.traits.delete(name);
  setOrder(document.traits, (names) => names.filter((each) => each !== name));
}

function setOrder(traits: Y.Map<unknown>, change: (names: readonly string[]) => readonly string[]): void {
  const names = traits.get(KEYS) as readonly string[] | undefined;
  if (names !== undefined) traits.set(KEYS, change(names));
}
