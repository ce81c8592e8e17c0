/** Storage of saved stadiums in the browser: their canonical text, by the name on their card. */
import { createStore, del, entries, set } from "idb-keyval";

export type StadiumStore = {
  readonly all: () => Promise<readonly (readonly [name: string, text: string])[]>;
  /** Rejects when the browser has no storage for the page, or no space left. */
  readonly save: (name: string, text: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
};

export function browserStore(): StadiumStore {
  const store = createStore("rondo.stadiums", "stadiums");
  return {
    all: () => entries<string, string>(store),
    save: (name, text) => set(name, text, store),
    remove: (name) => del(name, store),
  };
}
