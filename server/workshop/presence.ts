/** The awareness states of a document: cursors, selections and names, which are passed on and not stored. */
import * as decoding from "lib0/decoding";
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import type * as Y from "yjs";
import { AWARENESS_MAX } from "#protocol/workshop.ts";

/** Changes within this time are sent in one message, in milliseconds. */
const BATCH_MS = 30;

type Changes = { readonly added: number[]; readonly updated: number[]; readonly removed: number[] };

export class Presence {
  readonly #awareness: Awareness;
  readonly #send: (update: Uint8Array) => void;
  readonly #changed = new Set<number>();
  #timer: NodeJS.Timeout | undefined;

  /** `send` sends an update to all clients. */
  constructor(doc: Y.Doc, send: (update: Uint8Array) => void) {
    this.#awareness = new Awareness(doc);
    this.#awareness.setLocalState(null);
    this.#send = send;
    this.#awareness.on("update", ({ added, updated, removed }: Changes) => {
      for (const id of [...added, ...updated, ...removed]) this.#changed.add(id);
      this.#timer ??= setTimeout(() => this.#flush(), BATCH_MS).unref();
    });
  }

  /**
   * Takes the state of one client and returns the id of its state. Undefined for an update that is malformed, of another size, of
   * several states, or of an id that the client may not use.
   */
  take(update: Uint8Array, mayUse: (id: number) => boolean): number | undefined {
    if (update.length > AWARENESS_MAX) return undefined;
    try {
      const decoder = decoding.createDecoder(update);
      const count = decoding.readVarUint(decoder);
      const id = decoding.readVarUint(decoder);
      decoding.readVarUint(decoder);
      const state: unknown = JSON.parse(decoding.readVarString(decoder));
      if (count !== 1 || typeof state !== "object" || Array.isArray(state) || !mayUse(id)) return undefined;
      applyAwarenessUpdate(this.#awareness, update, "client");
      return id;
    } catch {
      return undefined;
    }
  }

  /** The states of all clients; undefined when there are none. */
  all(): Uint8Array | undefined {
    const ids = [...this.#awareness.getStates().keys()];
    return ids.length === 0 ? undefined : encodeAwarenessUpdate(this.#awareness, ids);
  }

  /** The client has left. Its clock is raised, so that the others remove its state too. */
  remove(id: number): void {
    const meta = this.#awareness.meta.get(id);
    if (meta === undefined || !this.#awareness.states.has(id)) return;
    this.#awareness.meta.set(id, { clock: meta.clock + 1, lastUpdated: meta.lastUpdated });
    removeAwarenessStates(this.#awareness, [id], "left");
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#awareness.destroy();
  }

  #flush(): void {
    this.#timer = undefined;
    const ids = [...this.#changed].filter((id) => this.#awareness.meta.has(id));
    this.#changed.clear();
    if (ids.length > 0) this.#send(encodeAwarenessUpdate(this.#awareness, ids));
  }
}
