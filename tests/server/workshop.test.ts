/** Documents of the workshop over real sockets: sync, access, chat, versions, and what the room refuses. */
import { matchMaker } from "@colyseus/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { edit, stadiumDocument } from "#editor/document.ts";
import { addItem } from "#editor/items.ts";
import { createDocument } from "#editor/load.ts";
import {
  CLOSE_BAD_FRAME,
  CLOSE_FLOOD,
  CLOSE_OVERSIZE,
  CLOSE_READ_ONLY,
  CLOSE_UNKNOWN_MESSAGE,
} from "#protocol/close-code.ts";
import { AWARENESS, DIFF, STATE, UPDATE } from "#protocol/sync-message.ts";
import { DOCUMENT_MAX, SYNC_TYPE, type WorkshopVersions } from "#protocol/workshop.ts";
import { startLiveServer, until, useLiveServer } from "../support/live-server.ts";
import { textOfDocument } from "../support/editor-files.ts";
import {
  createWorkshop,
  joinWorkshop,
  readWorkshop,
  SMALL_MAP,
  UNLIMITED_WORKSHOPS,
  type WorkshopClient,
} from "../support/workshop.ts";

const server = useLiveServer(undefined, { workshops: UNLIMITED_WORKSHOPS });

/** One update that adds a vertex to a document. */
function vertexUpdate(doc: Y.Doc, x: number): Uint8Array {
  const updates: Uint8Array[] = [];
  const note = (update: Uint8Array) => updates.push(update);
  doc.on("update", note);
  edit(stadiumDocument(doc), () => addItem(stadiumDocument(doc), "vertexes", { x, y: 0 }));
  doc.off("update", note);
  return Y.mergeUpdates(updates);
}

const updatesOf = ({ bytes }: WorkshopClient) => bytes.filter(({ kind }) => kind === UPDATE);

describe("a document", () => {
  it("is received by those that join, and edits by the others", async () => {
    const code = await createWorkshop(server, SMALL_MAP);
    const [ada, bob] = [await joinWorkshop(server, code, "Ada"), await joinWorkshop(server, code, "Bob")];
    expect(ada.received.welcome[0]).toMatchObject({ open: true, chat: [], versions: [] });
    const mine = await readWorkshop(ada);
    expect(textOfDocument(mine)).toBe(textOfDocument(createDocument(SMALL_MAP)));
    const theirs = await readWorkshop(bob);
    const update = vertexUpdate(mine.doc, 7);
    ada.send({ kind: UPDATE, bytes: update });
    await until(() => updatesOf(bob).length > 0, "the edit");
    Y.applyUpdate(theirs.doc, updatesOf(bob)[0]!.bytes);
    expect(textOfDocument(theirs)).toBe(textOfDocument(mine));
    // The sender does not receive its own.
    expect(updatesOf(ada)).toEqual([]);
  });

  it("receives what a client has edited before", async () => {
    const code = await createWorkshop(server, SMALL_MAP);
    const ada = await joinWorkshop(server, code, "Ada");
    const { doc } = await readWorkshop(ada);
    await ada.room.leave();
    vertexUpdate(doc, 5);
    const again = await joinWorkshop(server, code, "Ada");
    await until(() => again.bytes.some(({ kind }) => kind === STATE), "the state of the server");
    const state = again.bytes.find(({ kind }) => kind === STATE)!;
    again.send({ kind: DIFF, bytes: Y.encodeStateAsUpdate(doc, state.bytes) });
    expect(textOfDocument(await readWorkshop(again))).toBe(textOfDocument(stadiumDocument(doc)));
  });

  it("is opened once when clients join at the same time, and 404 when there is none", async () => {
    const code = await createWorkshop(server, SMALL_MAP);
    const clients = await Promise.all(["A", "B", "C", "D"].map((name) => joinWorkshop(server, code, name)));
    expect(new Set(clients.map(({ room }) => room.roomId))).toEqual(new Set([code]));
    expect(await matchMaker.query({ roomId: code })).toHaveLength(1);
    await until(() => clients.every(({ received }) => received.people.at(-1)?.people.length === 4), "all people");
    await expect(joinWorkshop(server, "222222")).rejects.toThrow("no such document");
  });

  it("belongs to the first person that opens it, also in another room later", async () => {
    const code = await createWorkshop(server);
    const ada = await joinWorkshop(server, code, "Ada");
    const bob = await joinWorkshop(server, code, "Bob");
    expect(bob.received.welcome[0]!.people.map(({ name, access }) => [name, access])).toEqual([
      ["Ada", "owner"],
      ["Bob", "editor"],
    ]);
    await Promise.all([ada.room.leave(), bob.room.leave()]);
    await until(async () => (await matchMaker.query({ roomId: code })).length === 0, "the end of the room");
    const later = await joinWorkshop(server, code, "Bob");
    const owner = await joinWorkshop(server, code, "Ada");
    expect(owner.received.welcome[0]!.people.map(({ access }) => access)).toEqual(["editor", "owner"]);
    await later.room.leave();
  });

  it("is kept when the last client leaves, with a version of it", async () => {
    const code = await createWorkshop(server, SMALL_MAP);
    const ada = await joinWorkshop(server, code, "Ada");
    const mine = await readWorkshop(ada);
    ada.send({ kind: UPDATE, bytes: vertexUpdate(mine.doc, 7) });
    await ada.room.leave();
    const again = await joinWorkshop(server, code, "Bob");
    expect(textOfDocument(await readWorkshop(again))).toBe(textOfDocument(mine));
    const { versions } = (await (
      await fetch(`${server.url}/api/workshops/${code}/versions`)
    ).json()) as WorkshopVersions;
    expect(versions).toMatchObject([{ name: "", authors: [{ name: "Ada" }] }]);
    const response = await fetch(`${server.url}/api/workshops/${code}/versions/${versions[0]!.id}`);
    expect(response.headers.get("cache-control")).toContain("immutable");
    const old = new Y.Doc();
    Y.applyUpdate(old, new Uint8Array(await response.arrayBuffer()));
    expect(textOfDocument(stadiumDocument(old))).toBe(textOfDocument(mine));
    const info = await (await fetch(`${server.url}/api/workshops/${code}`)).json();
    expect(info).toMatchObject({ code, title: "Small map", people: 1 });
  });
});

