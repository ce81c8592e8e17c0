/** Storage of saved stadiums in the browser: their canonical text, by the name on their card. */
import { createStore, del, entries, set } from "idb-keyval";
import { withTimeLimit } from "../time-limit.ts";

/** IndexedDB can wait for other tabs without end; milliseconds. */
const STORAGE_MS = 5000;

export type StadiumStore = {
  readonly all: () => Promise<readonly (readonly [name: string, text: string])[]>;
  /** Rejects when the browser has no storage for the page, no space left, or does not answer in time. */
  readonly save: (name: string, text: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
};

export function browserStore(): StadiumStore {
  const store = createStore("rondo.stadiums", "stadiums");
  return {
    all: () => withTimeLimit(STORAGE_MS, entries<string, string>(store)),
    save: (name, text) => withTimeLimit(STORAGE_MS, set(name, text, store)),
    remove: (name) => withTimeLimit(STORAGE_MS, del(name, store)),
  };
}
