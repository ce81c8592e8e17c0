/** One simulated visitor: takes his seat, holds keys that change about five times a second, counts what he is sent. */
import { Protocol } from "@colyseus/core";
import { INPUT_BITS } from "#sim/input.ts";
import { createRandom, type Random } from "#server/link/random.ts";
import type { Histogram } from "./histogram.ts";
import { frameOf, LoadSocket } from "./socket.ts";

const CODE_MASK = 0x1f;
/** A patch's code, the server's time and the acknowledged input come before the state's changes. */
const PATCH_HEADER = 9;
/** The first change of a patch is the state's first field: the beat. */
const FIRST_FIELD = 0x80;
const CHANGES_PER_TICK = 5 / 60;

const SIGN_OF_LIFE_TICKS = 12;

const JOINED = frameOf(Protocol.JOIN_ROOM);
const SAME_KEYS = frameOf(Protocol.ROOM_INPUT_RELIABLE);
const KEYS = Array.from({ length: INPUT_BITS + 1 }, (_, keys) => frameOf(Protocol.ROOM_INPUT_RELIABLE, 0x80, keys));

/** Sums over all clients of a process. */
export type Tally = {
  inputs: number;
  changes: number;
  payloadBytes: number;
  patches: number;
  /** Patches by what became of the beat since the one before: the same, the next one, farther on. */
  same: number;
  next: number;
  jumps: number;
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

export type Seat = {
  readonly name: string;
  readonly roomId: string;
  readonly sessionId: string;
  readonly path: string;
};

export class LoadClient {
  readonly #socket: LoadSocket;
  readonly #random: Random;
  readonly #tally: Tally;
  readonly #gaps: Histogram;
  #playing = false;
  #closing = false;
  #silent = 0;
  #beat = -1;
  #lastMs = NaN;

  constructor(port: number, seat: Seat, seed: number, books: { readonly tally: Tally; readonly gaps: Histogram }) {
    this.#random = createRandom(seed);
    this.#tally = books.tally;
    this.#gaps = books.gaps;
    this.#socket = new LoadSocket(port, seat.path, {
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

  /** One tick's input. A sparse client sends only changes, and a sign of life now and then. */
  play(sparse: boolean): void {
    if (!this.#playing) return;
    if (this.#random() >= CHANGES_PER_TICK) {
      if (!sparse || ++this.#silent >= SIGN_OF_LIFE_TICKS) this.#send(SAME_KEYS);
      return;
    }
    this.#tally.changes++;
    this.#send(KEYS[Math.floor(this.#random() * KEYS.length)]!);
  }

  #send(frame: Buffer): void {
    this.#silent = 0;
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
    const beat = bytes[PATCH_HEADER] === FIRST_FIELD ? bytes[PATCH_HEADER + 1]! : this.#beat;
    const step = (beat - this.#beat) & 0xff;
    if (this.#beat >= 0) {
      if (step === 1) this.#tally.next++;
      else if (step === 0) this.#tally.same++;
      else this.#tally.jumps++;
    }
    this.#beat = beat;
  }
}