/** An awareness update with a higher clock than the page's own. */
function forgedState({ clientID, states }: Awareness): Uint8Array {
  const meta = new Map([[clientID, { clock: 9, lastUpdated: 0 }]]);
  return encodeAwarenessUpdate({ states, meta } as never, [clientID]);
}

describe("people in a document", () => {
  it("chat, name versions, and invite to a room", async () => {
    const code = await createWorkshop(server, SMALL_MAP);
    const [ada, bob] = [await joinWorkshop(server, code, "Ada"), await joinWorkshop(server, code, "Bob")];
    bob.room.send("say", { text: "  higher goals? " });
    await until(() => ada.received.chat.length > 0, "the line");
    expect(ada.received.chat[0]).toMatchObject({ name: "Bob", text: "higher goals?" });
    const late = await joinWorkshop(server, code, "Cyd");
    expect(late.received.welcome[0]!.chat).toEqual(ada.received.chat);
    ada.room.send("version", { name: "Before the goals" });
    await until(() => bob.received.version.length > 0, "the version");
    expect(bob.received.version[0]).toMatchObject({ version: { name: "Before the goals" }, removed: [] });
    ada.room.send("play", { room: "K7QXM" });
    await until(() => bob.received.play.length > 0, "the invitation");
    expect(bob.received.play).toEqual([{ room: "K7QXM", name: "Ada" }]);
    for (let n = 0; n < 8; n++) bob.room.send("say", { text: "spam" });
    await until(() => bob.received.refused.length > 0, "the refusal");
    expect(bob.received.refused[0]).toEqual({ kind: "say", why: "rate" });
  });

  it("get and lose the right to edit while they are there", async () => {
    const code = await createWorkshop(server, SMALL_MAP);
    const [ada, bob] = [await joinWorkshop(server, code, "Ada"), await joinWorkshop(server, code, "Bob")];
    const accessOfBob = () => ada.received.people.at(-1)?.people.find(({ name }) => name === "Bob")?.access;
    bob.room.send("open", { open: false });
    await until(() => bob.received.refused.length > 0, "the refusal");
    expect(bob.received.refused).toEqual([{ kind: "open", why: "rights" }]);
    ada.room.send("open", { open: false });
    await until(() => accessOfBob() === "viewer", "the viewer");
    const asked = bob.bytes.filter(({ kind }) => kind === STATE).length;
    ada.room.send("access", { id: bob.received.welcome[0]!.you, right: "editor" });
    await until(() => accessOfBob() === "editor", "the editor");
    // What Bob has changed meanwhile is asked for.
    await until(() => bob.bytes.filter(({ kind }) => kind === STATE).length > asked, "the request");
    ada.room.send("access", { id: ada.received.welcome[0]!.you, right: "viewer" });
    await until(() => ada.received.refused.length > 0, "the refusal");
    expect(ada.received.refused).toEqual([{ kind: "access", why: "rights" }]);
  });

  it("see the awareness of the others until they leave", async () => {
    const code = await createWorkshop(server);
    const [ada, bob] = [await joinWorkshop(server, code, "Ada"), await joinWorkshop(server, code, "Bob")];
    const own = new Awareness(new Y.Doc());
    own.setLocalState({ cursor: [1, 2] });
    ada.send({ kind: AWARENESS, bytes: encodeAwarenessUpdate(own, [own.clientID]) });
    const seen = new Awareness(new Y.Doc());
    const read = () => {
      for (const { kind, bytes } of bob.bytes.splice(0)) {
        if (kind === AWARENESS) applyAwarenessUpdate(seen, bytes, "test");
      }
      return seen.getStates().get(own.clientID);
    };
    await until(() => read() !== undefined, "the state");
    expect(read()).toEqual({ cursor: [1, 2] });
    await until(
      () => bob.received.people.at(-1)?.people.some(({ awareness }) => awareness === own.clientID) === true,
      "the id",
    );
    // Another client cannot change it.
    const cyd = await joinWorkshop(server, code, "Cyd");
    cyd.send({ kind: AWARENESS, bytes: forgedState(own) });
    await until(() => cyd.closed() !== undefined, "the close");
    expect(cyd.closed()).toBe(CLOSE_BAD_FRAME);
    await ada.room.leave();
    await until(() => read() === undefined, "the removal");
    own.destroy();
    seen.destroy();
  });
});

