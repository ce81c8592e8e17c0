/**
 * A document that takes updates of others only if they are well-formed: each is applied to a copy first, because Yjs cannot take
 * back an update that fails halfway, and a document of another shape would make the pages of all others fail.
 */
import * as Y from "yjs";
import { faultOfChange, faultOfStruct, type UpdateFault } from "./document-shape.ts";

export type UpdateLimits = {
  /** Bytes of the whole document. */
  readonly sizeMax: number;
};

/** The sender of an update, and whether it may add items under an id of a Yjs client. */
export type UpdateOrigin = { readonly origin: unknown; readonly mayWrite: (clientId: number) => boolean };

/** Above this part of its limit a document takes no more once its real size was found. */
const FULL = 0.95;

/**
 * Maximum number of structs and of Yjs clients in one update, and of clients in a document. The time to merge grows with the structs,
 * and with the square of clients that change the same key. A map at the limits of the format has five thousand structs, and each page
 * that edits a document is a client.
 */
const STRUCTS_MAX = 25_000;
const UPDATE_CLIENTS_MAX = 500;
const CLIENTS_MAX = 4000;

export class CheckedDocument {
  readonly doc = new Y.Doc();
  readonly #limits: UpdateLimits;
  #copy = new Y.Doc();
  /** What the last transaction on the copy changed. */
  #changed: Y.Transaction["changed"] = new Map();
  /** An upper bound of the size: that of the last state, and of all updates since. */
  #size: number;

  /** `state`: an update with the whole document. Throws for one that is none. */
  constructor(state: Uint8Array | undefined, limits: UpdateLimits) {
    this.#limits = limits;
    this.#size = state?.length ?? 0;
    if (state !== undefined) Y.applyUpdate(this.doc, state);
    this.#renewCopy();
  }

  /** Takes an update, or returns what is wrong with it; then nothing is changed. */
  take(update: Uint8Array, { origin, mayWrite }: UpdateOrigin): UpdateFault | undefined {
    let fault = this.#faultOf(update, mayWrite);
    if (fault === undefined) {
      try {
        fault = this.#try(update);
      } catch {
        fault = "malformed";
      }
      if (fault !== undefined) this.#renewCopy();
    }
    if (fault !== undefined) return fault;
    this.#size += update.length;
    Y.applyUpdate(this.doc, update, origin);
    return undefined;
  }

  /** Takes what the server itself has stored. */
  merge(state: Uint8Array, origin: unknown): void {
    Y.applyUpdate(this.doc, state, origin);
    this.#renewCopy();
  }

  /** The whole document as one update. */
  state(): Uint8Array {
    const state = Y.encodeStateAsUpdate(this.doc);
    this.#size = state.length;
    return state;
  }

  destroy(): void {
    this.doc.destroy();
    this.#copy.destroy();
  }

  /** What is wrong with an update by itself. */
  #faultOf(update: Uint8Array, mayWrite: UpdateOrigin["mayWrite"]): UpdateFault | undefined {
    let structs: ReturnType<typeof Y.decodeUpdate>["structs"];
    try {
      structs = Y.decodeUpdate(update).structs;
    } catch {
      return "malformed";
    }
    const { store } = this.doc;
    const clients = new Set(structs.map(({ id }) => id.client));
    if (structs.length > STRUCTS_MAX || clients.size > UPDATE_CLIENTS_MAX) return "too large";
    if (store.clients.size > CLIENTS_MAX - UPDATE_CLIENTS_MAX && hasNew(clients, store.clients)) return "too large";
    for (const struct of structs) {
      const fault = faultOfStruct(struct);
      if (fault !== undefined) return fault;
      const { client, clock } = struct.id;
      if (clock + struct.length > Y.getState(store, client) && !mayWrite(client)) return "foreign";
    }
    return undefined;
  }

  /** Applies an update to the copy, and returns what is wrong with the result. */
  #try(update: Uint8Array): UpdateFault | undefined {
    const copy = this.#copy;
    this.#changed = new Map();
    Y.applyUpdate(copy, update);
    if (copy.store.pendingStructs !== null || copy.store.pendingDs !== null) return "incomplete";
    for (const [type, keys] of this.#changed) {
      const fault = faultOfChange(copy, type, keys);
      if (fault !== undefined) return fault;
    }
    return this.#isTooLarge(update.length) ? "too large" : undefined;
  }

  #isTooLarge(added: number): boolean {
    const { sizeMax } = this.#limits;
    if (this.#size + added <= sizeMax) return false;
    const size = Y.encodeStateAsUpdate(this.#copy).length;
    this.#size = size - added;
    return size > FULL * sizeMax;
  }

  #renewCopy(): void {
    this.#copy.destroy();
    this.#copy = new Y.Doc();
    Y.applyUpdate(this.#copy, Y.encodeStateAsUpdate(this.doc));
    this.#copy.on("afterTransaction", ({ changed }) => (this.#changed = changed));
  }
}

function hasNew(clients: ReadonlySet<number>, known: ReadonlyMap<number, unknown>): boolean {
  return [...clients].some((client) => !known.has(client));
}
