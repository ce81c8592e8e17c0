/**
 * The room of a document: passes edits and awareness states on, and decides which clients may edit. Edits are merged by Yjs; one
 * that the document cannot take closes the connection of its sender, and the others do not notice.
 */
import { type AuthContext, type Client, ErrorCode, ServerError } from "@colyseus/core";
import type { UpdateFault } from "#editor/document-shape.ts";
import { CLOSE_BAD_FRAME, CLOSE_CROWDED, CLOSE_FLOOD, CLOSE_OVERSIZE, CLOSE_READ_ONLY } from "#protocol/close-code.ts";
import {
  AWARENESS,
  decodeSyncMessage,
  DIFF,
  encodeSyncMessage,
  STATE,
  type SyncKind,
  UPDATE,
} from "#protocol/sync-message.ts";
import { READ_BYTES, SYNC_TYPE, type WorkshopToClient } from "#protocol/workshop.ts";
import { workshopToServer, type WorkshopToServerKind } from "#protocol/workshop-messages.ts";
import type { JoinRequest } from "../admission/join-request.ts";
import type { BytesLimit } from "../colyseus/guarded-transport.ts";
import type { Quota } from "../limits/quota.ts";
import { MessageRoom, type MessageRoomLimits, type MessageRoomPorts } from "../support/message-room.ts";
import type { WorkshopDocuments } from "./documents.ts";
import { handleWorkshopMessage, type WorkshopMessages } from "./messages.ts";
import { OpenDocument } from "./open-document.ts";
import { createPerson, listPeople, mayEdit, type Person, WORKSHOP_FRAMES } from "./person.ts";
import { Presence } from "./presence.ts";
import { ChatLog } from "./chat-log.ts";

export type WorkshopPorts = MessageRoomPorts & {
  readonly documents: WorkshopDocuments;
  readonly censor: (text: string) => string;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  /** Connections of all documents together. */
  readonly perNetwork: Quota;
};

export const WORKSHOP_CONNECTIONS = { total: 2000, perNetwork: 100 };

/** The largest document may be on its way to a client that has just joined. */
const LIMITS: MessageRoomLimits = { clients: 40, rooms: 300, unreadMax: 4 * 1024 * 1024 };

/** A right to edit that was taken still holds for edits that were on their way, in milliseconds. */
const GRACE_MS = 2000;

export type WorkshopAuth = {
  readonly key: string;
  readonly fingerprint: string;
  readonly name: string;
  readonly network: string;
};

const FAULTS: Readonly<Record<UpdateFault, number>> = {
  malformed: CLOSE_BAD_FRAME,
  incomplete: CLOSE_BAD_FRAME,
  foreign: CLOSE_BAD_FRAME,
  shape: CLOSE_BAD_FRAME,
  "too large": CLOSE_OVERSIZE,
};

/** The class of the rooms of documents on one server. */
export function workshopRoom(ports: WorkshopPorts): new () => WorkshopRoom {
  return class extends WorkshopRoom {
    override readonly ports = ports;
  };
}

export abstract class WorkshopRoom extends MessageRoom<WorkshopAuth> implements BytesLimit {
  abstract override readonly ports: WorkshopPorts;
  readonly bytesLimit = READ_BYTES;
  protected override readonly limits = LIMITS;
  protected override readonly schemas = workshopToServer;
  protected override readonly frameRules = WORKSHOP_FRAMES;
  readonly #people = new Map<string, Person>();
  #lastId = 0;
  #document: OpenDocument | undefined;
  #presence: Presence | undefined;
  #messages!: WorkshopMessages;

  /** Called by the join guard only, with a verified request. */
  static override async onAuth(_token: string, request: unknown, _context: AuthContext): Promise<WorkshopAuth> {
    const { key, fingerprint, nickname, network } = request as JoinRequest;
    return { key, fingerprint, name: nickname, network };
  }

  override async onCreate({ code = "" }: { readonly code?: string } = {}): Promise<void> {
    const { documents, date, censor, now } = this.ports;
    this.roomId = code;
    const opened = await documents.open(code);
    if (opened === undefined) throw new ServerError(ErrorCode.MATCHMAKE_INVALID_ROOM_ID, "there is no such document");
    const document = new OpenDocument(opened, {
      ...{ documents, date },
      onVersion: (version) => this.#sendToAll("version", version),
    });
    this.#document = document;
    this.#presence = new Presence(document.doc, (update) => this.#sendBytes(AWARENESS, update));
    document.onUpdate((update, origin) => this.#sendBytes(UPDATE, update, origin));
    this.#messages = {
      ...{ document, chat: new ChatLog(date, censor), now },
      people: () => this.#people.values(),
      send: (kind, message) => this.#sendToAll(kind, message),
      accessChanged: () => this.#accessChanged(),
    };
    await super.onCreate();
  }

  protected override open(): () => void {
    return () => {
      this.#presence?.destroy();
      this.#document?.close();
    };
  }

  override onJoin(client: Client, options: unknown, auth: WorkshopAuth): void {
    const { perNetwork, refusals, now } = this.ports;
    const leave = perNetwork.take(auth.network);
    if (leave === undefined) {
      refusals.add("workshopFull", { code: CLOSE_CROWDED });
      return client.leave(CLOSE_CROWDED, "too many connections from your network");
    }
    const document = this.#document!;
    if (document.access.claim(auth.key)) document.saveSoon();
    const access = document.access.accessOf(auth.key);
    this.#people.set(client.sessionId, createPerson({ client, auth, id: ++this.#lastId, access, leave }, now()));
    super.onJoin(client, options, auth);
  }

