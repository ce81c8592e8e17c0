/**
 * The Colyseus room around a match: connections in, match calls out; nothing is decided here. Each tick, in this order:
 * queued commands → one input per player → step → write the state → one patch, all in the same turn, so that the patches
 * are a lossless stream of ticks. What the referee said is sent after it.
 */
import { type AuthContext, type Client, type InputAPI, Room } from "@colyseus/core";
import { advance } from "#match/tick.ts";
import type { Match } from "#match/match.ts";
import { CLOSE_FAULT, isDismissal } from "#protocol/close-code.ts";
import { KeysInput, type MatchState } from "#protocol/state.ts";
import { INPUT_BITS } from "#sim/input.ts";
import { TICK_RATE } from "#sim/step.ts";
import type { Visitor } from "../identity/visitor.ts";
import { Bouncer } from "./bouncer.ts";
import { dismiss } from "./dismiss.ts";
import { carryOut } from "./escort.ts";
import { freeRoomCode } from "./free-code.ts";
import { furnish } from "./furnish.ts";
import { guardFrames } from "./guard-frames.ts";
import { Herald } from "./herald.ts";
import { admitVisitor, takeLeftSeat } from "./arrival.ts";
import { Listing } from "./listing.ts";
import { cutSilentNewcomers, cutSlowReaders, measurePings, readInputs, syncNewcomers } from "./line.ts";
import { Reception } from "./reception.ts";
import { receptionPorts } from "./reception-ports.ts";
import type { RoomKind, RoomPorts } from "./room-ports.ts";
import { createSeatHolder, renewSeatHolder, tell, type SeatHolder } from "./seat-holder.ts";
import { StateWriter } from "./state-writer.ts";
import { stopFrameworkTimers } from "./stop-framework-timers.ts";
import { TickMeter } from "./tick-meter.ts";

export abstract class MatchRoom extends Room<{ state: MatchState }> {
  /** Set by the composition root before the first room is made. */
  static ports: RoomPorts;

  abstract readonly kind: RoomKind;
  readonly meter = new TickMeter();
  match!: Match;
  #inputs!: InputAPI<KeysInput>;
  #writer!: StateWriter;
  #bouncer!: Bouncer;
  #herald!: Herald;
  #listing!: Listing;
  #reception!: Reception;
  #stopTicking: (() => void) | undefined;
  /** True from the moment the room breaks down: who has a seat reserved may still come, and finds it closed. */
  #broken = false;
  readonly #holders = new Map<string, SeatHolder>();

  /** Only the gatekeeper calls it, with a visitor whose proof it has checked. */
  static override async onAuth(_token: string, visitor: unknown, _context: AuthContext): Promise<Visitor> {
    return visitor as Visitor;
  }

  override onCreate(maker: Partial<Visitor> = {}): void {
    const { ports } = MatchRoom;
    guardFrames(this, (client) => this.#holders.get(client.sessionId)?.guard, ports.now, ports.log);
    this.roomId = freeRoomCode(ports.random);
    this.match = furnish(this.kind, maker, ports);
    this.#writer = new StateWriter(this.match, ports.shelf);
    this.state = this.#writer.state;
    this.#inputs = this.defineInput(KeysInput, {
      tickRate: TICK_RATE,
      sanitize: (input: KeysInput) => void (input.keys &= INPUT_BITS),
    });
    stopFrameworkTimers(this);
    this.#bouncer = new Bouncer(this.roomId, this.match, ports.bans, ports.date);
    this.#herald = new Herald(this, this.#holders, ports.date);
    this.#listing = new Listing(this, this.kind.kind, maker.flag ?? "", ports.date);
    this.#reception = new Reception(receptionPorts(this, ports, this.#writer));
    carryOut(this, this.match, this.#holders, this.#bouncer);
    this.#listing.publish(this.match);
    this.onMessage("*", (client: Client, type: string | number, payload: unknown) => {
      const holder = this.#holders.get(client.sessionId);
      const offence = holder && this.#reception.receive(client, holder, String(type), payload);
      if (offence !== undefined) dismiss(this, client, offence.code, offence.reason);
    });
  }

  /** Asked by the gatekeeper before a seat is reserved: a close code, or 0 for welcome. */
  refusalFor(visitor: Visitor): number {
    return this.#bouncer.refusalFor(visitor);
  }

