/** Documents and their versions in this browser. */
import { createStore, del, get, promisifyRequest, update, type UseStore } from "idb-keyval";
import { withTimeLimit } from "#client/net/time-limit.ts";
import * as Y from "yjs";
import { createLeftChanges } from "./left-changes.ts";

/** IndexedDB can wait for other tabs without end, and takes more than five seconds on a busy machine; milliseconds. */
const STORAGE_MS = 20_000;
const LIST = "list";

/** Named versions of a document that are kept, besides those made automatically. */
const VERSIONS_MAX = 100;

export type SavedDocument = {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly changed: number;
  /** A small picture as a data URL; "" for none. */
  readonly picture: string;
  /** Of a document that is edited together. */
  readonly code?: string;
};

export type SavedVersion = {
  readonly id: string;
  readonly name: string;
  readonly time: number;
  readonly text: string;
};

/** All functions reject when the browser has no storage for the page, no space left, or does not answer in time. */
export type DocumentStore = {
  /** The last changed ones first. */
  readonly list: () => Promise<readonly SavedDocument[]>;
  /** The Yjs state, with the changes that were left; undefined for an unknown id. */
  readonly load: (id: string) => Promise<Uint8Array | undefined>;
  /** The last call wins, also where one begins before another has ended: the browser runs changes one after the other. */
  readonly save: (entry: SavedDocument, state: Uint8Array) => Promise<void>;
  /** Keeps a Yjs update that is not saved yet while the page is left, at once; the next `save` replaces it. */
  readonly leave: (id: string, update: Uint8Array) => void;
  /** With its versions. */
  readonly remove: (id: string) => Promise<void>;
  /** The newest ones first. */
  readonly versions: (id: string) => Promise<readonly SavedVersion[]>;
  readonly addVersion: (id: string, version: SavedVersion) => Promise<void>;
};

export function createDocumentStore(): DocumentStore {
  const store = createStore("rondo.editor", "documents");
  const left = createLeftChanges();
  const limited = <T>(promise: Promise<T>) => withTimeLimit(STORAGE_MS, promise);
  const list = async () => (await get<readonly SavedDocument[]>(LIST, store)) ?? [];
  const changeList = (change: (entries: readonly SavedDocument[]) => readonly SavedDocument[]) =>
    update<readonly SavedDocument[]>(LIST, (entries = []) => change(entries), store);
  const versions = async (id: string) => (await get<readonly SavedVersion[]>(versionsKey(id), store)) ?? [];
  return {
    list: () => limited(list()),
    async load(id) {
      const state = await limited(get<Uint8Array>(stateKey(id), store));
      const changes = left.read(id);
      return state === undefined || changes === undefined ? (state ?? changes) : Y.mergeUpdates([state, changes]);
    },
    save(entry, state) {
      const saved = left.saving(entry.id);
      return limited(
        put(store, stateKey(entry.id), state)
          .then(saved)
          .then(() => changeList((entries) => [entry, ...entries.filter(({ id }) => id !== entry.id)])),
      );
    },
    leave: left.keep,
    remove(id) {
      left.remove(id);
      return limited(
        changeList((entries) => entries.filter((entry) => entry.id !== id))
          .then(() => del(stateKey(id), store))
          .then(() => del(versionsKey(id), store)),
      );
    },
    versions: (id) => limited(versions(id)),
    addVersion: (id, version) =>
      limited(
        update<readonly SavedVersion[]>(
          versionsKey(id),
          (saved = []) => [version, ...saved].slice(0, VERSIONS_MAX),
          store,
        ),
      ),
  };
}

/** Committed at once, which makes it less likely that the end of the page drops it. */
function put(store: UseStore, key: string, value: unknown): Promise<void> {
  return store("readwrite", (objects) => {
    objects.put(value, key);
    objects.transaction.commit();
    return promisifyRequest(objects.transaction);
  });
}

function stateKey(id: string): string {
  return `state:${id}`;
}

function versionsKey(id: string): string {
  return `versions:${id}`;
}
