/**
 * `.hbr2` bytes → recording. Never throws: the result is a recording with warnings, or the fault with its offset. Files of
 * editors and of programs that splice recordings are read like the original reads them.
 */
import { ByteReader, EndOfBytes, RecordingFault } from "./byte-reader.ts";
import { hasTrailingBytes, unpack, type Unpacked } from "./compression.ts";
import { readEvent } from "./event-layout.ts";
import { EventLoad } from "./event-load.ts";
import { MAX_CONTENT, MAX_EVENTS, MAX_TICKS } from "./limits.ts";
import { PackedStadiums } from "./packed-stadiums.ts";
import type { GoalMarker, RecordedEvent, Recording } from "./recording.ts";
import { readRoom } from "./room-layout.ts";

export type ReadResult =
  | { readonly ok: true; readonly recording: Recording; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly error: ReadError };

/** `offset`: a byte of the file, or of its content after unpacking. */
export type ReadError = { readonly message: string; readonly offset: number; readonly part: "file" | "content" };

const MAGIC = "HBR2";
const VERSION = 3;
const HEADER_BYTES = 12;

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
  const content = unpack(packed, MAX_CONTENT);
  if (content === null) throw new RecordingFault("the content is not packed by deflate", HEADER_BYTES);
  if (content.overflow) throw new RecordingFault(`the content is larger than ${MAX_CONTENT} bytes`, HEADER_BYTES);
  return content;
}

/**
 * In two passes: the first finds faults and keeps nothing, because a million events in memory cost several times as much as
 * reading them.
 */
function readContent(content: Unpacked, ticks: number, warnings: string[]): Recording {
  const stadiums = new PackedStadiums();
  const end = checkContent(content, stadiums);
  const reader = new ByteReader(content.bytes.subarray(0, end));
  const markers = readMarkers(reader);
  const room = readRoom(reader);
  const events = readEvents(reader, stadiums);
  const late = events.filter(({ tick }) => tick >= ticks).length;
  if (late > 0) warnings.push(`events after the last tick are not applied: ${late}`);
  return { ticks, markers, room, events };
}

/** The end of the last whole event. Throws RecordingFault. */
function checkContent({ bytes, complete }: Unpacked, stadiums: PackedStadiums): number {
  const reader = new ByteReader(bytes, false);
  readMarkers(reader);
  readRoom(reader);
  const load = new EventLoad();
  let tick = 0;
  for (let count = 1; reader.left > 0; count++) {
    const start = reader.offset;
    const event = checkEvent(reader, tick, stadiums, complete);
    if (event === null) return start;
    ({ tick } = event);
    if (!load.add(tick, event.action.kind)) throw new RecordingFault(`tick ${tick} has too many events`, start);
    if (count > MAX_EVENTS) throw new RecordingFault(`more than ${MAX_EVENTS} events`, start);
  }
  return bytes.length;
}

/** Null for one that is cut, at the end of a file that is cut short. */
function checkEvent(
  reader: ByteReader,
  before: number,
  stadiums: PackedStadiums,
  complete: boolean,
): RecordedEvent | null {
  try {
    return readEvent(reader, before, stadiums);
  } catch (error) {
    if (complete || !(error instanceof EndOfBytes)) throw error;
    return null;
  }
}

function readEvents(reader: ByteReader, stadiums: PackedStadiums): RecordedEvent[] {
  const events: RecordedEvent[] = [];
  let tick = 0;
  while (reader.left > 0) {
    const event = readEvent(reader, tick, stadiums);
    tick = event.tick;
    events.push(event);
  }
  return events;
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
