/**
 * Translates between the keys that a player has bound and the first ones (session/bindings.ts): all parts of the page handle and
 * show the first ones, whatever is bound.
 */
import { computed, type ReadonlySignal } from "@preact/signals-core";
import { type Bindings, DEFAULT_BINDINGS, KEY_ACTIONS, keyName } from "#client/session/bindings.ts";

export type KeyMap = {
  /** The first key of what the player has bound to this key; "" for a first key that is no longer bound. */
  readonly meaningOf: (code: string) => string;
  /** The key that is bound in the place of a first key, or in another place of its action; "" for none. Reads a signal. */
  readonly boundTo: (code: string) => string;
};

type Tables = { readonly meanings: ReadonlyMap<string, string>; readonly bound: ReadonlyMap<string, string> };

export function createKeyMap(bindings: ReadonlySignal<Bindings>): KeyMap {
  const tables = computed(() => tablesOf(bindings.value));
  return {
    meaningOf: (code) => {
      const name = keyName(code);
      const meaning = tables.peek().meanings.get(name);
      return meaning ?? (FIRST_KEYS.has(name) ? "" : code);
    },
    boundTo: (code) => tables.value.bound.get(keyName(code)) ?? code,
  };
}

const FIRST_KEYS: ReadonlySet<string> = new Set(Object.values(DEFAULT_BINDINGS).flat());

function tablesOf(bindings: Bindings): Tables {
  const meanings = new Map<string, string>();
  const bound = new Map<string, string>();
  for (const action of KEY_ACTIONS) {
    const first: readonly string[] = DEFAULT_BINDINGS[action];
    first.forEach((code, place) => {
      const key = bindings[action][place] ?? "";
      // An empty first place shares the meaning of the action's first one.
      if (key !== "") meanings.set(key, code === "" ? first[0]! : code);
      if (code !== "") bound.set(code, key === "" ? (bindings[action].find((each) => each !== "") ?? "") : key);
    });
  }
  return { meanings, bound };
}
