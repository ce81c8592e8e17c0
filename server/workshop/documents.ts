/**
 * The stored documents of a server. Rooms write through the store's queue and wait for nothing; a document that is opened again
 * before its last write is made is read from memory. A state that another process has written meanwhile is merged, never lost.
 */
import { CheckedDocument } from "#editor/checked-document.ts";
import type { UpdateFault } from "#editor/document-shape.ts";
import { DOCUMENT_MAX, makeWorkshopCode, type WorkshopInfo, type WorkshopVersion } from "#protocol/workshop.ts";
import * as Y from "yjs";
import type { Store } from "../store/store.ts";
import type { StoredWorkshop, WorkshopChange } from "../store/workshops.ts";
import { titleOf } from "./title.ts";
import type { NewVersion } from "./version-log.ts";

export type DocumentsPorts = {
  readonly store: Pick<Store, "workshops" | "queue">;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
};

/** A document that is open in this process. */
export type OpenedDocument = {
  readonly workshop: StoredWorkshop;
  readonly versions: readonly WorkshopVersion[];
};

/** Attempts to find a free code; of hundreds of millions, the first is nearly always free. */
const ATTEMPTS = 20;

/** An empty Yjs update. */
const NOTHING = Y.encodeStateAsUpdate(new Y.Doc());

export class WorkshopDocuments {
  readonly #ports: DocumentsPorts;
  /** What is not written yet, by code. */
  readonly #pending = new Map<string, WorkshopChange>();
  readonly #pendingVersions = new Map<string, readonly NewVersion[]>();
  /** The revision that this process has read or written last, by code of an open document or of one with pending changes. */
  readonly #revisions = new Map<string, number>();
  /** Documents that were closed with pending changes. */
  readonly #closed = new Set<string>();

  constructor(ports: DocumentsPorts) {
    this.#ports = ports;
  }

  /** Creates a document, empty or with this update. Returns its code, or what is wrong with the update. */
  async create(update: Uint8Array | undefined): Promise<{ readonly code: string } | UpdateFault> {
    const { store, date, random } = this.#ports;
    const checked = new CheckedDocument(undefined, { sizeMax: DOCUMENT_MAX });
    const fault = update && checked.take(update, { origin: "upload", mayWrite: () => true });
    const state = update === undefined ? NOTHING : checked.state();
    const title = titleOf(checked.doc);
    checked.destroy();
    if (fault !== undefined) return fault;
    const now = date();
    const times = { createdAt: now, usedAt: now, changedAt: now };
    for (let n = 0; n < ATTEMPTS; n++) {
      const code = makeWorkshopCode(random);
      const workshop = { code, title, ownerKey: null, open: true, rights: {}, ...times, revision: 0, state };
      if (await store.workshops.create(workshop)) return { code };
    }
    throw new Error("WorkshopDocuments: every code is taken");
  }

  /** Undefined when there is no document with this code. Rejects when the database is away. */
  async open(code: string): Promise<OpenedDocument | undefined> {
    const { store, date } = this.#ports;
    // These can be written while the database is read, which then has what was before them.
    const [change, added] = [this.#pending.get(code), this.#pendingVersions.get(code) ?? []];
    const [found, versions] = await Promise.all([store.workshops.find(code), store.workshops.versions(code)]);
    if (found === undefined) return undefined;
    this.#closed.delete(code);
    this.#revisions.set(code, found.revision);
    store.queue.replace(`opened workshop ${code}`, () => store.workshops.touch(code, date()));
    return { workshop: { ...found, ...change }, versions: withAdded(versions, added) };
  }

  /** The document is closed in this process. */
  close(code: string): void {
    if (this.#pending.has(code)) this.#closed.add(code);
    else this.#revisions.delete(code);
  }

  /** `onMerged` receives the state that is written in the place of this one, when another process has written the document. */
  save(code: string, change: WorkshopChange, onMerged: (state: Uint8Array) => void): void {
    this.#pending.set(code, change);
    const write = () => this.#write(code, change, onMerged);
    this.#ports.store.queue.replace(`workshop ${code}`, write, change.state.length);
  }

  /** `then` is called once the version is stored. */
  addVersion(code: string, { version, removed }: NewVersion, state: Uint8Array, then: () => void): void {
    const { workshops, queue } = this.#ports.store;
    const added: NewVersion = { version, removed };
    this.#pendingVersions.set(code, [...(this.#pendingVersions.get(code) ?? []), added]);
    const write = async () => {
      await workshops.addVersion(code, version, state);
      await workshops.removeVersions(code, removed);
      const others = (this.#pendingVersions.get(code) ?? []).filter((each) => each !== added);
      if (others.length > 0) this.#pendingVersions.set(code, others);
      else this.#pendingVersions.delete(code);
      then();
    };
    queue.add("version of a workshop", write, state.length);
  }

  info(code: string): Promise<Omit<WorkshopInfo, "people"> | undefined> {
    return this.#ports.store.workshops.info(code);
  }

  versions(code: string): Promise<readonly WorkshopVersion[]> {
    return this.#ports.store.workshops.versions(code);
  }

  version(code: string, id: number): Promise<Uint8Array | undefined> {
    return this.#ports.store.workshops.version(code, id);
  }

  async #write(code: string, change: WorkshopChange, onMerged: (state: Uint8Array) => void): Promise<void> {
    const { workshops } = this.#ports.store;
    let next = change;
    let revision = this.#revisions.get(code) ?? 0;
    for (;;) {
      const other = await workshops.save(code, revision, next);
      if (other === undefined) break;
      // A document that was removed meanwhile is not created again.
      if (other === "gone") return this.#written(code, change, revision);
      revision = other.revision;
      next = { ...next, state: mergeStates(next.state, other.state) };
    }
    this.#written(code, change, revision + 1);
    if (next !== change) onMerged(next.state);
  }

  #written(code: string, change: WorkshopChange, revision: number): void {
    this.#revisions.set(code, revision);
    if (this.#pending.get(code) !== change) return;
    this.#pending.delete(code);
    if (this.#closed.delete(code)) this.#revisions.delete(code);
  }
}

/** The versions as they are once others are added. */
function withAdded(versions: readonly WorkshopVersion[], added: readonly NewVersion[]): readonly WorkshopVersion[] {
  return added.reduce<readonly WorkshopVersion[]>(
    (list, { version, removed }) => [...list.filter(({ id }) => id !== version.id && !removed.includes(id)), version],
    versions,
  );
}

/** One state with what both have, without what either has removed. */
function mergeStates(...states: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  for (const state of states) Y.applyUpdate(doc, state);
  const merged = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return merged;
}
