/** The player's favourite maps by name, saved in this browser. */
import { computed, type ReadonlySignal } from "@preact/signals";
import { storedSignal } from "../storage/stored-signal.ts";

export type FavouriteMaps = { readonly names: ReadonlySignal<ReadonlySet<string>>; toggle(name: string): void };

export function createFavouriteMaps(): FavouriteMaps {
  const stored = storedSignal<readonly string[]>("rondo.favouriteMaps", { read: readNames });
  return {
    names: computed(() => new Set(stored.value.value)),
    toggle(name) {
      const names = stored.value.value;
      stored.save(names.includes(name) ? names.filter((other) => other !== name) : [...names, name]);
    },
  };
}

function readNames(saved: unknown): readonly string[] {
  return Array.isArray(saved) ? saved.filter((name) => typeof name === "string") : [];
}
