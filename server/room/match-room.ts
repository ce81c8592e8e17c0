/**
 * The Colyseus room around a match: it decides nothing itself. Each tick, in this order: queued commands, the keys that hold, step,
 * write the state, a patch if something has changed (without one nothing did), all in the same turn, and the referee's notices.
 */
import { type AuthContext, type Client, CloseCode, matchMaker, Room } from "@colyseus/core";
import { isGameOn, type Match } from "#match/match.ts";
import { findMember } from "#match/members.ts";
import type { RoomFigures } from "#protocol/admin.ts";
import { CLOSE_CROWDED, CLOSE_FAULT, CLOSE_PASSWORD, CLOSE_REPLACED, isDismissal } from "#protocol/close-code.ts";
import type { MatchState } from "#protocol/state.ts";
import type { JoinRequest } from "../admission/join-request.ts";
import { RoomAdmission } from "../admission/room-admission.ts";
import { closeClient } from "../colyseus/close-client.ts";
import { guardFrames } from "../colyseus/frame-guard.ts";
import { stopFrameworkTimers } from "../colyseus/framework-timers.ts";
import type { HostedRoom, HostRequest } from "../support/hosted-room.ts";
import { shareFrames, type SharedFrames } from "../colyseus/shared-frames.ts";
import { receiveUpload, type UploadReply } from "../stadium/receive-upload.ts";
import { applyTickEffects } from "./apply-tick.ts";
import { Broadcaster } from "./broadcast.ts";
import { HostAccess } from "./host-access.ts";
import { checkConnections, networksOf, predictedBy, receiveClientKeys, setHeldKeys, skipTicks } from "./client-io.ts";
import { createClientSession, renewClientSession, type ClientSession } from "./client-session.ts";
import { chosenMap } from "./chosen-map.ts";
import { openRoomMatch, type RoomOrigin } from "./create-room-match.ts";
import { joinMatch, reclaimSeat, recordPlayer } from "./join.ts";
import { countedStadiums } from "./map-uses.ts";
import { MatchResults } from "./match-results.ts";
import { MessageHandler, messagePorts, receiveMessages } from "./messages.ts";
import { NewClients } from "./new-clients.ts";
import { isNewAndIdle, makePlace } from "./places.ts";
import { RoomListingPublisher } from "./room-listing.ts";
import { RoomClock } from "./room-clock.ts";
import type { RoomKind, RoomPorts } from "./room-ports.ts";
import { RoomRecordings } from "./room-recordings.ts";
import { advanceRoom, type RoomScript } from "./room-script.ts";
import { createPersistence, type Persistence } from "./saved/persistence.ts";
import { hashToken } from "./saved/saved-room.ts";
import { StateWriter } from "./state-writer.ts";
import { TickMeter } from "./tick-meter.ts";
import { isViewer, NO_MEMBER, Viewers } from "./viewers.ts";

const REPLACED = "another tab took over the seat";

/** The class of the rooms of one kind on one server. */
export function matchRoom(kind: RoomKind, ports: RoomPorts): new () => MatchRoom {
  return class extends MatchRoom {
    override readonly kind = kind;
    override readonly ports = ports;
  };
}

export abstract class MatchRoom extends Room<{ state: MatchState }> implements HostedRoom {
  abstract readonly kind: RoomKind;
  abstract readonly ports: RoomPorts;
  meter!: TickMeter;
  match!: Match;
  recordings!: RoomRecordings;
  #frames!: SharedFrames;
  /** Time of the last tick in monotonic milliseconds. */
  #tickMs = 0;
  #writer!: StateWriter;
  #admission!: RoomAdmission;
  #broadcaster!: Broadcaster;
  #listing!: RoomListingPublisher;
  messageHandler!: MessageHandler;
  #host!: HostAccess;
  #clock!: RoomClock;
  /** True from an error on: clients with a reserved seat can still join, and are closed. */
  #failed = false;
  readonly #sessions = new Map<string, ClientSession>();
  readonly #viewers = new Viewers();
  readonly #newClients = new NewClients();
  #persistence!: Persistence;
  #script: RoomScript | undefined;

  /** Called by the join guard only, with a verified request. */
  static override async onAuth(_token: string, request: unknown, _context: AuthContext): Promise<JoinRequest> {
    return request as JoinRequest;
  }