describe("the room refuses", () => {
  const attacks: readonly [string, number, (client: WorkshopClient, doc: Y.Doc) => void][] = [
    ["bytes that are no update", CLOSE_BAD_FRAME, ({ send }) => send({ kind: UPDATE, bytes: Uint8Array.of(9, 9, 9) })],
    ["a frame of another type", CLOSE_BAD_FRAME, ({ room }) => room.sendBytes(3, Uint8Array.of(0, 2, 0, 0))],
    ["a message of no kind", CLOSE_BAD_FRAME, ({ room }) => room.sendBytes(SYNC_TYPE, Uint8Array.of(0, 77))],
    ["a part that is none", CLOSE_BAD_FRAME, ({ room }) => room.sendBytes(SYNC_TYPE, Uint8Array.of(7, 2, 0))],
    ["a state vector that is none", CLOSE_BAD_FRAME, ({ send }) => send({ kind: STATE, bytes: Uint8Array.of(200) })],
    [
      "an awareness state that is none",
      CLOSE_BAD_FRAME,
      ({ send }) => send({ kind: AWARENESS, bytes: Uint8Array.of(1) }),
    ],
    ["a frame that is too large", CLOSE_OVERSIZE, ({ room }) => room.sendBytes(SYNC_TYPE, new Uint8Array(4000))],
    ["a message of another kind", CLOSE_UNKNOWN_MESSAGE, ({ room }) => room.send("shout", {})],
    ["a message of another form", CLOSE_BAD_FRAME, ({ room }) => room.send("say", { text: 5 })],
    [
      "an edit that gives the document another shape",
      CLOSE_BAD_FRAME,
      ({ send }, doc) => {
        const other = new Y.Doc();
        Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
        other.getMap("items").set("a", 1);
        send({ kind: UPDATE, bytes: Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)) });
      },
    ],
    [
      "a document that is too large",
      CLOSE_OVERSIZE,
      ({ send }) => {
        const other = new Y.Doc();
        other.getMap("root").set("big", "x".repeat(DOCUMENT_MAX - 28_000));
        send({ kind: UPDATE, bytes: Y.encodeStateAsUpdate(other) });
        const more = new Y.Doc();
        more.getMap("root").set("mine", "x".repeat(40_000));
        send({ kind: UPDATE, bytes: Y.encodeStateAsUpdate(more) });
      },
    ],
  ];

  it.for(attacks)("%s, and the others go on", async ([, code, attack]) => {
    const workshop = await createWorkshop(server, SMALL_MAP);
    const [ada, eve] = [await joinWorkshop(server, workshop, "Ada"), await joinWorkshop(server, workshop, "Eve")];
    const mine = await readWorkshop(ada);
    attack(eve, mine.doc);
    await until(() => eve.closed() !== undefined, "the close");
    expect(eve.closed()).toBe(code);
    ada.send({ kind: UPDATE, bytes: vertexUpdate(mine.doc, 3) });
    const late = await joinWorkshop(server, workshop, "Cyd");
    const text = textOfDocument(await readWorkshop(late));
    expect(text).toContain('"x": 3');
    expect(ada.closed()).toBeUndefined();
    for (const client of [ada, late]) await client.room.leave();
  });

  it("random bytes, and the others go on", async () => {
    const code = await createWorkshop(server, SMALL_MAP);
    const ada = await joinWorkshop(server, code, "Ada");
    const mine = await readWorkshop(ada);
    const kind = fc.constantFrom(STATE, DIFF, UPDATE, AWARENESS);
    const message = fc.tuple(kind, fc.uint8Array({ maxLength: 200 }));
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 4 }), async (messages) => {
        const eve = await joinWorkshop(server, code, "Eve");
        for (const [each, bytes] of messages) eve.send({ kind: each, bytes });
        let answered = false;
        eve.room.ping(() => (answered = true));
        await until(() => answered || eve.closed() !== undefined, "an answer or the close");
        expect([undefined, CLOSE_BAD_FRAME, CLOSE_FLOOD]).toContain(eve.closed());
        if (eve.closed() === undefined) void eve.room.leave();
        await until(() => eve.closed() !== undefined, "the end");
      }),
      { numRuns: 40 },
    );
    ada.send({ kind: UPDATE, bytes: vertexUpdate(mine.doc, 3) });
    const late = await joinWorkshop(server, code, "Cyd");
    expect(textOfDocument(await readWorkshop(late))).toBe(textOfDocument(mine));
    expect(ada.closed()).toBeUndefined();
  });

  it("an edit of a viewer", async () => {
    const code = await createWorkshop(server, SMALL_MAP);
    const ada = await joinWorkshop(server, code, "Ada");
    ada.room.send("open", { open: false });
    await until(() => ada.received.people.at(-1)?.open === false, "the setting");
    const bob = await joinWorkshop(server, code, "Bob");
    const seen = await readWorkshop(bob);
    expect(bob.bytes.some(({ kind }) => kind === STATE)).toBe(false);
    bob.send({ kind: UPDATE, bytes: vertexUpdate(seen.doc, 9) });
    await until(() => bob.closed() !== undefined, "the close");
    expect(bob.closed()).toBe(CLOSE_READ_ONLY);
    expect(textOfDocument(await readWorkshop(ada))).not.toContain('"x": 9');
  });
});

