/** The page's connection to documents over real sockets, with restarts of the server on the same store. */
import { join } from "node:path";
import { Awareness } from "y-protocols/awareness";
import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { connectWorkshop } from "#client/net/workshop/connect-workshop.ts";
import type { Workshop } from "#client/net/workshop/workshop.ts";
import { applyText } from "#editor/apply-text.ts";
import { edit, stadiumDocument } from "#editor/document.ts";
import { textOf } from "#editor/document-text.ts";
import { createHistory } from "#editor/history.ts";
import { addItem } from "#editor/items.ts";
import { readSnapshot, takeSnapshot } from "#editor/snapshot.ts";
import { DOCUMENT_MAX } from "#protocol/workshop.ts";
import { openStore, type Store } from "#server/store/store.ts";
import { joinOptionsFor, type LiveServer, sdk, startLiveServer, until } from "../support/live-server.ts";
import { textOfDocument } from "../support/editor-files.ts";
import { silent, temporaryFolder } from "../support/stores.ts";
import { createWorkshop, SMALL_MAP, UNLIMITED_WORKSHOPS } from "../support/workshop.ts";

const folder = temporaryFolder();
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

/** A server on a file that can be restarted. */
async function startOn(file: string): Promise<{ server: LiveServer; restart: (downMs?: number) => Promise<void> }> {
  let store: Store | undefined;
  const start = async () => {
    store = await openStore({ file: join(folder, file), log: silent });
    return startLiveServer(undefined, { store, workshops: UNLIMITED_WORKSHOPS });
  };
  const stop = async () => {
    await server.stop();
    await store?.close();
  };
  const server = await start();
  cleanUps.push(() => stop());
  const restart = async (downMs = 0) => {
    await stop();
    await new Promise((resolve) => setTimeout(resolve, downMs));
    Object.assign(server, await start());
  };
  return { server, restart };
}

/** A page with the document. */
function openPage(server: LiveServer, code: string, nickname: string) {
  const doc = new Y.Doc();
  const document = stadiumDocument(doc);
  const awareness = new Awareness(doc);
  const history = createHistory(document);
  const workshop: Workshop = connectWorkshop({
    ...{ doc, awareness },
    join: async () => sdk(server).joinById(code, await joinOptionsFor(server, code, nickname)),
  });
  cleanUps.push(() => {
    workshop.leave();
    awareness.destroy();
  });
  const online = () => until(() => workshop.status.value === "online", `${nickname} to be online`);
  return { doc, document, awareness, history, workshop, online };
}

type Page = ReturnType<typeof openPage>;

const textsOf = (...pages: readonly Page[]) => new Set(pages.map(({ document }) => textOfDocument(document)));
const agree = (...pages: readonly Page[]) => until(() => textsOf(...pages).size === 1, "the same document");

