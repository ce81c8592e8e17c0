/**
 * One simulated client: joins a room, sends keys that change about five times a second, and counts what it receives.
 */
import { Protocol } from "@colyseus/core";
import { encodeKeys, KEEP_ALIVE_MS, KEYS_TYPE } from "#protocol/keys-message.ts";
import { HEARTBEAT_TICKS } from "#protocol/state.ts";
import { createRandom, type Random } from "#server/dev/wan-emulator/random.ts";
import { INPUT_BITS } from "#sim/input.ts";
import { TICK_MS, TICK_RATE } from "#sim/step.ts";
import type { Histogram } from "#server/cli/load/histogram.ts";
import { frameOf, RawWebSocket } from "./raw-websocket.ts";

const CODE_MASK = 0x1f;

/** Of a timed patch, as the plain room sends it: opcode, server time and acknowledged input. */
const TIMED = 0x80;
const TIMED_HEADER = 9;

/** The first change of a patch: the state's first field, the tick. */
const FIRST_FIELD = 0x80;

/** Chance that a client's keys change in a tick. */
const CHANGES_PER_TICK = 5 / TICK_RATE;

/** Ticks after which the product's client repeats unchanged keys, and how far ahead of the last patch it names a tick. */
const KEEP_ALIVE_TICKS = Math.round(KEEP_ALIVE_MS / TICK_MS);
const AHEAD_TICKS = 3;

/** Bytes of a patch with nothing but the tick: opcode, field, two bytes. */
const EMPTY_PATCH = 4;

/** More ticks than between two patches. */
const STEP_MAX = 2 * HEARTBEAT_TICKS;

const JOINED = frameOf(Protocol.JOIN_ROOM);
const SAME_INPUT = frameOf(Protocol.ROOM_INPUT_RELIABLE);
const INPUTS = Array.from({ length: INPUT_BITS + 1 }, (_, keys) => frameOf(Protocol.ROOM_INPUT_RELIABLE, 0x80, keys));

/** Sums over all clients of a process. */
export type Tally = {
  inputs: number;
  changes: number;
  payloadBytes: number;
  patches: number;
  /** Patches by the step of their tick from the patch before: 0, 1, more. */
  same: number;
  next: number;
  jumps: number;
  /** Connections that the server closed. */
  lost: number;
};

export const emptyTally = (): Tally => ({
  inputs: 0,
  changes: 0,
  payloadBytes: 0,
  patches: 0,
  same: 0,
  next: 0,
  jumps: 0,
  lost: 0,
});

export type SeatReservation = {
  readonly name: string;
  readonly roomId: string;
  readonly sessionId: string;
  readonly path: string;
};

/** Shared by the clients of a process. */
type Counters = { readonly tally: Tally; readonly gaps: Histogram };

export class LoadClient {
  readonly #socket: RawWebSocket;
  readonly #random: Random;
  readonly #tally: Tally;
  readonly #gaps: Histogram;
  readonly #plain: boolean;
  #playing = false;
  #closing = false;
  #silentTicks = 0;
  #keys = 0;
  #tick = -1;
  /** Ticks since the last patch, by the client's own clock. */
  #sincePatch = 0;
  #sentTick = 0;
  #lastMs = NaN;

  constructor(port: number, seat: SeatReservation, seed: number, { tally, gaps }: Counters) {
    this.#plain = seat.name === "plain";
    this.#random = createRandom(seed);
    this.#tally = tally;
    this.#gaps = gaps;
    this.#socket = new RawWebSocket(port, seat.path, {
      onMessage: (bytes) => this.#receive(bytes),
      onClose: () => {
        this.#playing = false;
        if (!this.#closing) this.#tally.lost++;
      },
    });
  }

  get playing(): boolean {
    return this.#playing;
  }

  get wireBytes(): number {
    return this.#socket.wireBytes;
  }

  /** One tick of the client. Clients of the plain room send an input per tick; those of the product send what changes. */
  tick(): void {
    if (!this.#playing) return;
    this.#sincePatch++;
    const changes = this.#random() < CHANGES_PER_TICK;
    if (changes) {
      this.#keys = Math.floor(this.#random() * INPUTS.length);
      this.#tally.changes++;
    }
    if (this.#plain) return this.#send(changes ? INPUTS[this.#keys]! : SAME_INPUT);
    if (this.#tick < 0 || (!changes && ++this.#silentTicks < KEEP_ALIVE_TICKS)) return;
    this.#silentTicks = 0;
    this.#sentTick = Math.max(this.#sentTick, this.#tick + this.#sincePatch + AHEAD_TICKS);
    this.#send(frameOf(Protocol.ROOM_DATA_BYTES, KEYS_TYPE, ...encodeKeys(this.#sentTick, this.#keys)));
  }

  #send(frame: Buffer): void {
    this.#tally.inputs++;
    this.#socket.send(frame);
  }

  close(): void {
    this.#closing = true;
    this.#socket.close();
  }

  #receive(bytes: Buffer): void {
    this.#tally.payloadBytes += bytes.length;
    const code = bytes[0]! & CODE_MASK;
    if (code === Protocol.ROOM_STATE_PATCH) return this.#receivePatch(bytes);
    if (code === Protocol.JOIN_ROOM) this.#socket.send(JOINED);
    else if (code === Protocol.ROOM_STATE) this.#playing = true;
  }

  #receivePatch(bytes: Buffer): void {
    const now = performance.now();
    if (!Number.isNaN(this.#lastMs)) this.#gaps.add(now - this.#lastMs);
    this.#lastMs = now;
    this.#tally.patches++;
    const tick = this.#tickOf(bytes);
    const step = this.#plain ? (tick - this.#tick) & 0xff : (tick - this.#tick) & 0xffff;
    if (this.#tick >= 0) {
      if (step === 1) this.#tally.next++;
      else if (step === 0) this.#tally.same++;
      else this.#tally.jumps++;
    }
    this.#tick = tick;
    this.#sincePatch = 0;
  }

  /**
   * The tick in a patch: one byte at its start in the plain room, two somewhere in the product's, which is not decoded as a
   * whole. Other bytes can look like it, but hardly a tick that is due.
   */
  #tickOf(bytes: Buffer): number {
    if (this.#plain) {
      const at = (bytes[0]! & TIMED) === 0 ? 1 : TIMED_HEADER;
      return bytes[at] === FIRST_FIELD ? bytes[at + 1]! : this.#tick;
    }
    if (this.#tick < 0) return bytes.length === EMPTY_PATCH ? bytes.readUInt16LE(EMPTY_PATCH - 2) : this.#tick;
    for (let at = 1; at + 2 < bytes.length; at++) {
      const tick = bytes.readUInt16LE(at + 1);
      if (bytes[at] === FIRST_FIELD && ((tick - this.#tick) & 0xffff) <= STEP_MAX) return tick;
    }
    return this.#tick;
  }
}
