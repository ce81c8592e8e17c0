/**
 * Undo and redo of one's own edits. Each `edit` is one step. What others did meanwhile stays: an item that one has added and
 * another person has changed since is not removed by undoing.
 */
import * as Y from "yjs";
import { LOCAL, type StadiumDocument } from "./document.ts";

type Step = Y.UndoManager["undoStack"][number];

export type History = {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  undo(): void;
  redo(): void;
  /** Called after each change of what can be undone. Returns a function that ends it. */
  onChange(listener: () => void): () => void;
  destroy(): void;
};

export function createHistory({ doc, root, items, traits }: StadiumDocument): History {
  const removals = [watchRemovals(items as Y.Map<unknown>), watchRemovals(traits)];
  /** The insertions of the step that is being undone. */
  let undone: readonly Step[] = [];
  const manager: Y.UndoManager = new Y.UndoManager([root, items, traits], {
    trackedOrigins: new Set([LOCAL]),
    captureTimeout: 0,
    deleteFilter: (struct) => !isOthersToo(struct, undone, doc.clientID),
  });
  const step = (stack: () => Step[], run: () => void) => {
    undone = stack().slice(-1);
    run();
    undone = [];
    for (const { complete } of removals) complete();
  };
  return {
    get canUndo() {
      return manager.canUndo();
    },
    get canRedo() {
      return manager.canRedo();
    },
    undo: () =>
      step(
        () => manager.undoStack,
        () => void manager.undo(),
      ),
    redo: () =>
      step(
        () => manager.redoStack,
        () => void manager.redo(),
      ),
    onChange(listener) {
      const names = ["stack-item-added", "stack-item-popped", "stack-cleared"] as const;
      for (const name of names) manager.on(name, listener);
      return () => {
        for (const name of names) manager.off(name, listener);
      };
    },
    destroy() {
      manager.destroy();
      for (const { stop } of removals) stop();
    },
  };
}

type Removals = {
  /** Gives maps that are there again the keys that they have lost. */
  readonly complete: () => void;
  readonly stop: () => void;
};

/**
 * Stores the keys of the maps that are removed at this page. Yjs does not restore a key that another person has changed while
 * its map was removed: a vertex would come back without its `x`.
 */
function watchRemovals(parent: Y.Map<unknown>): Removals {
  const removed = new Map<string, ReadonlyMap<string, unknown>>();
  const onChange = ({ changes }: Y.YMapEvent<unknown>, transaction: Y.Transaction) => {
    if (!transaction.local) return;
    for (const [name, { action, oldValue }] of changes.keys)
      if (action === "delete" && oldValue instanceof Y.Map) removed.set(name, keysBefore(oldValue, transaction));
  };
  parent.observe(onChange);
  const complete = () =>
    parent.doc?.transact(() => {
      for (const [name, keys] of removed) {
        const restored = parent.get(name);
        if (!(restored instanceof Y.Map)) continue;
        for (const [key, value] of keys) if (!restored.has(key)) restored.set(key, value);
        removed.delete(name);
      }
    });
  return { complete, stop: () => parent.unobserve(onChange) };
}

/** The keys of a map before the transaction that removes it. */
function keysBefore(map: Y.Map<unknown>, { deleteSet }: Y.Transaction): ReadonlyMap<string, unknown> {
  const keys = new Map<string, unknown>();
  for (const [key, { id, content }] of map._map)
    if (Y.isDeleted(deleteSet, id)) keys.set(key, content.getContent().at(-1));
  return keys;
}

/** Whether undoing would remove an item, or a part of one, that was added in the step and changed by others since. */
function isOthersToo(struct: Y.Item, undone: readonly Step[], me: number): boolean {
  const added = addedMap(struct, undone);
  if (added === undefined) return false;
  for (const own of added._map.values()) {
    for (let last: Y.Item | null = own; last !== null; last = last.left) if (last.id.client !== me) return true;
  }
  return false;
}

/** The map that was added in the step and that the struct is or belongs to. */
function addedMap(struct: Y.Item, undone: readonly Step[]): Y.AbstractType<unknown> | undefined {
  const content = struct.content instanceof Y.ContentType ? struct : (struct.parent as Y.AbstractType<unknown>)._item;
  if (!content || !(content.content instanceof Y.ContentType)) return undefined;
  if (!undone.some(({ insertions }) => Y.isDeleted(insertions, content.id))) return undefined;
  return content.content.type as Y.AbstractType<unknown>;
}
