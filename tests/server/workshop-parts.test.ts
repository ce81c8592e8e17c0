/** Parts of the workshop by themselves: access, versions, ids of clients, and documents that two processes write. */
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { stadiumDocument } from "#editor/document.ts";
import { createDocument } from "#editor/load.ts";
import { AUTOMATIC_VERSIONS_MAX, NAMED_VERSIONS_MAX, VERSION_BYTES_MAX } from "#protocol/workshop.ts";
import { openStore } from "#server/store/store.ts";
import { AccessList } from "#server/workshop/access-list.ts";
import { ClientIds } from "#server/workshop/client-ids.ts";
import { WorkshopDocuments } from "#server/workshop/documents.ts";
import { OpenDocument } from "#server/workshop/open-document.ts";
import { AUTOMATIC_MS, VersionLog } from "#server/workshop/version-log.ts";
import { textOfDocument } from "../support/editor-files.ts";
import { silent, temporaryFolder } from "../support/stores.ts";
import { SMALL_MAP } from "../support/workshop.ts";

const ADA = { name: "Ada", fingerprint: "2345" };
const BOB = { name: "Bob", fingerprint: "6789" };

describe("access", () => {
  it("is the owner's of the first person, and otherwise by right, or by the setting", () => {
    const list = new AccessList({ ownerKey: null, open: true, rights: {} });
    expect([list.claim("ada"), list.claim("bob")]).toEqual([true, false]);
    expect([list.accessOf("ada"), list.accessOf("bob")]).toEqual(["owner", "editor"]);
    list.setOpen(false);
    expect(list.accessOf("bob")).toBe("viewer");
    expect([list.setRight("bob", "editor"), list.setRight("ada", "viewer")]).toEqual([undefined, "rights"]);
    expect([list.accessOf("bob"), list.accessOf("cyd")]).toEqual(["editor", "viewer"]);
    expect(list.stored).toEqual({ ownerKey: "ada", open: false, rights: { bob: "editor" } });
    const restored = new AccessList(list.stored);
    expect([restored.accessOf("ada"), restored.accessOf("bob")]).toEqual(["owner", "editor"]);
  });

  it("of a document without an owner is not taken over", () => {
    const list = new AccessList({ ownerKey: "", open: true, rights: {} });
    expect([list.claim("bob"), list.accessOf("bob")]).toEqual([false, "editor"]);
  });

  it("is stored for a limited number of people", () => {
    const list = new AccessList({ ownerKey: "ada", open: true, rights: {} });
    const answers = Array.from({ length: 201 }, (_, i) => list.setRight(`key ${i}`, "viewer"));
    expect(answers.filter((why) => why === undefined)).toHaveLength(200);
    expect([answers.at(-1), list.setRight("key 0", "editor")]).toEqual(["full", undefined]);
  });
});

describe("versions", () => {
  it("have the people that changed the document since the one before", () => {
    const log = new VersionLog([], 0);
    expect([log.isBehind, log.isDue(1e12)]).toEqual([false, false]);
    log.changed(ADA, 1000);
    log.changed(BOB, 2000);
    log.changed(ADA, 3000);
    expect([log.isBehind, log.isDue(999 + AUTOMATIC_MS), log.isDue(1000 + AUTOMATIC_MS)]).toEqual([true, false, true]);
    expect(log.add("First", 10, 5000)).toEqual({
      ...{ version: { id: 5000, name: "First", authors: [ADA, BOB], size: 10 }, removed: [] },
    });
    expect(log.isBehind).toBe(false);
    // In the same millisecond.
    expect(log.add("", 10, 5000)).toMatchObject({ version: { id: 5001, authors: [] } });
    expect(log.list.map(({ id }) => id)).toEqual([5000, 5001]);
  });

  it("of a document that was changed since the last one are made at its next end", () => {
    const last = { id: 500, name: "", authors: [], size: 1 };
    expect([new VersionLog([last], 400).isBehind, new VersionLog([last], 600).isBehind]).toEqual([false, true]);
  });

  it("are limited: automatic ones make room, named ones are refused", () => {
    const log = new VersionLog([], 0);
    for (let n = 0; n < AUTOMATIC_VERSIONS_MAX; n++) log.add("", 10, 1000 + n);
    expect(log.add("", 10, 2000)).toMatchObject({ removed: [1000] });
    for (let n = 0; n < NAMED_VERSIONS_MAX; n++) expect(log.add(`v${n}`, 10, 3000 + n)).toMatchObject({ removed: [] });
    expect(log.add("one more", 10, 4000)).toBe("full");
    expect(log.list).toHaveLength(AUTOMATIC_VERSIONS_MAX + NAMED_VERSIONS_MAX);
    expect(log.add("", VERSION_BYTES_MAX, 5000)).toBe("full");
    const half = VERSION_BYTES_MAX / 2;
    const large = new VersionLog([], 0);
    for (const at of [1, 2, 3]) large.add("", half, at);
    expect(large.list.map(({ id }) => id)).toEqual([2, 3]);
  });
});

