/**
 * Changes that a page has not stored when it is left, in the browser's small storage, which is written before the page ends.
 * What a page puts into IndexedDB at that moment is often lost: the browser drops transactions that have not begun.
 */
import { decodeBytes, encodeBytes } from "#client/net/identity/base64url.ts";
import * as Y from "yjs";

export type LeftChanges = {
  /** Adds a Yjs update to those that are kept. Does nothing where storage is blocked or full. */
  readonly keep: (id: string, update: Uint8Array) => void;
  /** The changes that are kept, as a Yjs update; undefined for none. */
  readonly read: (id: string) => Uint8Array | undefined;
  /**
   * Called when a save begins; the returned function when it has succeeded. It removes the changes that are in the saved state:
   * those that this page has read or kept, unless some were added meanwhile.
   */
  readonly saving: (id: string) => () => void;
  readonly remove: (id: string) => void;
};

type LeftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** `storage` is called for each access, and may throw where storage is blocked. */
export function createLeftChanges(storage: () => LeftStorage = () => localStorage): LeftChanges {
  /** What this page has read or kept of each document. */
  const known = new Map<string, string>();
  const textOf = (id: string) => attempt(() => storage().getItem(keyOf(id))) ?? undefined;
  const read = (id: string) => {
    const text = textOf(id);
    const update = text === undefined ? undefined : attempt(() => readUpdate(text));
    if (text !== undefined) known.set(id, text);
    return update;
  };
  const remove = (id: string) => attempt(() => storage().removeItem(keyOf(id)));
  return {
    read,
    remove,
    keep(id, update) {
      const before = read(id);
      const text = encodeBytes(before === undefined ? update : Y.mergeUpdates([before, update]));
      attempt(() => storage().setItem(keyOf(id), text));
      known.set(id, text);
    },
    saving(id) {
      const contained = known.get(id);
      return () => {
        if (contained !== undefined && textOf(id) === contained) remove(id);
      };
    },
  };
}

/** Throws when the text is not that of a Yjs update. */
function readUpdate(text: string): Uint8Array {
  const update = decodeBytes(text);
  Y.decodeUpdate(update);
  return update;
}

/** Undefined where it throws. */
function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}

function keyOf(id: string): string {
  return `rondo.editor.left:${id}`;
}