  override onCreate(origin: RoomOrigin = {}): void | Promise<void> {
    const loading = chosenMap(origin, this.ports);
    return loading === undefined ? this.#open(origin) : loading.then((map) => this.#open({ ...origin, map }));
  }

  #open(origin: RoomOrigin): void {
    const { ports } = this;
    const { saved } = origin;
    const { now, refusals } = ports;
    guardFrames(this, {
      guardOf: ({ sessionId }) => (this.#sessions.get(sessionId) ?? this.#viewers.sessions.get(sessionId))?.guard,
      onBytes: (client, keys) => receiveClientKeys(this, client, this.#sessions, { bytes: keys, tickMs: this.#tickMs }),
      now,
      refusals,
    });
    this.seatReservationTimeout = ports.timeouts.reservationMs / 1000;
    this.meter = new TickMeter(ports.counts);
    this.roomId = saved?.code ?? origin.code ?? this.roomId;
    const flag = saved?.flag ?? origin.flag ?? "";
    this.match = openRoomMatch(this.kind, origin, ports);
    const onSkip = (ticks: number) => skipTicks(this.clients, this.#sessions, ticks);
    this.#clock = new RoomClock(this, () => this.#tick(), onSkip);
    this.#writer = new StateWriter(this.match, countedStadiums(this.roomId, ports), ports.counts);
    this.state = this.#writer.state;
    this.#frames = shareFrames(this, () => predictedBy(this.#sessions, this.#writer.soleKeyChange));
    stopFrameworkTimers(this);
    this.#admission = new RoomAdmission(this.roomId, this.match, ports.bans, ports.date);
    const results = new MatchResults(this.kind.kind, ports);
    this.#broadcaster = new Broadcaster(this, this.#sessions, ports, { history: saved?.history, results });
    this.recordings = new RoomRecordings(this.match, ports, this.#broadcaster);
    const listed = { replay: () => this.recordings.published, viewers: () => this.#viewers.sessions.size };
    const hasScript = () => this.#script !== undefined;
    this.#listing = new RoomListingPublisher(this, this.kind.kind, flag, { now: ports.date, hasScript, ...listed });
    const messageParts = { writer: this.#writer, admission: this.#admission, chat: this.#broadcaster.chat };
    this.messageHandler = new MessageHandler(messagePorts(this, ports, messageParts));
    this.#host = new HostAccess({
      ...{ room: this, kind: this.kind.kind, match: this.match, sessions: this.#sessions },
      ...{ broadcaster: this.#broadcaster, createdAt: ports.date(), process: matchMaker.processId },
      load: () => this.#clock.load,
    });
    applyTickEffects(this, this.match, this.#sessions, this.#admission);
    this.#listing.publish(this.match);
    receiveMessages(this, this.messageHandler, this.#sessions, refusals);
    ports.openRooms.add(this);
    ports.awakeRooms.update(this, new Set([origin.network ?? ""]));
    const parts = { sessions: this.#sessions, admission: this.#admission, broadcaster: this.#broadcaster, flag };
    const onRelease = (memberId: number) => this.#releaseSeat(memberId);
    this.#persistence = createPersistence(this, { ...parts, onRelease }, saved);
    if (saved === undefined) return;
    this.#updateLifetime();
    if (saved.seats.length === 0) ports.openRooms.becameEmpty(this);
  }

  /** Called by the join guard before a seat is reserved: a close code, or 0 for an accepted join. */
  refusalFor(request: JoinRequest): number {
    if (this.clients.length === 0 && !this.ports.awakeRooms.isAllowed(request.network)) return CLOSE_CROWDED;
    const why = this.#admission.refusalFor(request);
    return why === CLOSE_PASSWORD && this.#persistence.kept.has(request.key) ? 0 : why;
  }

  /** Called by the join guard before a seat is reserved: whether the room has a place, which another client may have to leave. */
  async makePlaceFor(request: JoinRequest): Promise<boolean> {
    if (isViewer(request)) return this.#sessions.size > 0 && this.#viewers.hasPlace(this);
    return this.#persistence.kept.has(request.key) || makePlace(this, this.#sessions, this.match, request);
  }

  /** Called by the process that received the file of a member with a ticket. */
  receiveUpload(file: string): Promise<UploadReply> {
    return receiveUpload(file, this.ports);
  }

  /** Called by the join guard: whether a client with this key is in the room, or its seat is kept. */
  hasMember(key: string): boolean {
    return [...this.#sessions.values()].some(({ request }) => request.key === key);
  }

  describe(): RoomFigures {
    return this.#host.describe();
  }

  dismiss(key: string, code: number, reason: string): void {
    this.#host.dismiss(key, code, reason);
  }

  /** Called over the framework's remote calls. */
  answerHost(request: HostRequest): unknown {
    return this.#host.answer(request);
  }

  override onJoin(client: Client, _options: unknown, request: JoinRequest): void {
    if (this.#failed) return client.leave(CLOSE_FAULT);
    const { now } = this.ports;
    if (isViewer(request)) {
      this.#viewers.add(client, request, now());
      return this.#welcome(client, NO_MEMBER);
    }
    const connections = {
      getById: (sessionId: string) => this.clients.getById(sessionId),
      replace: (connected: Client) => closeClient(this, connected, CLOSE_REPLACED, REPLACED),
    };
    const takesSeat = this.kind.oneSeat ? { ...request, takeSeat: true } : request;
    const reclaimed = reclaimSeat(this.#sessions, connections, takesSeat);
    if (reclaimed !== undefined) return this.#resume(client, reclaimed);
    const id = joinMatch(this.match, request);
    this.#admission.joined(request.key);
    recordPlayer(this.ports, request);
    this.#sessions.set(client.sessionId, createClientSession(id, request, now()));
    this.#welcome(client, id);
  }

  /** A duplicated tab reconnects with the token of a connected one, which gets a code of its own. */
  override checkReconnectionToken(token: string): ReturnType<Room["checkReconnectionToken"]> {
    const connected = this.clients.find((client) => client.reconnectionToken === token);
    if (connected !== undefined) closeClient(this, connected, CLOSE_REPLACED, REPLACED);
    return super.checkReconnectionToken(token);
  }

  /** The connection broke or the page was reloaded: the seat is kept, and the disc stands still. */
  override onDrop(client: Client, code?: number): void {
    const session = this.#sessions.get(client.sessionId);
    // A kicked client, and one that drops all the time, loses the seat: the framework calls onLeave.
    if (session === undefined || isDismissal(code) || !session.drops.take(this.ports.now())) return;
    this.match.queue.push({ kind: "connection", id: session.memberId, connected: false });
    session.tokenHash = hashToken(client.reconnectionToken);
    const { seatMs, newMemberSeatMs } = this.ports.timeouts;
    const isNew = isNewAndIdle(this.match, findMember(this.match, session.memberId));
    const reservation = this.allowReconnection(client, (isNew ? newMemberSeatMs : seatMs) / 1000);
    session.releaseSeat = () => void reservation.reject(new Error("seat released"));
    // The framework handles the rejection (the time is over) and then calls onLeave.
    reservation.catch(() => undefined);
    this.#pauseIfEmpty();
  }

  override onReconnect(client: Client): void {
    const session = this.#sessions.get(client.sessionId);
    if (session !== undefined) this.#resume(client, session);
  }

  override onLeave(client: Client): void {
    const session = this.#sessions.get(client.sessionId);
    if (session === undefined) return this.#viewers.remove(client) ? this.#pauseIfEmpty() : undefined;
    this.#sessions.delete(client.sessionId);
    this.match.queue.push({ kind: "leave", id: session.memberId });
    if (this.#sessions.size === 0) this.#viewers.closeAll(this);
    this.#pauseIfEmpty();
  }

  /** A room that closes because the server stops is saved, to be restored by the next one; an empty one has been saved before. */
  override disconnect(closeCode: number = CloseCode.CONSENTED): Promise<unknown> {
    if (closeCode === CloseCode.SERVER_SHUTDOWN && !this.#persistence.saver.hasEnded) {
      this.#tick();
      if (this.#sessions.size > 0) this.#persistence.saver.save();
      this.#persistence.saver.keep();
    }
    this.#clock.stop();
    return super.disconnect(closeCode);
  }

  /** Another process runs this room now: its clients come back to that one. */
  handOver(): void {
    this.#persistence.saver.keep();
    void this.disconnect(CloseCode.SERVER_SHUTDOWN);
  }

  override onDispose(): void {
    this.#clock.stop();
    this.recordings.close();
    this.#persistence.kept.close();
    this.#writer.close();
    if (this.#persistence.saver.close()) this.#admission.clearBans();
    this.#admission.close();
    this.ports.openRooms.remove(this);
    if (this.#failed) this.ports.onFailed(this.roomId);
    this.ports.awakeRooms.update(this, new Set());
    this.#script?.roomClosed();
  }

  /** An exception ends this room alone, never the process. */
  override onUncaughtException(error: Error, method: string): void {
    this.ports.log.error({ err: error, room: this.roomId, method }, "room failed");
    this.#failed = true;
    // What was saved before the error can be restored.
    this.#persistence?.saver.keep();
    this.#clock?.stop();
    // The framework disposes of a room whose creation failed.
    if (method !== "onCreate") void this.disconnect(CLOSE_FAULT);
  }

  /** The client of a seat did not come back after a restart of the server. */
  #releaseSeat(id: number): void {
    this.match.queue.push({ kind: "leave", id });
    this.#updateLifetime();
    this.#pauseIfEmpty();
  }

  /** Rooms of a lasting kind, and those that wait for returning clients, stay open without clients. */
  #updateLifetime(): void {
    this.autoDispose = !this.kind.lasting && this.#persistence.kept.count === 0;
  }

  /** The client takes its seat over a new connection. */
  #resume(client: Client, session: ClientSession): void {
    renewClientSession(session, this.ports.now());
    this.#sessions.set(client.sessionId, session);
    this.match.queue.push({ kind: "connection", id: session.memberId, connected: true });
    this.#welcome(client, session.memberId);
  }

  #welcome(client: Client, memberId: number): void {
    this.#newClients.added();
    this.#broadcaster.welcome(client, memberId, this.match);
    this.ports.openRooms.becameUsed(this);
    this.ports.awakeRooms.update(this, networksOf(this.clients, this.#sessions));
    this.#clock.start();
  }

  /** A room without connected clients does not tick; what its last clients caused is applied before. */
  #pauseIfEmpty(): void {
    this.ports.awakeRooms.update(this, networksOf(this.clients, this.#sessions));
    if (this.clients.length > 0 || this.#persistence.saver.hasEnded) return;
    this.#tick();
  }

  /** After a tick without clients. A game of a script goes on, and so does a script that is busy. */
  #sleep(): void {
    if (this.#script !== undefined && (this.#script.isBusy || isGameOn(this.match))) return;
    this.#listing.publish(this.match);
    this.#persistence.saver.save();
    this.#clock.stop();
    if (this.#sessions.size === 0 && !this.autoDispose) this.ports.openRooms.becameEmpty(this);
  }

  /** The script manages this room from now on; also called when the script asks for something while the room sleeps. */
  setScript(script: RoomScript | undefined): void {
    this.#script = script;
    this.messageHandler.chat.gate = script;
    this.autoDispose = false;
    this.ports.openRooms.becameUsed(this);
    this.#clock.start();
  }

  #tick(): void {
    const start = this.ports.now();
    this.#tickMs = start;
    try {
      this.clock.tick();
      const joined = this.#newClients.sync(this.clients, this.#sessions, this.#viewers.sessions);
      if (joined.members || joined.viewers) this.#writer.requestKeyframe();
      // A room whose clients never answered does not last.
      if (joined.members) this.#updateLifetime();
      this.messageHandler.chat.release();
      setHeldKeys(this.#sessions, this.match);
      const report = advanceRoom(this.match, this.#script);
      this.#writer.write(this.match, report);
      if (this.#writer.stamp(this.match, this.#frames.hasChanges)) this.broadcastPatch();
      this.#broadcaster.send(this.match);
      this.recordings.update();
      if (report.rosterChanged) applyTickEffects(this, this.match, this.#sessions, this.#admission);
      this.#listing.update(this.match);
      checkConnections(this, this.#sessions, this.#viewers.sessions, start);
      this.#persistence.saver.tick();
    } catch (error) {
      this.onUncaughtException(error as Error, "tick");
    }
    this.#clock.record(start);
    if (this.clients.length === 0 && !this.#failed) this.#sleep();
  }
}
