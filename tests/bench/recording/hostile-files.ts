/** Recordings of 700 kB that make their reader work as long as possible before it refuses them. */
import { deflateRawSync } from "node:zlib";
import { concatBytes, hexToBytes } from "@noble/hashes/utils.js";
import { ByteWriter } from "#recording/byte-writer.ts";
import { MAX_CONTENT, MAX_EVENTS, MAX_STADIUM_TOTAL, MAX_STADIUMS } from "#recording/limits.ts";
import { stadiumBytes } from "#recording/stadium-layout.ts";
import { contentOf, recordingFile } from "#recording/write-recording.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { acceptRecording, VECTOR } from "../../support/recordings.ts";

const FILE_BYTES = 700_000;

/** An event of an unknown type. */
const FAULT = hexToBytes("01000018");

/** The bytes of one event each, a tick after the event before it. */
const EVENTS: Readonly<Record<string, Uint8Array>> = {
  starts: hexToBytes("01000007"),
  inputs: hexToBytes("0100010300000001"),
  checksums: hexToBytes("010000020400000000"),
  joins: hexToBytes("0100000500000009000000"),
  "disc changes": hexToBytes(`01000017${"00".repeat(5)}1fff${"3f800000".repeat(13)}`),
  orders: concatBytes(hexToBytes("0100001400ff"), new Uint8Array(4 * 255)),
  chat: event("01000104", Buffer.alloc(140, "a")),
  "chat of other characters": event("01000104", Buffer.alloc(3 * 140, "€")),
};

/** By what is in them. */
export function hostileFiles(): ReadonlyMap<string, Uint8Array> {
  const { recording } = acceptRecording(VECTOR);
  const head = contentOf({ ...recording, events: [] });
  const room = MAX_CONTENT - head.length - FAULT.length;
  const fileOf = (...events: readonly Uint8Array[]) => {
    const packed = deflateRawSync(concatBytes(head, ...events, FAULT));
    return concatBytes(recordingFile(recording.ticks, packed), new Uint8Array(Math.max(0, FILE_BYTES - packed.length)));
  };
  const files = new Map<string, Uint8Array>();
  for (const [name, bytes] of Object.entries(EVENTS)) {
    const count = Math.min(MAX_EVENTS, Math.floor(room / bytes.length));
    files.set(name, fileOf(Buffer.alloc(count * bytes.length, bytes)));
  }
  files.set("pings", fileOf(event("01000011", new Uint8Array(room - 20))));
  files.set("small stadiums", fileOf(...stadiumEvents(MAX_STADIUMS, 300)));
  files.set("large stadiums", fileOf(...stadiumEvents(MAX_STADIUM_TOTAL / 2 ** 16 - 1, 60_000)));
  files.set("more content than allowed", fileOf(new Uint8Array(4 * MAX_CONTENT)));
  return files;
}

/** A head of hexadecimal digits, a length, and as many bytes. */
function event(head: string, bytes: Uint8Array): Uint8Array {
  const writer = new ByteWriter();
  writer.bytes(hexToBytes(head));
  writer.vint(bytes.length);
  writer.bytes(bytes);
  return writer.finish();
}

/** Changes to different stadiums, with names of this length. */
function stadiumEvents(count: number, length: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => {
    const stadium = { ...builtinStadium("Huge"), name: String(i).padEnd(length) };
    const packed = deflateRawSync(stadiumBytes(stadium));
    const writer = new ByteWriter();
    writer.bytes(hexToBytes("0100000b"));
    writer.u16(packed.length);
    writer.bytes(packed);
    return writer.finish();
  });
}
