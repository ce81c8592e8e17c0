/**
 * Keeps a document and its awareness in step with a room over one connection. Own edits are sent at most every 30 ms, together;
 * what was edited before the connection, or while there was none, is sent when the room asks for it.
 */
import {
  applyAwarenessUpdate,
  type Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from "y-protocols/awareness";
import {
  AWARENESS,
  decodeSyncMessage,
  DIFF,
  encodeSyncMessage,
  STATE,
  type SyncKind,
  UPDATE,
} from "#protocol/sync-message.ts";
import { AWARENESS_MAX } from "#protocol/workshop.ts";
import * as Y from "yjs";
import { PacedSender } from "./paced-sender.ts";

export type SyncPorts = {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** Sends a part of a message. */
  readonly send: (part: Uint8Array) => void;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Called when the document has everything that the room had at the beginning. */
  readonly onSynced: () => void;
  /** Called when the room sends what cannot be read. */
  readonly onFault: () => void;
};

/** Edits within this time are sent in one message, in milliseconds. */
const BATCH_MS = 30;

/** Awareness states are sent at most every 50 ms, and large ones less often: bytes per second. */
const AWARENESS_MS = 50;
const AWARENESS_RATE = 24 * 1024;

type AwarenessChange = { readonly added: number[]; readonly updated: number[]; readonly removed: number[] };

export class DocumentSync {
  readonly #ports: SyncPorts;
  readonly #sender: PacedSender;
  /** Whether edits are sent: the room has asked for what it lacked, and the person may edit. */
  #sendsEdits = false;
  #mayEdit = false;
  #edits: Uint8Array[] = [];
  #editTimer: ReturnType<typeof setTimeout> | undefined;
  #isStateNew = false;
  #stateTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: SyncPorts) {
    const { doc, awareness, send, now } = ports;
    this.#ports = ports;
    this.#sender = new PacedSender({ send, now, onIdle: () => this.#sendWaiting() });
    doc.on("update", this.#edited);
    awareness.on("update", this.#stateChanged);
  }

  /** Asks the room for what the document lacks, and shows the own awareness state to the others. */
  begin(): void {
    const { doc, awareness } = this.#ports;
    this.#send(STATE, Y.encodeStateVector(doc));
    // The room raised the clock of a state when its last connection ended; only a higher one counts.
    for (let n = 0; n < 2; n++) awareness.setLocalState(awareness.getLocalState());
  }

  /** When the right is taken, edits that wait are sent at once: the room still accepts them for a moment. */
  setMayEdit(mayEdit: boolean): void {
    if (this.#mayEdit && !mayEdit) {
      this.#sendEdits();
      this.#sendsEdits = false;
    }
    this.#mayEdit = mayEdit;
  }

  /** A message of the room. */
  receive(message: Uint8Array): void {
    try {
      this.#receive(message);
    } catch {
      this.#ports.onFault();
    }
  }

  /** The connection has ended. The others are shown no longer. */
  close(): void {
    const { doc, awareness } = this.#ports;
    doc.off("update", this.#edited);
    awareness.off("update", this.#stateChanged);
    clearTimeout(this.#editTimer);
    clearTimeout(this.#stateTimer);
    this.#sender.close();
    const others = [...awareness.getStates().keys()].filter((id) => id !== awareness.clientID);
    removeAwarenessStates(awareness, others, this);
  }

  /** Sends at once what waits to be sent. */
  flush(): void {
    this.#sendEdits();
  }

  #receive(message: Uint8Array): void {
    const { doc, awareness, onSynced } = this.#ports;
    const { kind, bytes } = decodeSyncMessage(message)!;
    switch (kind) {
      case STATE:
        this.#edits = [];
        this.#send(DIFF, diffOf(doc, bytes));
        this.#sendsEdits = true;
        return;
      case AWARENESS:
        return applyAwarenessUpdate(awareness, bytes, this);
      default:
        Y.applyUpdate(doc, bytes, this);
        if (kind === DIFF) onSynced();
    }
  }

  readonly #edited = (update: Uint8Array, origin: unknown): void => {
    if (origin === this || !this.#sendsEdits) return;
    this.#edits.push(update);
    this.#editTimer ??= setTimeout(() => {
      this.#editTimer = undefined;
      if (this.#sender.isIdle) this.#sendEdits();
    }, BATCH_MS);
  };

  #sendEdits(): void {
    if (this.#edits.length === 0) return;
    const edits = this.#edits;
    this.#edits = [];
    this.#send(UPDATE, edits.length === 1 ? edits[0]! : Y.mergeUpdates(edits));
  }

  readonly #stateChanged = ({ added, updated, removed }: AwarenessChange, origin: unknown): void => {
    const { clientID } = this.#ports.awareness;
    if (origin === this || ![...added, ...updated, ...removed].includes(clientID)) return;
    this.#isStateNew = true;
    if (this.#stateTimer === undefined && this.#sender.isIdle) this.#sendState();
  };

  #sendState(): void {
    const { awareness } = this.#ports;
    this.#isStateNew = false;
    const state = encodeAwarenessUpdate(awareness, [awareness.clientID]);
    // The others keep the last one that was small enough.
    if (state.length <= AWARENESS_MAX) this.#send(AWARENESS, state);
    const pauseMs = Math.max(AWARENESS_MS, (state.length / AWARENESS_RATE) * 1000);
    this.#stateTimer = setTimeout(() => {
      this.#stateTimer = undefined;
      this.#sendWaiting();
    }, pauseMs);
  }

  /** Called when the sender is idle again, and when the pause between two states is over. */
  #sendWaiting(): void {
    if (!this.#sender.isIdle) return;
    if (this.#editTimer === undefined) this.#sendEdits();
    if (this.#isStateNew && this.#stateTimer === undefined) this.#sendState();
  }

  #send(kind: SyncKind, bytes: Uint8Array): void {
    this.#sender.send(encodeSyncMessage({ kind, bytes }));
  }
}

/** Larger differences are made without what was removed, which a document keeps for undoing; in bytes. */
const COMPACTED_FROM = 64 * 1024;

/** What a document has and a room with this state vector lacks. */
function diffOf(doc: Y.Doc, stateVector: Uint8Array): Uint8Array {
  const diff = Y.encodeStateAsUpdate(doc, stateVector);
  if (diff.length < COMPACTED_FROM) return diff;
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const compacted = Y.encodeStateAsUpdate(copy, stateVector);
  copy.destroy();
  return compacted;
}
