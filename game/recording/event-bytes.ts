/** Events of a running recording as the bytes of the file: scripts can cause thousands, and objects need several times as much. */
import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";
import { readEvent, writeEvent } from "./event-layout.ts";
import { PackedStadiums } from "./packed-stadiums.ts";
import type { RecordedEvent } from "./recording.ts";

/** A place between two events, from which on they can be read. */
export type EventMark = {
  readonly at: number;
  readonly tick: number;
  readonly count: number;
  readonly stadiums: number;
};

const START: EventMark = { at: 0, tick: 0, count: 0, stadiums: 0 };

export class EventBytes {
  readonly #writer = new ByteWriter();
  /** Changes of the stadium, which would have to be packed, and the number of events before each. */
  readonly #stadiums: { readonly after: number; readonly event: RecordedEvent }[] = [];
  #count = 0;
  #tick = 0;

  /** In bytes, without stadiums. */
  get length(): number {
    return this.#writer.length;
  }

  /** Ticks must not decrease. Throws RangeError as `writeEvent` does. */
  push(event: RecordedEvent): void {
    if (event.action.kind === "stadium") {
      this.#stadiums.push({ after: this.#count, event });
      return;
    }
    writeEvent(this.#writer, this.#tick, event);
    this.#tick = event.tick;
    this.#count++;
  }

  /** After the last event. */
  mark(): EventMark {
    return { at: this.#writer.length, tick: this.#tick, count: this.#count, stadiums: this.#stadiums.length };
  }

  /** From a mark on, up to the last event when the first one is read. */
  *events(from: EventMark = START): Generator<RecordedEvent> {
    const [count, stadiums] = [this.#count, this.#stadiums.slice(from.stadiums)];
    const reader = new ByteReader(this.#writer.finish().subarray(from.at));
    const packed = new PackedStadiums();
    let stadium = 0;
    let { tick } = from;
    for (let i = from.count; i <= count; i++) {
      for (; stadiums[stadium]?.after === i; stadium++) yield stadiums[stadium]!.event;
      if (i === count) break;
      const event = readEvent(reader, tick, packed);
      tick = event.tick;
      yield event;
    }
  }
}
