/** Checksum of a stadium's content: the same for every file that describes the same stadium, whatever its layout. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Stadium } from "#sim/stadium.ts";
import { exportStadium } from "./export.ts";

/** 64 bits: no collisions among the maps that exist, and short enough for a URL. */
const LENGTH = 16;

const CHECKSUM = /^[0-9a-f]{16}$/u;

/** 16 hexadecimal digits: the beginning of SHA-256 over the canonical text (export.ts). */
export function stadiumChecksum(stadium: Stadium): string {
  return textChecksum(exportStadium(stadium));
}

/** The checksum of a canonical text that `exportStadium` wrote. */
export function textChecksum(canonical: string): string {
  return bytesToHex(sha256(utf8ToBytes(canonical))).slice(0, LENGTH);
}

export function isChecksum(text: string): boolean {
  return CHECKSUM.test(text);
}
