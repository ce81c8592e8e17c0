/** Files that the editor opens: stadiums, and recordings, of which the stadium is taken. */
import { readText } from "#editor/apply-text.ts";
import type { JsonValues } from "#editor/json-object.ts";
import { formatReadError, readRecording } from "#recording/read-recording.ts";
import { exportStadium } from "#stadium/export.ts";

export type FileValue =
  | { readonly value: JsonValues }
  | { readonly problem: "tooLarge" }
  /** `text`: what cannot be read, unless the file has binary data. */
  | { readonly problem: "unreadable"; readonly message: string; readonly text?: string };

/** Bytes; the largest known stadium has 121 kB. */
const STADIUM_BYTES_MAX = 2_000_000;
const RECORDING_BYTES_MAX = 20_000_000;

/** Never rejects. */
export async function readStadiumFile(file: File): Promise<FileValue> {
  const isRecording = /\.hbr2?$/iu.test(file.name);
  if (file.size > (isRecording ? RECORDING_BYTES_MAX : STADIUM_BYTES_MAX)) return { problem: "tooLarge" };
  try {
    return isRecording
      ? stadiumOfRecording(new Uint8Array(await file.arrayBuffer()))
      : stadiumOfText(await file.text());
  } catch (error) {
    return { problem: "unreadable", message: error instanceof Error ? error.message : "" };
  }
}

/** The value of a stadium's text; the fault names its line and column. */
export function stadiumOfText(text: string): FileValue {
  const read = readText(text);
  if (!("message" in read)) return read;
  const message = `${read.line}:${read.column} ${read.message}`;
  return { problem: "unreadable", message, ...(!text.includes("\0") && { text }) };
}

/** The last stadium of a recording, in the canonical form of exports. */
function stadiumOfRecording(bytes: Uint8Array): FileValue {
  const result = readRecording(bytes);
  if (!result.ok) return { problem: "unreadable", message: formatReadError(result.error) };
  return stadiumOfText(exportStadium(result.recording.room.stadium));
}
