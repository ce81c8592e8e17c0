/** Receives the messages of clients: checks schema and rate, and turns them into commands of the referee. */
import { type Client, ClientState, type Room } from "@colyseus/core";
import type { CommandOf, StadiumChoice } from "#match/command.ts";
import { viewOf, type Match } from "#match/match.ts";
import { findMember, type Member } from "#match/members.ts";
import { CLOSE_BAD_FRAME, CLOSE_UNKNOWN_MESSAGE } from "#protocol/close-code.ts";
import { cleanLine, STADIUM_NAME_MAX } from "#room/text.ts";
import { isToServerKind, rateLimitOf, toServer, type ToServer, type ToServerKind } from "#protocol/to-server.ts";
import { mayUpload, refusalOf } from "#room/permissions.ts";
import type { Refusal } from "#room/refusal.ts";
import type { Ban } from "../admission/bans.ts";
import type { RoomAdmission } from "../admission/room-admission.ts";
import { TokenBucket } from "../limits/token-bucket.ts";
import { closeClient } from "../colyseus/close-client.ts";
import type { Violation } from "../colyseus/frame-guard.ts";
import type { RefusalCounter } from "../monitoring/refusals.ts";
import { sendTo, type ClientSession, type ClientSessions } from "./client-session.ts";
import { pageOfBans } from "./ban-page.ts";
import { ChatQueue } from "./chat-queue.ts";
import { commandOf, type MessageContext } from "./message-command.ts";
import { draftReport } from "./player-report.ts";
import type { RoomRecordings, What } from "./room-recordings.ts";
import type { RecentChat } from "./recent-chat.ts";
import type { RoomPorts } from "./room-ports.ts";
import type { StateWriter } from "./state-writer.ts";

export type MessagePorts = MessageContext & {
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  /** The bans of the room, the newest first. */
  readonly bans: () => readonly Ban[];
  readonly issueTicket: (memberId: number) => string | Promise<string>;
  readonly refusals: RefusalCounter;
  /** A refusal, or the name of the reported member. */
  readonly report: (
    memberId: number,
    message: ToServer["report"],
  ) => Promise<{ readonly why: Refusal } | { readonly name: string }>;
  /** Saves a recording: its code, once it can be read, or a refusal. */
  readonly record: (what: What) => Promise<string> | Refusal;
  /** The client's world differs from the digest of this tick. */
  readonly onDesync: (memberId: number, tick: number) => void;
};

/** Passes the messages of a room's clients to its handler. A violation ends the connection. */
export function receiveMessages(
  room: Room,
  handler: MessageHandler,
  sessions: ClientSessions,
  refusals: RefusalCounter,
): void {
  room.onMessage("*", (client: Client, type: string | number, payload: unknown) => {
    const session = sessions.get(client.sessionId);
    const violation = session && handler.receive(client, session, String(type), payload);
    if (violation === undefined) return;
    refusals.add(violation.counted, { room: room.roomId, code: violation.code });
    closeClient(room, client, violation.code, violation.reason);
  });
}

/** Minimum interval between two refusals of a client because of the rate. */
const RATE_REFUSAL_MS = 1000;

export class MessageHandler {
  /** Chat lines that wait for the verdict of the room's script. */
  readonly chat: ChatQueue;
  readonly #ports: MessagePorts;

  constructor(ports: MessagePorts) {
    this.#ports = ports;
    this.chat = new ChatQueue(ports.match, ports.now);
  }

  /** A violation ends the connection. Refusals are sent to the client here. */
  receive(client: Client, session: ClientSession, kind: string, payload: unknown): Violation | undefined {
    if (!isToServerKind(kind))
      return { code: CLOSE_UNKNOWN_MESSAGE, reason: "unknown message", counted: "unknownMessage" };
    const result = toServer[kind].safeParse(payload ?? undefined);
    if (!result.success)
      return { code: CLOSE_BAD_FRAME, reason: `malformed message: ${kind}`, counted: "messageShape" };
    if (!this.#takeToken(session, kind)) {
      this.#refuseRate(client, session, kind);
      return undefined;
    }
    const why = this.#handle(client, session.memberId, kind, result.data as never);
    if (why !== undefined) sendTo(client, "refused", { kind, why });
    return undefined;
  }