describe("pages with one document", () => {
  it("edit together, over a restart of the server, and lose nothing", async () => {
    const { server, restart } = await startOn("restart.db");
    const code = await createWorkshop(server, SMALL_MAP);
    const [ada, bob] = [openPage(server, code, "Ada"), openPage(server, code, "Bob")];
    await Promise.all([ada.online(), bob.online()]);
    await agree(ada, bob);
    const add = ({ document }: Page, x: number) => edit(document, () => addItem(document, "vertexes", { x, y: 0 }));
    const ids = [add(ada, 101), add(bob, 102)];
    await agree(ada, bob);
    const stopped = restart(100);
    ids.push(add(ada, 103));
    await until(() => ada.workshop.status.value === "offline", "the end of the connection");
    expect(ada.workshop.problem.value).toBeNull();
    ids.push(add(ada, 104), add(bob, 105));
    await stopped;
    ids.push(add(bob, 106));
    await Promise.all([ada.online(), bob.online()]);
    await agree(ada, bob);
    await until(() => ids.every((id) => ada.document.items.has(id)), "all vertexes");
    expect(readSnapshot(takeSnapshot(ada.document))).toMatchObject({ ok: true });
    bob.history.undo();
    await agree(ada, bob);
    expect(ids.map((id) => ada.document.items.has(id))).toEqual([true, true, true, true, true, false]);
    // All leave, and one returns after another restart.
    for (const { workshop } of [ada, bob]) workshop.leave();
    await restart();
    const later = openPage(server, code, "Bob");
    await later.online();
    expect(textsOf(ada, later).size).toBe(1);
    expect(later.workshop.versions.value.length).toBeGreaterThan(0);
  });

  it("see access, people, chat, versions and invitations", async () => {
    const { server } = await startOn("people.db");
    const code = await createWorkshop(server, SMALL_MAP);
    const ada = openPage(server, code, "Ada");
    await ada.online();
    const bob = openPage(server, code, "Bob");
    await bob.online();
    await until(() => ada.workshop.people.value.length === 2, "both people");
    expect([ada.workshop.access.value, bob.workshop.access.value]).toEqual(["owner", "editor"]);
    ada.workshop.say("hello");
    await until(() => bob.workshop.chat.value.length > 0, "the line");
    ada.workshop.nameVersion("First");
    await until(() => bob.workshop.versions.value.length > 0, "the version");
    expect(bob.workshop.versions.value[0]!.name).toBe("First");
    bob.workshop.play("K7QXM");
    await until(() => ada.workshop.invitation.value !== null, "the invitation");
    expect(ada.workshop.invitation.value).toEqual({ room: "K7QXM", name: "Bob" });
    bob.awareness.setLocalStateField("cursor", [4, 5]);
    await until(() => ada.awareness.getStates().get(bob.doc.clientID)?.["cursor"] !== undefined, "the cursor");
    bob.workshop.setOpen(false);
    await until(() => bob.workshop.refusal.value !== null, "the refusal");
    expect(bob.workshop.refusal.value).toEqual({ kind: "open", why: "rights" });
    ada.workshop.setOpen(false);
    await until(() => bob.workshop.access.value === "viewer", "the viewer");
    // What a viewer edits stays on the page until the right is given.
    const id = edit(bob.document, () => addItem(bob.document, "vertexes", { x: 9, y: 9 }));
    edit(ada.document, () => addItem(ada.document, "vertexes", { x: 8, y: 8 }));
    await until(() => textOfDocument(bob.document).includes('"x": 8'), "the edit of the owner");
    expect(ada.document.items.has(id)).toBe(false);
    ada.workshop.setAccess(bob.workshop.you.value!, "editor");
    await until(() => ada.document.items.has(id), "the edit of the new editor");
    await agree(ada, bob);
    bob.workshop.leave();
    await until(() => ada.workshop.people.value.length === 1, "the one that is left");
    await until(() => ada.awareness.getStates().size === 1, "the removal of the cursor");
  });

  it("take large documents in parts, and undo and redo them", async () => {
    const { server } = await startOn("large.db");
    const code = await createWorkshop(server);
    const [ada, bob] = [openPage(server, code, "Ada"), openPage(server, code, "Bob")];
    await Promise.all([ada.online(), bob.online()]);
    const vertexes = Array.from({ length: 3000 }, (_, i) => ({ x: i, y: -i, bCoef: 0.5 }));
    applyText(ada.document, textOf({ ...SMALL_MAP, vertexes, segments: [] }));
    expect(Y.encodeStateAsUpdate(ada.doc).length).toBeGreaterThan(DOCUMENT_MAX / 4);
    await agree(ada, bob);
    ada.history.undo();
    ada.history.redo();
    await agree(ada, bob);
    expect(takeSnapshot(bob.document).value["vertexes"]).toHaveLength(3000);
    expect([ada, bob].map(({ workshop }) => workshop.status.value)).toEqual(["online", "online"]);
  });
});

describe("a page", () => {
  it("is refused by what is not there, and where it may not", async () => {
    const { server } = await startOn("refused.db");
    const lost = openPage(server, "222222", "Ada");
    await until(() => lost.workshop.status.value === "refused", "the refusal");
    expect(lost.workshop.problem.value).toBe("notFound");
    const code = await createWorkshop(server);
    const ada = openPage(server, code, "Ada");
    await ada.online();
    ada.document.root.set("big", "x".repeat(DOCUMENT_MAX - 20_000));
    ada.document.root.set("more", "x".repeat(19_000));
    edit(ada.document, () => ada.document.root.set("most", "x".repeat(9000)));
    await until(() => ada.workshop.status.value === "refused", "the refusal");
    expect(ada.workshop.problem.value).toBe("tooLarge");
    edit(ada.document, () => ada.document.root.delete("big"));
    ada.workshop.retry();
    expect(ada.workshop.status.value).toBe("connecting");
    await ada.online();
  });

  it("tries again until the server is there", async () => {
    const { server, restart } = await startOn("later.db");
    const code = await createWorkshop(server, SMALL_MAP);
    const { port } = server;
    Object.assign(server, { port: 1, url: "http://127.0.0.1:1" });
    const ada = openPage(server, code, "Ada");
    await until(() => ada.workshop.status.value === "offline", "the first failure");
    expect(ada.workshop.problem.value).toBe("unreachable");
    edit(ada.document, () => addItem(ada.document, "vertexes", { x: 77, y: 0 }));
    Object.assign(server, { port, url: `http://127.0.0.1:${port}` });
    await ada.online();
    const bob = openPage(server, code, "Bob");
    await agree(ada, bob);
    expect(textOfDocument(bob.document)).toContain('"x": 77');
    await restart();
  });
});
