/** Inputs of a running recording in few bytes: three for most. They are most of what a match writes. */
import type { RecordedEvent } from "./recording.ts";

/** In place of an id of one byte: two bytes follow. */
const LONG_ID = 0xff;

/** A place in a log, from which on it can be read. */
export type InputMark = { readonly at: number; readonly tick: number };

const START: InputMark = { at: 0, tick: 0 };

export class InputLog {
  #bytes = new Uint8Array(1024);
  #length = 0;
  #tick = 0;

  /** In bytes. */
  get length(): number {
    return this.#length;
  }

  /** Ticks must not decrease. `keys`: a byte. */
  push(tick: number, id: number, keys: number): void {
    if (this.#length + 9 > this.#bytes.length) this.#grow();
    let rest = tick - this.#tick;
    for (; rest > 0x7f; rest >>>= 7) this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
    this.#bytes[this.#length++] = rest;
    if (id < LONG_ID) this.#bytes[this.#length++] = id;
    else {
      this.#bytes[this.#length++] = LONG_ID;
      this.#bytes[this.#length++] = id >> 8;
      this.#bytes[this.#length++] = id;
    }
    this.#bytes[this.#length++] = keys;
    this.#tick = tick;
  }

  /** The end of the log. */
  mark(): InputMark {
    return { at: this.#length, tick: this.#tick };
  }

  /** As events, from a mark on, up to the end of the log when the last one is read. */
  *events(from: InputMark = START): Generator<RecordedEvent> {
    let { tick } = from;
    for (let { at } = from; at < this.#length;) {
      let byte: number;
      let shift = 0;
      do {
        byte = this.#bytes[at++]!;
        tick += (byte & 0x7f) << shift;
        shift += 7;
      } while (byte > 0x7f);
      let id = this.#bytes[at++]!;
      if (id === LONG_ID) id = (this.#bytes[at++]! << 8) | this.#bytes[at++]!;
      yield { tick, actor: id, action: { kind: "input", keys: this.#bytes[at++]! } };
    }
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length + (this.#bytes.length >> 1));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
