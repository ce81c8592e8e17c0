/**
 * What the byte messages of clients do: edits and awareness states are checked and passed on, and clients receive what they lack.
 * Edits are merged by Yjs; one that the document cannot take closes the connection of its sender, and the others do not notice.
 */
import type { UpdateFault } from "#editor/document-shape.ts";
import { CLOSE_BAD_FRAME, CLOSE_FLOOD, CLOSE_OVERSIZE, CLOSE_READ_ONLY } from "#protocol/close-code.ts";
import { AWARENESS, decodeSyncMessage, DIFF, encodeSyncMessage, STATE, UPDATE } from "#protocol/sync-message.ts";
import type { OpenDocument } from "./open-document.ts";
import { mayEdit, type Person } from "./person.ts";
import { Presence } from "./presence.ts";

export type SyncPorts = {
  readonly document: OpenDocument;
  readonly people: () => Iterable<Person>;
  readonly send: (person: Person, message: Uint8Array) => void;
  /** To all but one. */
  readonly sendToOthers: (person: Person | undefined, message: Uint8Array) => void;
  /** Closes the connection of a client with a code and a reason. */
  readonly refuse: (person: Person, code: number, reason: string) => void;
  /** Called when the list of people has changed. */
  readonly peopleChanged: () => void;
  /** Takes bytes of edits from what the network of a person may send. */
  readonly takeBytes: (person: Person, bytes: number) => boolean;
  /** Monotonic milliseconds. */
  readonly now: () => number;
};

/** A right to edit that was taken still holds for edits that were on their way, in milliseconds. */
const GRACE_MS = 2000;

const FAULTS: Readonly<Record<UpdateFault, number>> = {
  malformed: CLOSE_BAD_FRAME,
  incomplete: CLOSE_BAD_FRAME,
  foreign: CLOSE_BAD_FRAME,
  shape: CLOSE_BAD_FRAME,
  "too large": CLOSE_OVERSIZE,
};

export class DocumentSync {
  readonly #ports: SyncPorts;
  readonly #presence: Presence;

  constructor(ports: SyncPorts) {
    const { document, sendToOthers } = ports;
    this.#ports = ports;
    this.#presence = new Presence(document.doc, (bytes) =>
      sendToOthers(undefined, encodeSyncMessage({ kind: AWARENESS, bytes })),
    );
    document.onUpdate((bytes, origin) =>
      sendToOthers(origin as Person | undefined, encodeSyncMessage({ kind: UPDATE, bytes })),
    );
  }

  /** Sends a client that has joined the states of the others, and asks for what the client has edited before. */
  join(person: Person): void {
    const bytes = this.#presence.all();
    if (bytes !== undefined) this.#ports.send(person, encodeSyncMessage({ kind: AWARENESS, bytes }));
    if (mayEdit(person)) this.askForState(person);
  }

  leave({ awareness }: Person): void {
    if (awareness !== null) this.#presence.remove(awareness);
  }

  /** Asks for what the client has and the document lacks, such as edits made while the connection was down. */
  askForState(person: Person): void {
    const { document, send } = this.#ports;
    send(person, encodeSyncMessage({ kind: STATE, bytes: document.stateVector() }));
  }

  /** A byte message, or a part of one. */
  receive(person: Person, part: Uint8Array): void {
    const { refuse } = this.#ports;
    const message = person.parts.add(part);
    if (message === undefined) return;
    if (message === "too large") return refuse(person, CLOSE_OVERSIZE, "the edit is too large");
    const decoded = message === "malformed" ? undefined : decodeSyncMessage(message);
    if (decoded === undefined) return refuse(person, CLOSE_BAD_FRAME, "not a message of a document");
    const { kind, bytes } = decoded;
    if (kind === AWARENESS) return this.#receiveAwareness(person, bytes);
    if (kind === STATE) return this.#sendDiff(person, bytes);
    this.#receiveEdit(person, bytes, kind === DIFF);
  }

  destroy(): void {
    this.#presence.destroy();
  }

  #receiveEdit(person: Person, update: Uint8Array, isOlder: boolean): void {
    const { document, refuse, now, takeBytes } = this.#ports;
    if (!mayEdit(person) && now() - person.lostAt > GRACE_MS) {
      return refuse(person, CLOSE_READ_ONLY, "you may read this document, but not change it");
    }
    if (!takeBytes(person, update.length)) return refuse(person, CLOSE_FLOOD, "too many edits from your network");
    const fault = document.take(update, { origin: person, editor: person.auth, isOlder });
    if (fault !== undefined) refuse(person, FAULTS[fault], `the document cannot take the edit: ${fault}`);
  }

  #receiveAwareness(person: Person, update: Uint8Array): void {
    const { document, people, refuse, peopleChanged } = this.#ports;
    const { awareness, auth } = person;
    const mayUse = (id: number) => (awareness ?? id) === id && document.ids.claimState(id, auth.key);
    const id = this.#presence.take(update, mayUse);
    if (id === undefined) return refuse(person, CLOSE_BAD_FRAME, "not an awareness state of this client");
    if (awareness === id) return;
    // A page that has reconnected, and whose old connection is not closed yet: the old one must not remove the state.
    for (const other of people()) if (other.awareness === id) other.awareness = null;
    person.awareness = id;
    peopleChanged();
  }

  /** Costs as much as the document is large. */
  #sendDiff(person: Person, stateVector: Uint8Array): void {
    const { document, send, refuse, now } = this.#ports;
    if (!person.states.take(now())) return refuse(person, CLOSE_FLOOD, "too many requests for the document");
    let bytes: Uint8Array;
    try {
      bytes = document.diff(stateVector);
    } catch {
      return refuse(person, CLOSE_BAD_FRAME, "not a state vector");
    }
    send(person, encodeSyncMessage({ kind: DIFF, bytes }));
  }
}
