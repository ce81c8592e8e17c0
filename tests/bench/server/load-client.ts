/**
 * One simulated client: joins a room, sends keys that change about five times a second, and counts what it receives.
 */
import { Protocol } from "@colyseus/core";
import { createRandom, type Random } from "#server/dev/wan-emulator/random.ts";
import { INPUT_BITS } from "#sim/input.ts";
import { TICK_RATE } from "#sim/step.ts";
import type { Histogram } from "./histogram.ts";
import { frameOf, RawWebSocket } from "./raw-websocket.ts";

const CODE_MASK = 0x1f;
/** Bytes before the state's changes in a patch: code, server time and acknowledged input. */
const PATCH_HEADER = 9;
/** The first change of a patch: the state's first field, tickSeq. */
const FIRST_FIELD = 0x80;
/** Chance that a client's keys change in a tick. */
const CHANGES_PER_TICK = 5 / TICK_RATE;

/** Number of ticks after which a sparse client repeats unchanged keys. */
const REPEAT_TICKS = 12;

const JOINED = frameOf(Protocol.JOIN_ROOM);
const SAME_KEYS = frameOf(Protocol.ROOM_INPUT_RELIABLE);
const KEYS = Array.from({ length: INPUT_BITS + 1 }, (_, keys) => frameOf(Protocol.ROOM_INPUT_RELIABLE, 0x80, keys));

/** Sums over all clients of a process. */
export type Tally = {
  inputs: number;
  changes: number;
  payloadBytes: number;
  patches: number;
  /** Patches by the step of their tickSeq from the patch before: 0, 1, more. */
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
  #playing = false;
  #closing = false;
  #silentTicks = 0;
  #tickSeq = -1;
  #lastMs = NaN;

  constructor(port: number, seat: SeatReservation, seed: number, { tally, gaps }: Counters) {
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

  /** Sends one tick's input. A sparse client sends changes, and the same keys again every REPEAT_TICKS. */
  sendInput(sparse: boolean): void {
    if (!this.#playing) return;
    if (this.#random() >= CHANGES_PER_TICK) {
      if (!sparse || ++this.#silentTicks >= REPEAT_TICKS) this.#send(SAME_KEYS);
      return;
    }
    this.#tally.changes++;
    this.#send(KEYS[Math.floor(this.#random() * KEYS.length)]!);
  }

  #send(frame: Buffer): void {
    this.#silentTicks = 0;
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
    const tickSeq = bytes[PATCH_HEADER] === FIRST_FIELD ? bytes[PATCH_HEADER + 1]! : this.#tickSeq;
    const step = (tickSeq - this.#tickSeq) & 0xff;
    if (this.#tickSeq >= 0) {
      if (step === 1) this.#tally.next++;
      else if (step === 0) this.#tally.same++;
      else this.#tally.jumps++;
    }
    this.#tickSeq = tickSeq;
  }
}
