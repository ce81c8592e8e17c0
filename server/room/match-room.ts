/**
 * The Colyseus room around a match: connections in, match calls out; it decides nothing itself. Each tick, in this order:
 * queued commands, the keys that hold, step, write the state, and a patch if something has changed, all in the same turn: a tick
 * without a patch is one in which nothing did. The referee's notices are sent after it.
 */
import { type AuthContext, type Client, matchMaker, Room } from "@colyseus/core";
import type { Match } from "#match/match.ts";
import { findMember } from "#match/members.ts";
import { advance } from "#match/tick.ts";
import { CLOSE_BAD_FRAME, CLOSE_FAULT, CLOSE_REPLACED, isDismissal } from "#protocol/close-code.ts";
import type { RoomFigures } from "#protocol/admin.ts";
import type { MatchState } from "#protocol/state.ts";
import { TICK_MS } from "#sim/step.ts";
import type { JoinRequest } from "../admission/join-request.ts";
import { RoomAdmission } from "../admission/room-admission.ts";
import { closeClient } from "../colyseus/close-client.ts";
import { guardFrames } from "../colyseus/frame-guard.ts";
import { stopFrameworkTimers } from "../colyseus/framework-timers.ts";
import type { HostedRoom, HostRequest } from "../support/hosted-room.ts";
import { shareFrames, type SharedFrames } from "../colyseus/shared-frames.ts";
import { receiveUpload, type UploadReply } from "../stadium/receive-upload.ts";
import { applyTickEffects } from "./apply-tick.ts";
import type { RoomAccount } from "./cpu-budget.ts";
import { REPORT_TICKS } from "./earliness-log.ts";
import { Broadcaster } from "./broadcast.ts";
import { HostAccess } from "./host-access.ts";
import {
  closeSilentClients,
  closeSlowReaders,
  measurePings,
  receiveKeys,
  reportPacing,
  setHeldKeys,
  syncNewClients,
} from "./client-io.ts";
import { createClientSession, renewClientSession, sendTo, type ClientSession } from "./client-session.ts";
import { createRoomMatch } from "./create-room-match.ts";
import { joinMatch, reclaimSeat, recordPlayer } from "./join.ts";
import { MessageHandler, messagePorts } from "./messages.ts";
import { isNewAndIdle, makePlace } from "./places.ts";
import { RoomListingPublisher } from "./room-listing.ts";
import type { RoomKind, RoomPorts } from "./room-ports.ts";
import { StateWriter } from "./state-writer.ts";
import { TickMeter } from "./tick-meter.ts";

