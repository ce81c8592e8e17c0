/** Recordings for tests: a small one that is written out byte by byte, and readers that expect success. */
import { hexToBytes } from "@noble/hashes/utils.js";
import { readRecording } from "#recording/read-recording.ts";
import type { Recording } from "#recording/recording.ts";

/**
 * Classic; Ann (1, red, admin) and Bø🏆 (2, blue). Ann starts the game, runs right, kicks, scores. 400 ticks; the content is
 * one stored block, so that offsets in the file are those of the content plus 17.
 */
export const VECTOR = hexToBytes(
  [
    "48425232 00000003 00000190",
    "01 bd00 42ff",
    "0001 8e02 02",
    "05 44656d6f 00 00000003 00000003",
    "0001 00 02 00 00 02",
    "01 00000000 0237 00 00 037472 00000000",
    "04416e6e 00000000 01 00 0000 00 01 ffff",
    "00 00000000 00 00 00 00 00000000",
    "0a42c3b8eda0bcedbf86 00000000 02 00 0000 00 02 ffff",
    "00 00ffffff 01 00e56e56",
    "3c 00ffffff 02 005689e5 00ffffff",
    "00 0001 07",
    "0a 0001 03 00000008",
    "00 0002 03 00000006",
    "5a 0000 11 02 14 ac02",
    "0f 0001 03 00000018",
    "0f 0002 04 06 676c20e298ba",
    "46 0002 03 00000000",
    "00 0000 02 04 9b22c6e4",
    "50 0001 03 00000000",
  ]
    .join("")
    .replaceAll(" ", ""),
);

/** Where the content begins in VECTOR. */
export const VECTOR_CONTENT = 17;

/** The recording of these bytes and the reader's warnings; fails the test if they are refused. */
export function acceptRecording(bytes: Uint8Array): {
  readonly recording: Recording;
  readonly warnings: readonly string[];
} {
  const result = readRecording(bytes);
  if (!result.ok) throw new Error(`refused: ${result.error.message} at ${result.error.part} ${result.error.offset}`);
  return result;
}

/** The reason for which these bytes are refused, with its offset. */
export function refuseRecording(bytes: Uint8Array): string {
  const result = readRecording(bytes);
  if (result.ok) throw new Error("not refused");
  return `${result.error.part} ${result.error.offset}: ${result.error.message}`;
}
