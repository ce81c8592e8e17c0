/** The room of a document: connections, people and messages. What edits do is in document-sync.ts. */
import { type AuthContext, type Client, ErrorCode, ServerError } from "@colyseus/core";
import { CLOSE_CROWDED, CLOSE_FLOOD, refusalStatus } from "#protocol/close-code.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import { DOCUMENT_MAX, READ_BYTES, SYNC_TYPE, type WorkshopToClient } from "#protocol/workshop.ts";
import { workshopToServer, type WorkshopToServerKind } from "#protocol/workshop-messages.ts";
import type { JoinRequest } from "../admission/join-request.ts";
import type { RateLimiter } from "../admission/rate-limiter.ts";
import type { BytesLimit } from "../colyseus/guarded-transport.ts";
import type { Quota } from "../limits/quota.ts";
import { MessageRoom, type MessageRoomLimits, type MessageRoomPorts } from "../support/message-room.ts";
import { ChatLog } from "./chat-log.ts";
import { DocumentSync } from "./document-sync.ts";
import type { WorkshopDocuments } from "./documents.ts";
import { handleWorkshopMessage, type WorkshopMessages } from "./messages.ts";
import { OpenDocument } from "./open-document.ts";
import { createPerson, listPeople, mayEdit, type Person, WORKSHOP_FRAMES } from "./person.ts";

export type WorkshopPorts = MessageRoomPorts & {
  readonly documents: WorkshopDocuments;
  readonly censor: (text: string) => string;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  /** Connections of all documents together. */
  readonly perNetwork: Quota;
  /** Bytes of documents and edits that the server reads, by network. */
  readonly edits: RateLimiter;
};

/** Reading costs up to two milliseconds per kilobyte, in which no other room of the process goes on. */
export const EDIT_BYTES: RateLimit = { burst: 4 * DOCUMENT_MAX, perSecond: 32 * 1024 };

export const WORKSHOP_CONNECTIONS = { total: 2000, perNetwork: 100 };

/** The largest document may be on its way to a client that has just joined. */
const LIMITS: MessageRoomLimits = { clients: 40, rooms: 300, unreadMax: 4 * 1024 * 1024 };

export type WorkshopAuth = {
  readonly key: string;
  readonly fingerprint: string;
  readonly name: string;
  readonly network: string;
};

/** Of the join that opens the document. */
type WorkshopOrigin = Partial<Pick<JoinRequest, "code" | "network">>;

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
  /** Undefined until the document was found. */
  #document: OpenDocument | undefined;
  #sync!: DocumentSync;
  #messages!: WorkshopMessages;

  /** Called by the join guard only, with a verified request. */
  static override async onAuth(_token: string, request: unknown, _context: AuthContext): Promise<WorkshopAuth> {
    const { key, fingerprint, nickname, network } = request as JoinRequest;
    return { key, fingerprint, name: nickname, network };
  }

  override async onCreate({ code = "", network = "" }: WorkshopOrigin = {}): Promise<void> {
    const { documents, date, censor, now, edits, refusals } = this.ports;
    this.roomId = code;
    const opened = await documents.open(code);
    if (opened === undefined) throw new ServerError(ErrorCode.MATCHMAKE_INVALID_ROOM_ID, "there is no such document");
    if (!edits.take(network, opened.workshop.state.length)) {
      refusals.add("workshopFull");
      throw new ServerError(refusalStatus(CLOSE_CROWDED), "too many documents are opened from your network");
    }
    const document = new OpenDocument(opened, {
      ...{ documents, date },
      onVersion: (version) => this.#sendToAll("version", version),
    });
    const people = () => this.#people.values();
    this.#document = document;
    this.#sync = new DocumentSync({
      ...{ document, people, now },
      send: ({ client }, message) => client.sendBytes(SYNC_TYPE, message),
      sendToOthers: (person, message) => this.sendBytesTo(SYNC_TYPE, message, (auth) => auth !== person?.auth),
      refuse: ({ client }, why, reason) =>
        this.refuse(why === CLOSE_FLOOD ? "frameRate" : "workshopUpdate", client, why, reason),
      peopleChanged: () => this.#sendPeople(),
      takeBytes: ({ client }, bytes) => edits.take(this.authOf(client)?.network ?? "", bytes),
    });
    this.#messages = {
      ...{ document, people, now, chat: new ChatLog(date, censor) },
      send: (kind, message) => this.#sendToAll(kind, message),
      accessChanged: () => this.#accessChanged(),
    };
    await super.onCreate();
  }

  protected override open(): () => void {
    return () => {
      this.#sync.destroy();
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
    this.#sync.leave(person);
    this.#sendPeople();
  }

  protected override async welcome(client: Client): Promise<void> {
    const person = this.#people.get(client.sessionId)!;
    const { access, versions } = this.#document!;
    const welcome: WorkshopToClient["welcome"] = {
      ...{ you: person.id, open: access.open, people: listPeople(this.#people.values()) },
      ...{ chat: this.#messages.chat.lines, versions: versions.list },
    };
    client.send("welcome", welcome);
    this.#sync.join(person);
    this.#sendPeople();
  }

  protected override async receive(client: Client, _auth: WorkshopAuth, name: string, message: unknown): Promise<void> {
    const person = this.#people.get(client.sessionId)!;
    const kind = name as WorkshopToServerKind;
    const why = handleWorkshopMessage(this.#messages, person, kind, message as never);
    if (why === undefined) return;
    if (why === "rate") this.ports.refusals.add("messageRate", { room: this.roomId, kind });
    const refused: WorkshopToClient["refused"] = { kind, why };
    client.send("refused", refused);
  }

  protected override receiveBytes(client: Client, _auth: WorkshopAuth, part: Uint8Array): void {
    this.#sync.receive(this.#people.get(client.sessionId)!, part);
  }

  #accessChanged(): void {
    const { access } = this.#document!;
    for (const person of this.#people.values()) {
      const could = mayEdit(person);
      person.access = access.accessOf(person.auth.key);
      if (could && !mayEdit(person)) person.lostAt = this.ports.now();
      if (!could && mayEdit(person)) this.#sync.askForState(person);
    }
    this.#document!.saveSoon();
    this.#sendPeople();
  }

  #sendPeople(): void {
    const { open } = this.#document!.access;
    this.#sendToAll("people", { people: listPeople(this.#people.values()), open });
  }

  #sendToAll<K extends keyof WorkshopToClient>(kind: K, message: WorkshopToClient[K]): void {
    this.sendTo(kind, message);
  }
}
