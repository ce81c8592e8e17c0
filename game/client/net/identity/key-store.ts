/**
 * Storage of the key pair: IndexedDB, which all tabs share, or memory where the browser has none for the page or does not
 * answer in time.
 */
import { createStore, get, set, update } from "idb-keyval";
import { withTimeLimit } from "../time-limit.ts";
import type { StoredKey } from "./key-provider.ts";

const NAME = "own";

/** IndexedDB can wait for other tabs without end; after this time in milliseconds the page goes on without it. */
const STORAGE_MS = 1000;

/** The operations of the browser's storage. They reject without one. */
export type KeyStorage = {
  get(): Promise<StoredKey | undefined>;
  set(key: StoredKey): Promise<void>;
  update(change: (old: StoredKey | undefined) => StoredKey): Promise<void>;
};

export class KeyStore {
  readonly #storage: KeyStorage;
  #memory: StoredKey | undefined;
  /** True after a failure: the next steps do not wait for the storage again. */
  #failed = false;

  constructor(storage: KeyStorage = browserStorage()) {
    this.#storage = storage;
  }

  async read(): Promise<StoredKey | undefined> {
    return (await this.#try((storage) => storage.get())) ?? this.#memory;
  }

  /** Stores the key unless there is one (of two tabs opened at once, the first one's key counts). Returns the stored key. */
  async add(fresh: StoredKey): Promise<StoredKey> {
    this.#memory ??= fresh;
    const own = this.#memory;
    let stored = own;
    await this.#try((storage) => storage.update((old) => (stored = old ?? own)));
    return this.#failed ? own : stored;
  }

  /** Without storage it lasts as long as the page. */
  async replace(key: StoredKey): Promise<void> {
    this.#memory = key;
    await this.#try((storage) => storage.set(key));
  }

  async #try<T>(step: (storage: KeyStorage) => Promise<T>): Promise<T | undefined> {
    if (this.#failed) return undefined;
    try {
      return await withTimeLimit(STORAGE_MS, step(this.#storage));
    } catch {
      this.#failed = true;
      return undefined;
    }
  }
}

function browserStorage(): KeyStorage {
  const store = createStore("rondo-identity", "keys");
  return {
    get: () => get<StoredKey>(NAME, store),
    set: (key) => set(NAME, key, store),
    update: (change) => update<StoredKey>(NAME, change, store),
  };
}
