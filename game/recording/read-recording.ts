/**
 * `.hbr2` bytes → recording. Never throws: the result is a recording with warnings, or the fault with its offset. Files of
 * editors and of programs that splice recordings are read like the original reads them.
 */
import { ByteReader, EndOfBytes, RecordingFault } from "./byte-reader.ts";
import { hasTrailingBytes, unpack, type Unpacked } from "./compression.ts";
import { readEvent } from "./event-layout.ts";
import {
  FREE_CONTENT,
  MAX_CONTENT,
  MAX_COSTLY_PER_TICK,
  MAX_EVENTS,
  MAX_EVENTS_PER_TICK,
  MAX_RATIO,
  MAX_TICKS,
} from "./limits.ts";
import { PackedStadiums } from "./packed-stadiums.ts";
import type { GoalMarker, RecordedActionKind, RecordedEvent, Recording } from "./recording.ts";
import { readRoom } from "./room-layout.ts";

export type ReadResult =
  | { readonly ok: true; readonly recording: Recording; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly error: ReadError };

/** `offset`: a byte of the file, or of its content after unpacking. */
export type ReadError = { readonly message: string; readonly offset: number; readonly part: "file" | "content" };

const MAGIC = "HBR2";
const VERSION = 3;
const HEADER_BYTES = 12;

const COSTLY: ReadonlySet<RecordedActionKind> = new Set([
  ...(["start", "stop", "stadium", "autoTeams", "reorder", "checksum"] as const),
]);

export function readRecording(bytes: Uint8Array): ReadResult {
  let part: ReadError["part"] = "file";
  try {
    const ticks = readHeader(new ByteReader(bytes));
    const packed = bytes.subarray(HEADER_BYTES);
    const content = unpackContent(packed);
    part = "content";
    const warnings: string[] = [];
    const recording = readContent(content, ticks, warnings);
    if (!content.complete) warnings.push("the file is cut short; it is played up to its last whole event");
    else if (hasTrailingBytes(packed, content.bytes.length)) warnings.push("bytes after the end are ignored");
    return { ok: true, recording, warnings };
  } catch (error) {
    if (!(error instanceof RecordingFault)) throw error;
    return { ok: false, error: { message: error.message, offset: error.offset, part } };
  }
}

/** One line for people. */
export function formatReadError({ message, offset, part }: ReadError): string {
  return `${message} (byte ${offset} of the ${part === "file" ? "file" : "unpacked content"})`;
}

/** The number of ticks. */
function readHeader(reader: ByteReader): number {
  const magic = reader.left < MAGIC.length ? "" : String.fromCharCode(...reader.bytes(MAGIC.length, "header"));
  if (magic !== MAGIC) throw new RecordingFault("this is not a recording: it does not begin with HBR2", 0);
  const version = reader.i32("version") >>> 0;
  if (version === 1 || version === 2) {
    throw new RecordingFault(`the recording is too old: its version is ${version}, and ${VERSION} is needed`, 4);
  }
  if (version !== VERSION) throw new RecordingFault(`the version is ${version}, and ${VERSION} is needed`, 4);
  const ticks = reader.i32("number of ticks") >>> 0;
  if (ticks > MAX_TICKS) throw new RecordingFault(`${ticks} ticks are more than a day`, 8);
  return ticks;
}

function unpackContent(packed: Uint8Array): Unpacked {
  const limit = Math.min(MAX_CONTENT, FREE_CONTENT + MAX_RATIO * packed.length);
  const content = unpack(packed, limit);
  if (content === null) throw new RecordingFault("the content is not packed by deflate", HEADER_BYTES);
  if (content.overflow) throw new RecordingFault(`the content is larger than ${limit} bytes`, HEADER_BYTES);
  return content;
}

function readContent(content: Unpacked, ticks: number, warnings: string[]): Recording {
  const reader = new ByteReader(content.bytes);
  const markers = readMarkers(reader);
  const room = readRoom(reader);
  const events = readEvents(reader, content.complete);
  const late = events.filter(({ tick }) => tick >= ticks).length;
  if (late > 0) warnings.push(`events after the last tick are not applied: ${late}`);
  return { ticks, markers, room, events };
}

function readMarkers(reader: ByteReader): GoalMarker[] {
  const count = reader.u16("number of goal markers");
  const markers: GoalMarker[] = [];
  let tick = 0;
  for (let i = 0; i < count; i++) {
    tick += reader.vint("goal marker");
    markers.push({ tick, team: reader.u8("goal marker") });
  }
  return markers;
}

/** `complete`: false if the bytes may end within an event. */
function readEvents(reader: ByteReader, complete: boolean): RecordedEvent[] {
  const events: RecordedEvent[] = [];
  const stadiums = new PackedStadiums();
  const load: Load = { tick: 0, events: 0, costly: 0 };
  while (reader.left > 0) {
    const start = reader.offset;
    try {
      const event = readEvent(reader, load.tick, stadiums);
      countLoad(load, event, start);
      events.push(event);
    } catch (error) {
      if (complete || !(error instanceof EndOfBytes)) throw error;
      break;
    }
    if (events.length > MAX_EVENTS) throw new RecordingFault(`more than ${MAX_EVENTS} events`, start);
  }
  return events;
}

type Load = { tick: number; events: number; costly: number };

function countLoad(load: Load, { tick, action }: RecordedEvent, offset: number): void {
  if (tick !== load.tick) Object.assign(load, { tick, events: 0, costly: 0 });
  load.events++;
  if (COSTLY.has(action.kind)) load.costly++;
  if (load.events > MAX_EVENTS_PER_TICK || load.costly > MAX_COSTLY_PER_TICK) {
    throw new RecordingFault(`tick ${tick} has too many events`, offset);
  }
}
