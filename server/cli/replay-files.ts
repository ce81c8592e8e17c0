/** Recordings and times of the command line; faults are UserErrors. */
import { formatReadError, readRecording } from "#recording/read-recording.ts";
import type { Recording } from "#recording/recording.ts";
import { TICK_RATE } from "#sim/step.ts";
import { readBytes } from "./files.ts";
import { UserError } from "./user-error.ts";

export type RecordingFile = {
  readonly recording: Recording;
  readonly warnings: readonly string[];
  /** Of the file, in bytes. */
  readonly size: number;
};

export function readRecordingFile(path: string): RecordingFile {
  const bytes = readBytes(path);
  const result = readRecording(bytes);
  if (!result.ok) throw new UserError(`${path}: ${formatReadError(result.error)}`);
  return { recording: result.recording, warnings: result.warnings, size: bytes.length };
}

const TIME = /^(?:(?<minutes>\d{1,4}):(?=[0-5]?\d(?:\.|$)))?(?<seconds>\d{1,5}(?:\.\d+)?)$/u;

/** The tick at this time, given as seconds (83.4) or minutes and seconds (1:23.4). */
export function parseTime(option: string, text: string): number {
  const match = TIME.exec(text);
  if (match === null) throw new UserError(`${option} ${text}: expected seconds or m:ss`);
  const { minutes = "0", seconds } = match.groups as { readonly minutes?: string; readonly seconds: string };
  return Math.round((60 * Number(minutes) + Number(seconds)) * TICK_RATE);
}

/** A number of ticks as minutes and seconds. */
export function clock(ticks: number): string {
  const tenths = Math.round((ticks * 10) / TICK_RATE);
  const seconds = String(Math.floor(tenths / 10) % 60).padStart(2, "0");
  return `${Math.floor(tenths / 600)}:${seconds}.${tenths % 10}`;
}
