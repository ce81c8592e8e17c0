/**
 * The Colyseus room around a match: connections in, match calls out; nothing is decided here. Each tick, in this order:
 * queued commands → one input per player → step → write the state → one patch, all in the same turn, so that the patches
 * are a lossless stream of ticks.
 */
import { type AuthContext, type Client, type InputAPI, Room } from "@colyseus/core";
import { advance } from "#match/tick.ts";
import { admit, createMatch, type Match } from "#match/match.ts";
import { CLOSE_BAD_FRAME, CLOSE_FAULT, CLOSE_UNKNOWN_MESSAGE, isDismissal } from "#protocol/close-code.ts";
import type { JoinOptions } from "#protocol/join-options.ts";
import { KeysInput, type MatchState } from "#protocol/state.ts";
import { schemaOf, type ToServer, type ToServerKind } from "#protocol/to-server.ts";
import { INPUT_BITS } from "#sim/input.ts";
import { TICK_RATE } from "#sim/step.ts";
import { checkVisitor } from "./admission.ts";
import { dismiss } from "./dismiss.ts";
import { freeRoomCode } from "./free-code.ts";
import { guardFrames } from "./guard-frames.ts";
import { commandFor } from "./message-command.ts";
import type { RoomKind, RoomPorts } from "./room-ports.ts";
import { cutSilentNewcomers, cutSlowReaders, readInputs, syncNewcomers } from "./line.ts";
import { createSeatHolder, renewSeatHolder, tell, type SeatHolder } from "./seat-holder.ts";
import { StateWriter } from "./state-writer.ts";
import { TickMeter } from "./tick-meter.ts";

/** A timer that never fires within the life of a process; see `stopFrameworkTimers`. */
const NEVER_MS = 2 ** 31 - 1;

export abstract class MatchRoom extends Room<{ state: MatchState }> {
  /** Set by the composition root before the first room is made. */
  static ports: RoomPorts;

  abstract readonly kind: RoomKind;
  readonly meter = new TickMeter();
  match!: Match;
  #inputs!: InputAPI<KeysInput>;
  #writer!: StateWriter;
  #stopTicking: (() => void) | undefined;
  /** True from the moment the room breaks down: who has a seat reserved may still come, and finds it closed. */
  #broken = false;
  readonly #holders = new Map<string, SeatHolder>();

  static override async onAuth(_token: string, options: unknown, _context: AuthContext): Promise<JoinOptions> {
    return checkVisitor(options);
  }

