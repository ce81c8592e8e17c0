/** The framework's input handle over a virtual line: numbers inputs, keeps the unacknowledged, tells who listens. */
import type { InputHandle } from "@colyseus/sdk";
import { KeysInput } from "#protocol/state.ts";

/** Bytes of WebSocket's masked frame header; the payload is one byte, or three when the keys changed. */
const FRAME_HEADER_BYTES = 6;

/** As many as the real handle keeps at 60 Hz. */
const KEPT = 90;

export class VirtualInput implements InputHandle<KeysInput> {
  readonly data = new KeysInput();
  readonly mode = "reliable";
  readonly tickRate = 60;
  readonly stepMs = 1000 / 60;
  readonly stepSeconds = 1 / 60;
  readonly subSteps = 1;
  readonly replayBufferSize = KEPT;
  readonly #upload: (keys: number, bytes: number) => void;
  readonly #kept: KeysInput[] = Array.from({ length: KEPT }, () => new KeysInput());
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
    this.#kept[this.#sent % KEPT]!.keys = keys;
    this.#upload(keys, FRAME_HEADER_BYTES + (keys === this.#lastKeys ? 1 : 3));
    this.#lastKeys = keys;
    for (const listener of this.#listeners) listener(this.#sent);
    return this.#sent;
  }

  at(seq: number): KeysInput | undefined {
    const waiting = seq > this.#acked && seq <= this.#sent && this.#sent - seq < KEPT;
    return waiting ? this.#kept[seq % KEPT] : undefined;
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
