/** Where this browser keeps stadiums: their canonical text, by the name on their card. */
import { createStore, del, entries, set } from "idb-keyval";

export type StadiumStore = {
  readonly all: () => Promise<readonly (readonly [name: string, text: string])[]>;
  /** Rejects when the browser does not keep anything, or has no room left. */
  readonly keep: (name: string, text: string) => Promise<void>;
  readonly drop: (name: string) => Promise<void>;
};

export function browserStore(): StadiumStore {
  const store = createStore("rondo.stadiums", "stadiums");
  return {
    all: () => entries<string, string>(store),
    keep: (name, text) => set(name, text, store),
    drop: (name) => del(name, store),
  };
}
