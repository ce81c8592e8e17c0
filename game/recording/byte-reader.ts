/** Reads the primitives of a recording, big-endian. Every fault is a RecordingFault with its offset. */
import { MAX_TEXT_LENGTH } from "./limits.ts";
import { decodeCesu8, measureCesu8 } from "./cesu8.ts";

/** Why bytes are no recording. `offset`: the byte at which that shows. */
export class RecordingFault extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Something begins before the end of the bytes and goes on after it. */
export class EndOfBytes extends RecordingFault {
  constructor(what: string, offset: number) {
    super(`${what}: the bytes end`, offset);
  }
}

/** Bytes of a number in groups of 7 bits that have an effect; further ones are read and dropped. */
const VINT_BYTES = 5;

export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #withTexts: boolean;
  #at = 0;

  /** `withTexts`: false to find faults alone. Texts are checked, and read as empty ones. */
  constructor(bytes: Uint8Array, withTexts = true) {
    this.#bytes = bytes;
    this.#withTexts = withTexts;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Index of the next byte. */
  get offset(): number {
    return this.#at;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  u8(what: string): number {
    return this.#bytes[this.#take(1, what)]!;
  }

  bool(what: string): boolean {
    return this.u8(what) !== 0;
  }

  u16(what: string): number {
    return this.#view.getUint16(this.#take(2, what));
  }

  i16(what: string): number {
    return this.#view.getInt16(this.#take(2, what));
  }

  i32(what: string): number {
    return this.#view.getInt32(this.#take(4, what));
  }

  f32(what: string): number {
    return this.#view.getFloat32(this.#take(4, what));
  }

  f64(what: string): number {
    return this.#view.getFloat64(this.#take(8, what));
  }

  /** An unsigned number in groups of 7 bits, low group first, which the original takes as a signed one of 32 bits. */
  vint(what: string): number {
    const start = this.#at;
    let value = 0;
    const first = this.#bytes[start];
    if (first !== undefined && first < 0x80) {
      this.#at++;
      return first;
    }
    for (let i = 0; ; i++) {
      const byte = this.u8(what);
      if (i < VINT_BYTES) value |= (byte & 0x7f) << (7 * i);
      if (byte < 0x80) break;
    }
    if (value < 0) throw new RecordingFault(`${what}: the number is negative`, start);
    return value;
  }

  bytes(length: number, what: string): Uint8Array {
    const at = this.#take(length, what);
    return this.#bytes.subarray(at, at + length);
  }

  /** As many as `count`, each read by `read`. Faster than Array.from. */
  list<T>(count: number, read: (index: number) => T): T[] {
    const items: T[] = [];
    for (let i = 0; i < count; i++) items.push(read(i));
    return items;
  }

  skip(length: number, what: string): void {
    this.#take(length, what);
  }

  /** `limit`: the largest number of UTF-16 units. */
  text(what: string, limit = MAX_TEXT_LENGTH): string {
    return this.#text(this.vint(what), what, limit);
  }

  /** Null is written as the length 0, and a text's length as one more. */
  nullableText(what: string, limit = MAX_TEXT_LENGTH): string | null {
    const length = this.vint(what);
    return length === 0 ? null : this.#text(length - 1, what, limit);
  }

  #text(length: number, what: string, limit: number): string {
    const start = this.#at;
    const bytes = this.bytes(length, what);
    const units = measureCesu8(bytes);
    if (units < 0) throw new RecordingFault(`${what}: not a text`, start + ~units);
    if (units > limit) throw new RecordingFault(`${what}: longer than ${limit} characters`, start);
    return this.#withTexts ? decodeCesu8(bytes, units) : "";
  }

  #take(length: number, what: string): number {
    const at = this.#at;
    if (length > this.#bytes.length - at) throw new EndOfBytes(what, at);
    this.#at = at + length;
    return at;
  }
}