  override onJoin(client: Client, _options: unknown, visitor: Visitor): void {
    if (this.#broken) return client.leave(CLOSE_FAULT);
    const { now, censor } = MatchRoom.ports;
    const left = takeLeftSeat(this.#holders, this.clients, visitor);
    if (left !== undefined) return this.#resume(client, left);
    const id = admitVisitor(this.match, visitor, censor);
    this.#bouncer.remember(visitor.key);
    this.#holders.set(client.sessionId, createSeatHolder(id, visitor, now()));
    this.#welcome(client, id);
  }

  /** The connection broke or the page was reloaded: the seat waits, the disc stands still. */
  override onDrop(client: Client, code?: number): void {
    const holder = this.#holders.get(client.sessionId);
    // Whom we sent away, and who does it all the time, has no seat to come back to: the framework calls onLeave.
    if (holder === undefined || isDismissal(code) || !holder.breaks.spend(MatchRoom.ports.now())) return;
    this.match.queue.push({ kind: "connection", id: holder.memberId, connected: false });
    const reservation = this.allowReconnection(client, MatchRoom.ports.patience.seatMs / 1000);
    holder.forgoSeat = () => void reservation.reject(new Error("sent away"));
    // Its rejection (the time is over) is answered by the framework, which then calls onLeave.
    reservation.catch(() => undefined);
    this.#restIfAlone();
  }

  override onReconnect(client: Client): void {
    const holder = this.#holders.get(client.sessionId);
    if (holder !== undefined) this.#resume(client, holder);
  }

  override onLeave(client: Client): void {
    const holder = this.#holders.get(client.sessionId);
    if (holder === undefined) return;
    this.#holders.delete(client.sessionId);
    this.match.queue.push({ kind: "leave", id: holder.memberId });
    this.#restIfAlone();
  }

  override onDispose(): void {
    this.#sleep();
    this.#writer.close();
    this.#bouncer.clear();
    MatchRoom.ports.keeper.wake(this);
  }

  /** One bad room never ends the process: whatever throws in here ends this room alone. */
  override onUncaughtException(error: Error, method: string): void {
    MatchRoom.ports.log.error({ err: error, room: this.roomId, method }, "a room broke down");
    this.#broken = true;
    this.#sleep();
    // A room that could not even be made is taken away by the framework.
    if (method !== "onCreate") void this.disconnect(CLOSE_FAULT);
  }

  /** He is back in his seat, over a new line. */
  #resume(client: Client, holder: SeatHolder): void {
    renewSeatHolder(holder, MatchRoom.ports.now());
    this.#holders.set(client.sessionId, holder);
    this.match.queue.push({ kind: "connection", id: holder.memberId, connected: true });
    this.#welcome(client, holder.memberId);
  }

  #welcome(client: Client, memberId: number): void {
    tell(client, "you", { id: memberId });
    tell(client, "history", this.#herald.history);
    MatchRoom.ports.keeper.wake(this);
    this.#stopTicking ??= MatchRoom.ports.ticker.add(
      () => this.#tick(),
      (ticks) => this.meter.skip(ticks),
    );
  }

  /** They are given a world to start from. A room that had nobody but visitors who never answered does not last. */
  #receiveNewcomers(): void {
    this.#writer.requestKeyframe();
    this.autoDispose = !this.kind.lasting;
  }

  /** A room without connected people stands still and costs nothing; what they left behind is settled before. */
  #restIfAlone(): void {
    if (this.clients.length > 0 || this.#broken) return;
    this.#tick();
    this.#listing.publish(this.match);
    this.#sleep();
    if (this.#holders.size === 0 && !this.autoDispose) MatchRoom.ports.keeper.rest(this);
  }

  #sleep(): void {
    this.#stopTicking?.();
    this.#stopTicking = undefined;
    this.meter.pause();
  }

  #tick(): void {
    const { now, log, patience } = MatchRoom.ports;
    const start = now();
    try {
      this.clock.tick();
      if (syncNewcomers(this.clients, this.#holders)) this.#receiveNewcomers();
      readInputs(this.clients, this.#holders, this.#inputs, this.match, this.meter.gapP99);
      measurePings(this.clients, this.#holders, this.match, now);
      const report = advance(this.match);
      this.#writer.write(this.match, report);
      this.broadcastPatch();
      this.#herald.deliver(this.match);
      if (report.rosterChanged) carryOut(this, this.match, this.#holders, this.#bouncer);
      this.#listing.update(this.match);
      cutSlowReaders(this);
      cutSilentNewcomers(this, this.#holders, start - patience.answerMs);
    } catch (error) {
      this.onUncaughtException(error as Error, "tick");
    }
    if (this.meter.record(start, now())) log.warn({ room: this.roomId, ...this.meter.figures() }, "a room is slow");
  }
}
