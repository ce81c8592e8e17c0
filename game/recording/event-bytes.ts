/** Events of a running recording as the bytes of the file: scripts can cause thousands, and objects need several times as much. */
import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";
import { readEvent, writeEvent } from "./event-layout.ts";
import { PackedStadiums } from "./packed-stadiums.ts";
import type { RecordedEvent } from "./recording.ts";

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

  events(): RecordedEvent[] {
    const reader = new ByteReader(this.#writer.finish());
    const packed = new PackedStadiums();
    const events: RecordedEvent[] = [];
    let stadium = 0;
    let tick = 0;
    for (let i = 0; i <= this.#count; i++) {
      for (; this.#stadiums[stadium]?.after === i; stadium++) events.push(this.#stadiums[stadium]!.event);
      if (i === this.#count) break;
      const event = readEvent(reader, tick, packed);
      tick = event.tick;
      events.push(event);
    }
    return events;
  }
}