describe("a network", () => {
  it("may send and open a limited amount", async () => {
    const edits = { burst: 6000, perSecond: 0.001 };
    const limited = await startLiveServer(undefined, {
      namespace: "limited",
      workshops: { ...UNLIMITED_WORKSHOPS, edits },
    });
    const [code, other] = [await createWorkshop(limited), await createWorkshop(limited, { name: "x".repeat(4000) })];
    const ada = await joinWorkshop(limited, code, "Ada");
    const { doc } = await readWorkshop(ada);
    for (const size of [1500, 2500]) {
      const before = Y.encodeStateVector(doc);
      doc.getMap("root").set(`mine ${size}`, "x".repeat(size));
      ada.send({ kind: UPDATE, bytes: Y.encodeStateAsUpdate(doc, before) });
    }
    await until(() => ada.bytes.length > 0, "an answer");
    await expect(joinWorkshop(limited, other, "Bob")).rejects.toThrow("too many documents");
    ada.send({ kind: UPDATE, bytes: new Uint8Array(3000) });
    await until(() => ada.closed() !== undefined, "the close");
    expect(ada.closed()).toBe(CLOSE_FLOOD);
    await limited.stop();
  });
});

describe("requests", () => {
  const post = (body: BodyInit, type: string) =>
    fetch(`${server.url}/api/workshops`, { method: "POST", body, headers: { "content-type": type } });

  it("for what is not there, or not an update, are refused", async () => {
    expect((await post(Uint8Array.of(9, 9, 9), "application/octet-stream")).status).toBe(400);
    expect((await post("{}", "application/json")).status).toBe(415);
    expect((await post(new Uint8Array(300 * 1024), "application/octet-stream")).status).toBe(413);
    for (const path of ["222222", "nothing", "222222/versions/1", "222222/versions/x"]) {
      expect((await fetch(`${server.url}/api/workshops/${path}`)).status).toBe(404);
    }
  });
});
