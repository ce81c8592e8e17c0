/** The framework's input handle over a virtual connection: numbers inputs, buffers the unacknowledged ones and calls listeners. */
import type { InputHandle } from "@colyseus/sdk";
import { KeysInput } from "#protocol/state.ts";
import { TICK_MS, TICK_RATE } from "#sim/step.ts";

/** Bytes of WebSocket's masked frame header; the payload is one byte, or three when the keys changed. */
const FRAME_HEADER_BYTES = 6;

/** Buffer size of the framework's handle at 60 Hz. */
const BUFFER_SIZE = 90;

export class VirtualInput implements InputHandle<KeysInput> {
  readonly data = new KeysInput();
  readonly mode = "reliable";
  readonly tickRate = TICK_RATE;
  readonly stepMs = TICK_MS;
  readonly stepSeconds = 1 / TICK_RATE;
  readonly subSteps = 1;
  readonly replayBufferSize = BUFFER_SIZE;
  readonly #upload: (keys: number, bytes: number) => void;
  readonly #buffer: KeysInput[] = Array.from({ length: BUFFER_SIZE }, () => new KeysInput());
  readonly #listeners = new Set<(seq: number) => void>();
  #sent = 0;
  #acked = 0;
  #epoch = 0;
  #lastKeys = -1;

  constructor(upload: (keys: number, bytes: number) => void) {
    this.#upload = upload;
    this.data.keys = 0;
  }

  get sentCount(): number {
    return this.#sent;
  }

  get lastProcessed(): number {
    return this.#acked;
  }

  get pendingCount(): number {
    return this.#sent - this.#acked;
  }

  get epoch(): number {
    return this.#epoch;
  }

  acknowledge(seq: number): void {
    this.#acked = Math.max(this.#acked, seq);
  }

  send(): number {
    const { keys } = this.data;
    this.#sent++;
    this.#buffer[this.#sent % BUFFER_SIZE]!.keys = keys;
    this.#upload(keys, FRAME_HEADER_BYTES + (keys === this.#lastKeys ? 1 : 3));
    this.#lastKeys = keys;
    for (const listener of this.#listeners) listener(this.#sent);
    return this.#sent;
  }

  at(seq: number): KeysInput | undefined {
    const pending = seq > this.#acked && seq <= this.#sent && this.#sent - seq < BUFFER_SIZE;
    return pending ? this.#buffer[seq % BUFFER_SIZE] : undefined;
  }

  onSend(listener: (seq: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  reckonTimeAt(): number {
    return 0;
  }

  reset(): void {
    this.#sent = 0;
    this.#acked = 0;
    this.#epoch++;
  }
}
