/**
 * A server with one document and its clients, without sockets: the product's own code on both sides, and lines between them that
 * delay, stall and break. Time is that of the fake timers of the test.
 */
import type { Client } from "@colyseus/core";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { connectWorkshop, type WorkshopRoom } from "#client/net/workshop/connect-workshop.ts";
import type { Workshop } from "#client/net/workshop/workshop.ts";
import { stadiumDocument, type StadiumDocument } from "#editor/document.ts";
import { createHistory, type History } from "#editor/history.ts";
import { createDocument } from "#editor/load.ts";
import type { StoredWorkshop, WorkshopChange } from "#server/store/workshops.ts";
import { DocumentSync } from "#server/workshop/document-sync.ts";
import { OpenDocument } from "#server/workshop/open-document.ts";
import { createPerson, listPeople, type Person } from "#server/workshop/person.ts";

/** Close codes of the framework: the connection was lost, and the server stops. */
const LOST = 1006;
const STOPS = 4001;

type Handler = (message: never) => void;

/** One connection. Messages arrive in order, after a delay; those on their way are lost when it breaks. */
class Line {
  delayMs = 20;
  #readyMs = { up: 0, down: 0 };
  #isOpen = true;

  /** Nothing arrives for a while, either way. */
  stall(ms: number): void {
    const end = performance.now() + ms;
    this.#readyMs = { up: Math.max(this.#readyMs.up, end), down: Math.max(this.#readyMs.down, end) };
  }

  send(way: "up" | "down", deliver: () => void): void {
    const now = performance.now();
    this.#readyMs[way] = Math.max(this.#readyMs[way], now + this.delayMs);
    setTimeout(() => this.#isOpen && deliver(), this.#readyMs[way] - now);
  }

  break(): void {
    this.#isOpen = false;
  }
}

export class VirtualWorkshop {
  #stored: StoredWorkshop;
  #document!: OpenDocument;
  #sync!: DocumentSync;
  readonly #people = new Map<
    Person,
    { line: Line; toClient: (kind: string | number, message: unknown) => void; end: (code: number) => void }
  >();
  #lastId = 0;
  /** Codes with which the server has closed connections. */
  readonly refusals: number[] = [];
  isUp = false;

  constructor(value: Record<string, unknown>) {
    this.#stored = {
      ...{ code: "ABC234", title: "", ownerKey: "owner", open: true, rights: {}, revision: 0 },
      ...{ createdAt: 0, usedAt: 0, changedAt: 0, state: Y.encodeStateAsUpdate(createDocument(value).doc) },
    };
    this.start();
  }

  get document(): StadiumDocument {
    return stadiumDocument(this.#document.doc);
  }

  start(): void {
    const document = new OpenDocument(
      { workshop: this.#stored, versions: [] },
      {
        documents: {
          save: (_code: string, change: WorkshopChange) => void (this.#stored = { ...this.#stored, ...change }),
          addVersion: () => undefined,
          close: () => undefined,
        },
        date: () => Date.now(),
        onVersion: () => undefined,
      },
    );
    this.#document = document;
    this.#sync = new DocumentSync({
      document,
      people: () => this.#people.keys(),
      send: (person, message) => this.#send(person, message),
      sendToOthers: (origin, message) => {
        for (const person of this.#people.keys()) if (person !== origin) this.#send(person, message);
      },
      refuse: (person, code) => {
        this.refusals.push(code);
        this.#people.get(person)?.end(code);
      },
      peopleChanged: () => undefined,
      takeBytes: () => true,
      now: () => performance.now(),
    });
    this.isUp = true;
  }

  /** Ends the server. An orderly end saves the document; otherwise the last seconds are lost. */
  stop({ orderly }: { readonly orderly: boolean }): void {
    this.isUp = false;
    this.#sync.destroy();
    const stored = this.#stored;
    this.#document.close();
    if (!orderly) this.#stored = stored;
    for (const { end } of this.#people.values()) end(orderly ? STOPS : LOST);
    this.#people.clear();
  }

  /** The client's end of a new connection. */
  connect(key: string, line: Line): WorkshopRoom {
    const handlers = new Map<string | number, Handler>();
    const leaveHandlers: ((code: number) => void)[] = [];
    let isOpen = true;
    const end = (code: number) => {
      line.break();
      this.#leave(person);
      if (!isOpen) return;
      isOpen = false;
      for (const handle of leaveHandlers) handle(code);
    };
    const toClient = (kind: string | number, message: unknown) => handlers.get(kind)?.(message as never);
    const access = this.#document.access.accessOf(key);
    const auth = { key, fingerprint: key, name: key };
    const client = {} as Client;
    const person = createPerson(
      { client, auth, id: ++this.#lastId, access, leave: () => undefined },
      performance.now(),
    );
    this.#people.set(person, { line, toClient, end });
    const people = listPeople(this.#people.keys());
    const welcome = { you: person.id, open: true, people, chat: [], versions: [] };
    line.send("down", () => toClient("welcome", welcome));
    this.#sync.join(person);
    return {
      send: () => undefined,
      sendBytes: (_type: number, bytes: Uint8Array) => {
        const part = bytes.slice();
        line.send("up", () => this.#people.has(person) && this.#sync.receive(person, part));
      },
      onMessage: (kind: string | number, handle: Handler) => void handlers.set(kind, handle),
      onLeave: (handle: (code: number) => void) => void leaveHandlers.push(handle),
      leave: async () => end(LOST),
      ping: (answer: () => void) => line.send("up", () => line.send("down", answer)),
      connection: { close: () => undefined },
      reconnection: { enabled: true },
      /** The line breaks: the client notices at once, the server later. */
      lose: () => {
        line.break();
        setTimeout(() => this.#leave(person), 9000);
        end(LOST);
      },
    } as unknown as WorkshopRoom;
  }

  #leave(person: Person): void {
    if (this.#people.delete(person) && this.isUp) this.#sync.leave(person);
  }

  #send(person: Person, message: Uint8Array): void {
    const { line, toClient } = this.#people.get(person)!;
    const bytes = message.slice();
    line.send("down", () => toClient(0, bytes));
  }
}

/** A page with the document. */
export class VirtualEditor {
  readonly doc = new Y.Doc();
  readonly document = stadiumDocument(this.doc);
  readonly awareness = new Awareness(this.doc);
  readonly history: History = createHistory(this.document);
  readonly workshop: Workshop;
  #line = new Line();
  #room: WorkshopRoom | undefined;

  constructor(server: VirtualWorkshop, key: string) {
    this.workshop = connectWorkshop({
      doc: this.doc,
      awareness: this.awareness,
      random: () => 0.5,
      join: async () => {
        await new Promise((resolve) => setTimeout(resolve, 30));
        if (!server.isUp) throw new TypeError("no answer");
        this.#line = new Line();
        this.#room = server.connect(key, this.#line);
        return this.#room;
      },
    });
  }

  stall(ms: number): void {
    this.#line.stall(ms);
  }

  setDelay(ms: number): void {
    this.#line.delayMs = ms;
  }

  loseConnection(): void {
    (this.#room as unknown as { lose: () => void } | undefined)?.lose();
  }

  close(): void {
    this.workshop.leave();
    this.awareness.destroy();
    this.history.destroy();
    this.doc.destroy();
  }
}
