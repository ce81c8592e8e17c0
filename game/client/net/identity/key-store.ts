/** Storage of the key pair: IndexedDB, which all tabs share, or memory where the browser has none for the page. */
import { createStore, get, set, update } from "idb-keyval";
import type { StoredKey } from "./key-provider.ts";

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

  /** Stores the key unless there is one (of two tabs opened at once, the first one's key counts). Returns the stored key. */
  async add(fresh: StoredKey): Promise<StoredKey> {
    this.#memory ??= fresh;
    const own = this.#memory;
    let stored = own;
    try {
      await update<StoredKey>(NAME, (old) => (stored = old ?? own), STORE);
    } catch {
      stored = own;
    }
    return stored;
  }

  async replace(key: StoredKey): Promise<void> {
    this.#memory = key;
    try {
      await set(NAME, key, STORE);
    } catch {
      // Without storage it lasts as long as the page.
    }
  }
}
