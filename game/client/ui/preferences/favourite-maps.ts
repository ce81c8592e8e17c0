/** Maps that this browser's player likes best, by name; remembered between visits. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { read, write } from "./preferences.ts";

export type Favourites = { readonly names: ReadonlySignal<ReadonlySet<string>>; toggle(name: string): void };

const FAVOURITES_KEY = "rondo.favouriteMaps";

export function createFavourites(): Favourites {
  const names = signal<ReadonlySet<string>>(new Set(namesIn(read(FAVOURITES_KEY))));
  return {
    names,
    toggle(name) {
      const others = [...names.value].filter((other) => other !== name);
      const chosen = names.value.has(name) ? others : [...others, name];
      names.value = new Set(chosen);
      write(FAVOURITES_KEY, JSON.stringify(chosen));
    },
  };
}

/** Whatever is in the storage: other pages of this origin, and people, write there too. */
function namesIn(text: string | null): string[] {
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];
  } catch {
    return [];
  }
}
