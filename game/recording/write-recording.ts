/** Recording → `.hbr2` bytes, as HaxBall's own player reads them. */
import { ByteWriter } from "./byte-writer.ts";
import { pack } from "./compression.ts";
import { writeEvent } from "./event-layout.ts";
import type { RecordedEvent, Recording } from "./recording.ts";
import { writeRoom } from "./room-layout.ts";

const MAX_MARKERS = 0xffff;

/** Events of a step of `contentSteps`; it takes less than a millisecond. */
const STEP_EVENTS = 250;

/** A recording whose events are made while they are written. */
export type StreamedRecording = Omit<Recording, "events"> & { readonly events: Iterable<RecordedEvent> };

/**
 * Texts are cut to the limits of the format, and events after the last tick are left out. Throws RangeError for a room or
 * an event that the format cannot hold: more than 255 discs or players, stadiums that are too large.
 */
export function writeRecording(recording: StreamedRecording): Uint8Array<ArrayBuffer> {
  return recordingFile(recording.ticks, pack(contentOf(recording)));
}

/** The file with this content, which is packed (raw deflate). */
export function recordingFile(ticks: number, packed: Uint8Array): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writer.bytes(Uint8Array.of(0x48, 0x42, 0x52, 0x32));
  writer.i32(3);
  writer.i32(ticks);
  writer.bytes(packed);
  return writer.finish();
}

/** The content before it is packed. */
export function contentOf(recording: StreamedRecording): Uint8Array<ArrayBuffer> {
  const steps = contentSteps(recording);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same in steps, for a thread that has other things to do meanwhile. */
export function* contentSteps({
  markers,
  room,
  events,
  ticks,
}: StreamedRecording): Generator<void, Uint8Array<ArrayBuffer>> {
  const writer = new ByteWriter(64 * 1024);
  let tick = 0;
  const listed = markers.slice(0, MAX_MARKERS);
  writer.u16(listed.length);
  for (const marker of listed) {
    writer.vint(marker.tick - tick);
    writer.u8(marker.team);
    tick = marker.tick;
  }
  writeRoom(writer, room);
  tick = 0;
  let written = 0;
  for (const event of events) {
    if (event.tick >= ticks) break;
    writeEvent(writer, tick, event);
    tick = event.tick;
    if (++written % STEP_EVENTS === 0) yield;
  }
  return writer.finish();
}