  override onLeave(client: Client): void {
    const person = this.#people.get(client.sessionId);
    this.#people.delete(client.sessionId);
    super.onLeave(client);
    if (person === undefined) return;
    person.leave();
    if (person.awareness !== null) this.#presence?.remove(person.awareness);
    this.#sendPeople();
  }

  /** Followed by a first state of the other side each way: what one lacks, the other sends. */
  protected override async welcome(client: Client): Promise<void> {
    const person = this.#people.get(client.sessionId)!;
    const { access, versions } = this.#document!;
    const { chat } = this.#messages;
    const people = listPeople(this.#people.values());
    const lists = { people, chat: chat.lines, versions: versions.list };
    this.#sendMessage(client, "welcome", { you: person.id, open: access.open, ...lists });
    const states = this.#presence!.all();
    if (states !== undefined) this.#sendOne(person, AWARENESS, states);
    if (mayEdit(person)) this.#askForState(person);
    this.#sendPeople();
  }

  protected override async receive(client: Client, _auth: WorkshopAuth, kind: string, message: unknown): Promise<void> {
    const person = this.#people.get(client.sessionId)!;
    const why = handleWorkshopMessage(this.#messages, person, kind as WorkshopToServerKind, message as never);
    if (why === "rate") this.ports.refusals.add("messageRate", { room: this.roomName, kind });
    if (why !== undefined) this.#sendMessage(client, "refused", { kind, why });
  }

  protected override receiveBytes(client: Client, _auth: WorkshopAuth, part: Uint8Array): void {
    const person = this.#people.get(client.sessionId)!;
    const message = person.parts.add(part);
    if (message === undefined) return;
    if (message === "too large") return this.#refuseEdit(client, CLOSE_OVERSIZE, "the edit is too large");
    const decoded = message === "malformed" ? undefined : decodeSyncMessage(message);
    if (decoded === undefined) return this.#refuseEdit(client, CLOSE_BAD_FRAME, "not a message of a document");
    const { kind, bytes } = decoded;
    if (kind === AWARENESS) return this.#receiveAwareness(person, bytes);
    if (kind === STATE) return this.#sendDiff(person, bytes);
    this.#receiveEdit(person, bytes);
  }

  #receiveEdit(person: Person, update: Uint8Array): void {
    const { client, auth } = person;
    if (!mayEdit(person) && this.ports.now() - person.lostAt > GRACE_MS) {
      return this.#refuseEdit(client, CLOSE_READ_ONLY, "you may read this document, but not change it");
    }
    const fault = this.#document!.take(update, client, auth);
    if (fault !== undefined) this.#refuseEdit(client, FAULTS[fault], `the document cannot take the edit: ${fault}`);
  }

  #receiveAwareness(person: Person, update: Uint8Array): void {
    const { client, auth } = person;
    const id = this.#presence!.take(
      update,
      (each) => (person.awareness ?? each) === each && this.#document!.ids.claim(each, auth.key),
    );
    if (id === undefined) return this.#refuseEdit(client, CLOSE_BAD_FRAME, "not an awareness state of this client");
    if (person.awareness === id) return;
    // A page that has reconnected, and whose old connection is not closed yet: the old one must not remove the state.
    for (const other of this.#people.values()) if (other.awareness === id) other.awareness = null;
    person.awareness = id;
    this.#sendPeople();
  }

  /** Costs as much as the document is large. */
  #sendDiff(person: Person, stateVector: Uint8Array): void {
    const { client, states } = person;
    if (!states.take(this.ports.now()))
      return this.#refuseEdit(client, CLOSE_FLOOD, "too many requests for the document");
    let diff: Uint8Array;
    try {
      diff = this.#document!.diff(stateVector);
    } catch {
      return this.#refuseEdit(client, CLOSE_BAD_FRAME, "not a state vector");
    }
    this.#sendOne(person, DIFF, diff);
  }

  #refuseEdit(client: Client, code: number, reason: string): void {
    this.refuse(code === CLOSE_FLOOD ? "frameRate" : "workshopUpdate", client, code, reason);
  }

  /** Asks for what the client has and the document lacks, such as edits made while the connection was down. */
  #askForState(person: Person): void {
    this.#sendOne(person, STATE, this.#document!.stateVector());
  }

  #accessChanged(): void {
    const { access } = this.#document!;
    for (const person of this.#people.values()) {
      const could = mayEdit(person);
      person.access = access.accessOf(person.auth.key);
      if (could && !mayEdit(person)) person.lostAt = this.ports.now();
      if (!could && mayEdit(person)) this.#askForState(person);
    }
    this.#document!.saveSoon();
    this.#sendPeople();
  }

  #sendPeople(): void {
    if (this.#document === undefined) return;
    this.#sendToAll("people", { people: listPeople(this.#people.values()), open: this.#document.access.open });
  }

  #sendToAll<K extends keyof WorkshopToClient>(kind: K, message: WorkshopToClient[K]): void {
    this.sendTo(kind, message);
  }

  #sendMessage<K extends keyof WorkshopToClient>(client: Client, kind: K, message: WorkshopToClient[K]): void {
    client.send(kind, message);
  }

  #sendOne({ client }: Person, kind: SyncKind, bytes: Uint8Array): void {
    client.sendBytes(SYNC_TYPE, encodeSyncMessage({ kind, bytes }));
  }

  /** To all but the client that is the origin. */
  #sendBytes(kind: SyncKind, bytes: Uint8Array, origin?: unknown): void {
    const sender = [...this.#people.values()].find(({ client }) => client === origin)?.auth;
    this.sendBytesTo(SYNC_TYPE, encodeSyncMessage({ kind, bytes }), (auth) => auth !== sender);
  }
}