describe("ids of Yjs clients", () => {
  it("belong to the person that uses them first, except for edits from before", () => {
    const ids = new ClientIds();
    expect([ids.claimState(1, "ada"), ids.claimState(1, "bob"), ids.claimState(1, "ada")]).toEqual([true, false, true]);
    expect([ids.claimEdits(1, "bob"), ids.mayBring(1, "bob"), ids.claimEdits(1, "ada")]).toEqual([false, true, true]);
    expect([ids.mayBring(1, "bob"), ids.mayBring(1, "ada"), ids.mayBring(2, "bob")]).toEqual([false, true, true]);
  });
});

describe("stored documents", async () => {
  const folder = temporaryFolder();
  const store = await openStore({ file: join(folder, "rondo.db"), log: silent });
  afterAll(() => store.close());
  const ports = { store, date: Date.now, random: Math.random };

  it("that two processes write are merged, in the store and in both", async () => {
    const [here, there] = [new WorkshopDocuments(ports), new WorkshopDocuments(ports)];
    const created = await here.create(Y.encodeStateAsUpdate(createDocument(SMALL_MAP).doc));
    const { code } = created as { readonly code: string };
    const open = async (documents: WorkshopDocuments) =>
      new OpenDocument((await documents.open(code))!, { documents, date: Date.now, onVersion: () => undefined });
    const [first, second] = [await open(here), await open(there)];
    const change = (document: OpenDocument, key: string) => {
      const page = new Y.Doc();
      page.getMap("root").set(key, 1);
      const editor = { ...ADA, key: "ada" };
      expect(document.take(Y.encodeStateAsUpdate(page), { origin: page, editor, isOlder: false })).toBeUndefined();
    };
    change(first, "a");
    change(second, "b");
    first.close();
    await store.queue.flush(5000);
    second.close();
    await store.queue.flush(5000);
    const merged = await open(here);
    expect(stadiumDocument(merged.doc).root.toJSON()).toMatchObject({ name: "Small map", a: 1, b: 1 });
    merged.close();
  });

  it("that are opened again before they are written have their last changes", async () => {
    const documents = new WorkshopDocuments(ports);
    const { code } = (await documents.create(undefined)) as { readonly code: string };
    const page = createDocument(SMALL_MAP).doc;
    const open = async () =>
      new OpenDocument((await documents.open(code))!, { documents, date: Date.now, onVersion: () => undefined });
    const first = await open();
    first.take(Y.encodeStateAsUpdate(page), { origin: page, editor: { ...ADA, key: "ada" }, isOlder: false });
    first.close();
    const again = await open();
    expect(textOfDocument(stadiumDocument(again.doc))).toBe(textOfDocument(stadiumDocument(page)));
    again.close();
    await store.queue.flush(5000);
    expect(await documents.info(code)).toMatchObject({ title: "Small map" });
    expect(await documents.versions(code)).toHaveLength(1);
  });
});