/** Interval of the checks of connections, in ticks. */
const CHECK_TICKS = 6;

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
  #frames!: SharedFrames;
  /** Time of the last tick in monotonic milliseconds. */
  #tickMs = 0;
  #writer!: StateWriter;
  #admission!: RoomAdmission;
  #broadcaster!: Broadcaster;
  #listing!: RoomListingPublisher;
  #messages!: MessageHandler;
  #host!: HostAccess;
  #stopTicking: (() => void) | undefined;
  /** Counts the computing time while the room ticks. */
  #account: RoomAccount | undefined;
  /** True from an error on: clients with a reserved seat can still join, and are closed. */
  #failed = false;
  readonly #sessions = new Map<string, ClientSession>();

  /** Called by the join guard only, with a verified request. */
  static override async onAuth(_token: string, request: unknown, _context: AuthContext): Promise<JoinRequest> {
    return request as JoinRequest;
  }

  override onCreate(creator: Partial<JoinRequest> = {}): void {
    const { ports } = this;
    const { now, refusals } = ports;
    guardFrames(this, {
      guardOf: (client) => this.#sessions.get(client.sessionId)?.guard,
      onKeys: (client, keys) => this.#receiveKeys(client, keys),
      now,
      refusals,
    });
    this.seatReservationTimeout = ports.timeouts.reservationMs / 1000;
    this.meter = new TickMeter(ports.tickTimes);
    this.roomId = creator.code ?? this.roomId;
    this.match = createRoomMatch(this.kind, creator, ports);
    this.#writer = new StateWriter(this.match, ports.stadiumStore);
    this.state = this.#writer.state;
    this.#frames = shareFrames(this);
    stopFrameworkTimers(this);
    this.#admission = new RoomAdmission(this.roomId, this.match, ports.bans, ports.date);
    this.#broadcaster = new Broadcaster(this, this.#sessions, ports);
    this.#listing = new RoomListingPublisher(this, this.kind.kind, creator.flag ?? "", ports.date);
    this.#messages = new MessageHandler(
      messagePorts(this, ports, { writer: this.#writer, chat: this.#broadcaster.chat }),
    );
    this.#host = new HostAccess({
      room: this,
      kind: this.kind.kind,
      match: this.match,
      sessions: this.#sessions,
      broadcaster: this.#broadcaster,
      createdAt: ports.date(),
      process: matchMaker.processId,
      load: () => this.#account && { gapP99: this.meter.gapP99, cpu: this.#account.share },
    });
    applyTickEffects(this, this.match, this.#sessions, this.#admission);
    this.#listing.publish(this.match);
    this.onMessage("*", (client: Client, type: string | number, payload: unknown) => {
      const session = this.#sessions.get(client.sessionId);
      const violation = session && this.#messages.receive(client, session, String(type), payload);
      if (violation === undefined) return;
      refusals.add(violation.counted, { room: this.roomId, code: violation.code });
      closeClient(this, client, violation.code, violation.reason);
    });
    ports.openRooms.add(this);
  }

  /** Called by the join guard before a seat is reserved: a close code, or 0 for an accepted join. */
  refusalFor(request: JoinRequest): number {
    return this.#admission.refusalFor(request);
  }

  /** Called by the join guard before a seat is reserved: whether the room has a place, which another client may have to leave. */
  makePlaceFor(request: JoinRequest): Promise<boolean> {
    return makePlace(this, this.#sessions, this.match, request);
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
    const connections = {
      getById: (sessionId: string) => this.clients.getById(sessionId),
      replace: (connected: Client) => this.#replaceConnection(connected),
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
    if (connected !== undefined) this.#replaceConnection(connected);
    return super.checkReconnectionToken(token);
  }

  #replaceConnection(client: Client): void {
    closeClient(this, client, CLOSE_REPLACED, "another tab took over the seat");
  }

  /** The connection broke or the page was reloaded: the seat is kept, and the disc stands still. */
  override onDrop(client: Client, code?: number): void {
    const session = this.#sessions.get(client.sessionId);
    // A kicked client, and one that drops all the time, loses the seat: the framework calls onLeave.
    if (session === undefined || isDismissal(code) || !session.drops.take(this.ports.now())) return;
    this.match.queue.push({ kind: "connection", id: session.memberId, connected: false });
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
    if (session === undefined) return;
    this.#sessions.delete(client.sessionId);
    this.match.queue.push({ kind: "leave", id: session.memberId });
    this.#pauseIfEmpty();
  }

  override onDispose(): void {
    this.#pause();
    this.#writer.close();
    this.#admission.close();
    this.ports.openRooms.remove(this);
  }

  /** An exception ends this room alone, never the process. */
  override onUncaughtException(error: Error, method: string): void {
    this.ports.log.error({ err: error, room: this.roomId, method }, "room failed");
    this.#failed = true;
    this.#pause();
    // The framework disposes of a room whose creation failed.
    if (method !== "onCreate") void this.disconnect(CLOSE_FAULT);
  }

  /** The client takes its seat over a new connection. */
  #resume(client: Client, session: ClientSession): void {
    renewClientSession(session, this.ports.now());
    this.#sessions.set(client.sessionId, session);
    this.match.queue.push({ kind: "connection", id: session.memberId, connected: true });
    this.#welcome(client, session.memberId);
  }

  #welcome(client: Client, memberId: number): void {
    sendTo(client, "you", { id: memberId });
    sendTo(client, "history", this.#broadcaster.history);
    this.ports.openRooms.becameUsed(this);
    this.#resumeTicking();
  }

  #receiveKeys(client: Client, bytes: Uint8Array): void {
    const session = this.#sessions.get(client.sessionId);
    if (session === undefined) return;
    const passed = Math.min(1, (this.ports.now() - this.#tickMs) / TICK_MS);
    const fault = receiveKeys(session, bytes, this.match.world.game.tick + passed);
    if (fault === undefined) return;
    this.ports.refusals.add("frameShape", { room: this.roomId, code: CLOSE_BAD_FRAME });
    closeClient(this, client, CLOSE_BAD_FRAME, fault);
  }

  #resumeTicking(): void {
    const { ticker, cpuBudget } = this.ports;
    this.#stopTicking ??= ticker.add(
      () => this.#tick(),
      (ticks) => this.meter.skip(ticks),
    );
    this.#account ??= cpuBudget.open({
      stadium: () => this.match.world.arena.stadium,
      onHeavy: () => void this.match.queue.push({ kind: "load", stop: false }),
      onOverload: () => {
        this.match.queue.push({ kind: "load", stop: true });
        this.ports.log.warn({ room: this.roomId, ...this.meter.figures() }, "game stopped: too much computing time");
      },
    });
  }

  /** A room without connected clients does not tick; what its last clients caused is applied before. */
  #pauseIfEmpty(): void {
    if (this.clients.length > 0 || this.#failed) return;
    this.#tick();
    this.#listing.publish(this.match);
    this.#pause();
    if (this.#sessions.size === 0 && !this.autoDispose) this.ports.openRooms.becameEmpty(this);
  }

  #pause(): void {
    this.#stopTicking?.();
    this.#stopTicking = undefined;
    this.#account?.close();
    this.#account = undefined;
    this.meter.pause();
  }

  #tick(): void {
    const { now, log } = this.ports;
    const start = now();
    this.#tickMs = start;
    try {
      this.clock.tick();
      if (syncNewClients(this.clients, this.#sessions)) {
        this.#writer.requestKeyframe();
        // A room whose clients never answered does not last.
        this.autoDispose = !this.kind.lasting;
      }
      setHeldKeys(this.clients, this.#sessions, this.match);
      const report = advance(this.match);
      this.#writer.write(this.match, report);
      if (this.#writer.stamp(this.match, this.#frames.hasChanges)) this.broadcastPatch();
      this.#broadcaster.send(this.match);
      if (report.rosterChanged) applyTickEffects(this, this.match, this.#sessions, this.#admission);
      this.#listing.update(this.match);
      this.#checkConnections(start);
    } catch (error) {
      this.onUncaughtException(error as Error, "tick");
    }
    const end = now();
    this.#account?.record(end - start);
    if (this.meter.record(start, end)) log.warn({ room: this.roomId, ...this.meter.figures() }, "room is slow");
  }

  /** What need not be done for each client in every tick. */
  #checkConnections(nowMs: number): void {
    const { tick } = this.match.world.game;
    if (tick % REPORT_TICKS === 0) reportPacing(this.clients, this.#sessions, this.meter.gapP99);
    if (tick % CHECK_TICKS !== 0) return;
    const { now, refusals, timeouts } = this.ports;
    measurePings(this.clients, this.#sessions, this.match, now);
    closeSlowReaders(this, refusals);
    closeSilentClients(this, this.#sessions, nowMs - timeouts.answerMs, refusals);
  }
}
