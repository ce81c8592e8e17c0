/** Where the key pair is kept: in IndexedDB, which all tabs share, or for this page's life where the browser has none for us. */
import { createStore, get, set, update } from "idb-keyval";
import type { StoredKey } from "./key-craft.ts";

const STORE = createStore("rondo-identity", "keys");
const NAME = "own";

export class KeyStore {
  #memory: StoredKey | undefined;

  async read(): Promise<StoredKey | undefined> {
    try {
      return (await get<StoredKey>(NAME, STORE)) ?? this.#memory;
    } catch {
      return this.#memory;
    }
  }

  /** Keeps it, unless there is one: of two tabs that open at once, the first has made the key of both. Gives that one. */
  async add(fresh: StoredKey): Promise<StoredKey> {
    this.#memory ??= fresh;
    const own = this.#memory;
    let kept = own;
    try {
      await update<StoredKey>(NAME, (old) => (kept = old ?? own), STORE);
    } catch {
      kept = own;
    }
    return kept;
  }

  async replace(key: StoredKey): Promise<void> {
    this.#memory = key;
    try {
      await set(NAME, key, STORE);
    } catch {
      // It lasts as long as this page.
    }
  }
}
