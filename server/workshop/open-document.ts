/** A document that people edit now: its contents, access, versions, and when it is saved. Without a transport. */
import { CheckedDocument } from "#editor/checked-document.ts";
import type { UpdateFault } from "#editor/document-shape.ts";
import { DOCUMENT_MAX, type WorkshopAuthor } from "#protocol/workshop.ts";
import * as Y from "yjs";
import { AccessList } from "./access-list.ts";
import { ClientIds } from "./client-ids.ts";
import type { OpenedDocument, WorkshopDocuments } from "./documents.ts";
import { titleOf } from "./title.ts";
import { type NewVersion, VersionLog } from "./version-log.ts";

export type DocumentPorts = {
  readonly documents: Pick<WorkshopDocuments, "save" | "addVersion" | "close">;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  /** Called when a version is stored. */
  readonly onVersion: (version: NewVersion) => void;
};

/** A person as far as a document distinguishes them. */
export type Editor = WorkshopAuthor & { readonly key: string };

export type EditSource = {
  readonly origin: unknown;
  readonly editor: Editor;
  /** Whether the edit was made before the connection. */
  readonly isOlder: boolean;
};

/** Changes are saved this long after the first of them, in milliseconds. */
export const SAVE_MS = 2000;

const STORE = "store";

export class OpenDocument {
  readonly code: string;
  readonly access: AccessList;
  readonly versions: VersionLog;
  readonly ids = new ClientIds();
  readonly #ports: DocumentPorts;
  readonly #checked: CheckedDocument;
  #changedAt: number;
  #timer: NodeJS.Timeout | undefined;

  /** Throws when the stored state is damaged. */
  constructor({ workshop, versions }: OpenedDocument, ports: DocumentPorts) {
    this.code = workshop.code;
    this.#ports = ports;
    this.access = new AccessList(workshop);
    this.versions = new VersionLog(versions, workshop.changedAt);
    this.#changedAt = workshop.changedAt;
    this.#checked = new CheckedDocument(workshop.state, { sizeMax: DOCUMENT_MAX });
  }

  get doc(): Y.Doc {
    return this.#checked.doc;
  }

  /** `listener` receives what others need after each change, and the origin of it. */
  onUpdate(listener: (update: Uint8Array, origin: unknown) => void): void {
    this.doc.on("update", listener);
  }

  /** Takes an edit, or returns what is wrong with it. */
  take(update: Uint8Array, { origin, editor, isOlder }: EditSource): UpdateFault | undefined {
    const mayWrite = (id: number) =>
      isOlder ? this.ids.mayBring(id, editor.key) : this.ids.claimEdits(id, editor.key);
    let changed = false;
    const note = () => (changed = true);
    this.doc.on("update", note);
    const fault = this.#checked.take(update, { origin, mayWrite });
    this.doc.off("update", note);
    if (!changed) return fault;
    const now = this.#ports.date();
    this.#changedAt = now;
    this.versions.changed({ name: editor.name, fingerprint: editor.fingerprint }, now);
    this.saveSoon();
    return fault;
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  /** What a client with this state vector lacks. Throws for bytes that are none. */
  diff(stateVector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, stateVector);
  }

  /** Contents or access have changed. */
  saveSoon(): void {
    this.#timer ??= setTimeout(() => this.#save(), SAVE_MS).unref();
  }

  /** Makes a version; "full" if there are too many named ones. */
  makeVersion(name: string): "full" | undefined {
    return this.#addVersion(name, this.#checked.state());
  }

  /** Saves what is not saved yet, with a version of it. */
  close(): void {
    if (this.versions.isBehind) this.#addVersion("", this.#checked.state());
    if (this.#timer !== undefined) this.#save();
    this.#ports.documents.close(this.code);
    this.#checked.destroy();
  }

  #addVersion(name: string, state: Uint8Array): "full" | undefined {
    const { documents, date, onVersion } = this.#ports;
    const added = this.versions.add(name, state.length, date());
    if (added === "full") return "full";
    documents.addVersion(this.code, added, state, () => onVersion(added));
    return undefined;
  }

  #save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { documents, date } = this.#ports;
    const now = date();
    const state = this.#checked.state();
    const change = {
      ...{ ...this.access.stored, title: titleOf(this.doc), state },
      ...{ usedAt: now, changedAt: this.#changedAt },
    };
    documents.save(this.code, change, (merged) => this.#merge(merged));
    if (this.versions.isDue(now)) this.#addVersion("", state);
  }

  /** Another process had the document open too. */
  #merge(state: Uint8Array): void {
    if (!this.doc.isDestroyed) this.#checked.merge(state, STORE);
  }
}