  #handle<K extends ToServerKind>(client: Client, by: number, kind: K, message: ToServer[K]): Refusal | undefined {
    const { match, issueTicket, onDesync } = this.#ports;
    if (kind === "desync") {
      onDesync(by, (message as ToServer["desync"]).tick);
      return undefined;
    }
    if (kind === "ticket") {
      const member = findMember(match, by);
      if (member === undefined || !mayUpload(viewOf(match), member)) return "rights";
      void sendTicket(client, issueTicket(by));
      return undefined;
    }
    if (kind === "bans") {
      const refused = refusalOf(viewOf(match), { kind }, by);
      if (refused === undefined)
        sendTo(client, "bans", pageOfBans(this.#ports.bans(), (message as ToServer["bans"]).from));
      return refused;
    }
    if (kind === "report") {
      void this.#report(client, by, message as ToServer["report"]);
      return undefined;
    }
    if (kind === "record") return this.#record(client, (message as ToServer["record"]).what);
    if (kind === "slash") {
      this.#receiveSlash(client, by, (message as ToServer["slash"]).text);
      return undefined;
    }
    const command = commandOf(kind, message as never, by, this.#ports);
    if (typeof command === "string") return command;
    if (command?.kind === "chat") return this.#receiveChat(command, by);
    if (command !== undefined) match.queue.push(command);
    return undefined;
  }

  /** A line that its sender may not send is refused before a script could repeat it. */
  #receiveChat(command: CommandOf<"chat">, by: number): Refusal | undefined {
    const { match } = this.#ports;
    const { text, to } = command;
    if (this.chat.gate !== undefined && findMember(match, by) !== undefined) {
      const refused = refusalOf(viewOf(match), command, by);
      if (refused !== undefined) return refused;
    }
    const settle = (shown: boolean) => void (shown && match.queue.push(command));
    this.chat.add({ by, text, scope: typeof to === "number" ? "private" : to, settle });
    return undefined;
  }

  /** Scripts do not receive lines of members that may not chat; commands of the page work for them. */
  #receiveSlash(client: Client, by: number, text: string): void {
    const { match, censor } = this.#ports;
    const mayChat = refusalOf(viewOf(match), { kind: "chat", to: "room" }, by) === undefined;
    const settle = (shown: boolean) => {
      if (client.state === ClientState.JOINED) sendTo(client, "slash", { text, handled: !shown });
    };
    if (this.chat.gate === undefined || !mayChat) settle(true);
    else this.chat.add({ by, text: censor(text), scope: "room", settle });
  }

  #record(client: Client, what: What): Refusal | undefined {
    const code = this.#ports.record(what);
    if (typeof code === "string") return code;
    void code.then((stored) => {
      if (client.state === ClientState.JOINED) sendTo(client, "recording", { what, code: stored });
    });
    return undefined;
  }

  async #report(client: Client, by: number, message: ToServer["report"]): Promise<void> {
    const { report, date } = this.#ports;
    const result = await report(by, message);
    if ("why" in result) sendTo(client, "refused", { kind: "report", why: result.why });
    else sendTo(client, "notice", { notice: { kind: "reported", name: result.name }, at: date() });
  }

  #takeToken(session: ClientSession, kind: ToServerKind): boolean {
    const now = this.#ports.now();
    let bucket = session.buckets.get(kind);
    if (bucket === undefined) session.buckets.set(kind, (bucket = new TokenBucket(rateLimitOf(kind), now)));
    return bucket.take(now);
  }

  #refuseRate(client: Client, session: ClientSession, kind: ToServerKind): void {
    const { now: clock, refusals } = this.#ports;
    const now = clock();
    refusals.add("messageRate", { kind });
    if (now < session.rateRefusedMs + RATE_REFUSAL_MS) return;
    session.rateRefusedMs = now;
    sendTo(client, "refused", { kind, why: "rate" });
  }
}

/** A client that left meanwhile gets none. */
async function sendTicket(client: Client, ticket: string | Promise<string>): Promise<void> {
  const token = await ticket;
  if (client.state === ClientState.JOINED) sendTo(client, "ticket", { token });
}

type Censor = (text: string) => string;

/** A stadium by its name in the library, or by the checksum of an uploaded one. */
function findStadium(name: string, ports: RoomPorts, censor: Censor): StadiumChoice | undefined {
  const known = ports.stadiums.find(name);
  if (known !== undefined) return { name, stadium: known };
  const uploaded = ports.stadiumStore.find(name);
  if (uploaded === undefined) return undefined;
  return { name: censor(cleanLine(uploaded.name, STADIUM_NAME_MAX)) || name, stadium: uploaded };
}

type MessageRoom = { readonly roomId: string; readonly match: Match; readonly recordings: RoomRecordings };

/** The ports of a room's message handler. */
export function messagePorts(
  { roomId, match, recordings }: MessageRoom,
  ports: RoomPorts,
  {
    writer,
    chat,
    admission,
  }: {
    readonly writer: StateWriter;
    readonly chat: RecentChat;
    readonly admission: RoomAdmission;
  },
): MessagePorts {
  const { now, date, log } = ports;
  /** Members whose first mismatch was logged. */
  const desynced = new WeakSet<Member>();
  const censor = (text: string) => (match.settings.listed ? ports.censor(text) : text);
  return {
    match,
    now,
    refusals: ports.refusals,
    date,
    findStadium: (name) => findStadium(name, ports, censor),
    censor,
    bans: () => admission.bans,
    findBan: (id) => admission.bans.find((ban) => ban.id === id),
    issueTicket: (memberId) => ports.tickets.issue(roomId, memberId),
    report: async (by, message) => {
      const draft = draftReport({ roomId, match }, chat, by, message);
      if (typeof draft === "string") return { why: draft };
      const why = await ports.reports.file(draft, () => recordings.saveClip());
      return why === undefined ? { name: draft.target.name } : { why };
    },
    record: (what) => recordings.save(what),
    onDesync: (id, tick) => {
      writer.requestRepair();
      ports.counts.mismatches++;
      const member = findMember(match, id);
      if (member === undefined || desynced.has(member)) return;
      desynced.add(member);
      log.warn({ room: roomId, member: id, tick }, "a client's world differs from the server's");
    },
  };
}