  override onCreate(): void {
    const { kind } = this;
    const { stadiums, random, now, log } = MatchRoom.ports;
    guardFrames(this, (client) => this.#holders.get(client.sessionId)?.guard, now, log);
    this.roomId = freeRoomCode(random);
    this.maxClients = kind.clientsMax;
    if (!kind.listed) void this.setPrivate();
    const seed = Math.floor(random() * 2 ** 31);
    this.match = createMatch({ ...kind.match, seed }, kind.stadium, stadiums.find(kind.stadium)!);
    this.#writer = new StateWriter(this.match, kind.name);
    this.state = this.#writer.state;
    this.#inputs = this.defineInput(KeysInput, {
      tickRate: TICK_RATE,
      sanitize: (input: KeysInput) => void (input.keys &= INPUT_BITS),
    });
    this.stopFrameworkTimers();
    this.onMessage("*", (client: Client, type: string | number, payload: unknown) => {
      this.#receive(client, String(type), payload);
    });
  }

  override onJoin(client: Client, _options: unknown, auth: JoinOptions): void {
    if (this.#broken) return client.leave(CLOSE_FAULT);
    const id = admit(this.match, auth.nickname);
    this.#holders.set(client.sessionId, createSeatHolder(id, MatchRoom.ports.now()));
    this.#welcome(client, id);
  }

  /** The connection broke or the page was reloaded: the seat waits, the disc stands still. */
  override onDrop(client: Client, code?: number): void {
    const holder = this.#holders.get(client.sessionId);
    // Whom we sent away has no seat to come back to; without a reservation the framework calls onLeave.
    if (holder === undefined || isDismissal(code)) return;
    this.match.queue.push({ kind: "connection", id: holder.memberId, connected: false });
    this.#sleepIfAlone();
    // Its rejection (the time is over) is answered by the framework, which then calls onLeave.
    this.allowReconnection(client, MatchRoom.ports.patience.seatMs / 1000).catch(() => undefined);
  }

  override onReconnect(client: Client): void {
    const holder = this.#holders.get(client.sessionId);
    if (holder === undefined) return;
    renewSeatHolder(holder, MatchRoom.ports.now());
    this.match.queue.push({ kind: "connection", id: holder.memberId, connected: true });
    this.#welcome(client, holder.memberId);
  }

  override onLeave(client: Client): void {
    const holder = this.#holders.get(client.sessionId);
    if (holder === undefined) return;
    this.#holders.delete(client.sessionId);
    this.match.queue.push({ kind: "leave", id: holder.memberId });
    this.#sleepIfAlone();
  }

  override onDispose(): void {
    this.#sleep();
  }

  /** One bad room never ends the process: whatever throws in here ends this room alone. */
  override onUncaughtException(error: Error, method: string): void {
    MatchRoom.ports.log.error({ err: error, room: this.roomId, method }, "a room broke down");
    this.#broken = true;
    this.#sleep();
    // A room that could not even be made is taken away by the framework.
    if (method !== "onCreate") void this.disconnect(CLOSE_FAULT);
  }

  /**
   * The ticker drives this room. A patch interval of null would start a timer of its own for the room's clock unless a
   * time step is set, so one is set that never fires.
   */
  private stopFrameworkTimers(): void {
    this.setTimestep(() => undefined, NEVER_MS);
    this.patchRate = null;
  }

  #welcome(client: Client, memberId: number): void {
    tell(client, "you", { id: memberId });
    this.#stopTicking ??= MatchRoom.ports.ticker.add(
      () => this.#tick(),
      (ticks) => this.meter.skip(ticks),
    );
  }

  /** A room without connected people stands still and costs nothing. */
  #sleepIfAlone(): void {
    if (this.clients.length === 0) this.#sleep();
  }

  #sleep(): void {
    this.#stopTicking?.();
    this.#stopTicking = undefined;
    this.meter.pause();
  }

  #tick(): void {
    const start = MatchRoom.ports.now();
    try {
      this.clock.tick();
      if (syncNewcomers(this.clients, this.#holders)) this.#writer.requestKeyframe();
      readInputs(this.clients, this.#holders, this.#inputs, this.match, this.meter.gapP99);
      this.#writer.write(this.match, advance(this.match));
      this.broadcastPatch();
      cutSlowReaders(this);
      cutSilentNewcomers(this, this.#holders, start - MatchRoom.ports.patience.answerMs);
    } catch (error) {
      this.onUncaughtException(error as Error, "tick");
    }
    if (this.meter.record(start, MatchRoom.ports.now())) {
      MatchRoom.ports.log.warn({ room: this.roomId, ...this.meter.figures() }, "a room is slow");
    }
  }

  #receive(client: Client, kind: string, payload: unknown): void {
    const schema = schemaOf(kind);
    const holder = this.#holders.get(client.sessionId);
    if (schema === undefined || holder === undefined) {
      return dismiss(this, client, CLOSE_UNKNOWN_MESSAGE, "unknown message");
    }
    const result = schema.safeParse(payload ?? undefined);
    if (!result.success) return dismiss(this, client, CLOSE_BAD_FRAME, `malformed message: ${kind}`);
    if (kind === "desync") return this.#heal(holder, (result.data as ToServer["desync"]).tick);
    const command = commandFor(kind as ToServerKind, result.data as never, holder.memberId, MatchRoom.ports.stadiums);
    if (command !== undefined) this.match.queue.push(command);
  }

  #heal(holder: SeatHolder, tick: number): void {
    const { now, log } = MatchRoom.ports;
    if (now() < holder.desyncFreeMs) return;
    holder.desyncFreeMs = now() + 1000;
    log.warn({ room: this.roomId, member: holder.memberId, tick }, "a client lost track of the world");
    this.#writer.requestKeyframe();
  }
}
