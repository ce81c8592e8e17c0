/**
 * Digests of a world: equal worlds have equal digests, and different ones almost surely not. Whole, and per part, so
 * that a mismatch can be named. 64 bits as 16 hexadecimal digits, made of two independent 32-bit mixes of the snapshot.
 */
import { saveWorld, snapshotParts } from "./snapshot.ts";
import type { World } from "./world.ts";

export type WorldHash = {
  readonly whole: string;
  readonly game: string;
  readonly discs: string;
  readonly players: string;
};

export function hashWorld(world: World): WorldHash {
  const bytes = saveWorld(world);
  const ends = snapshotParts(world);
  return {
    whole: hex(bytes, 0, bytes.length),
    game: hex(bytes, 0, ends.game),
    discs: hex(bytes, ends.game, ends.discs),
    players: hex(bytes, ends.discs, ends.players),
  };
}

/** The first 32 bits of the whole digest, for the wire. */
export function hashWord(world: World): number {
  const bytes = saveWorld(world);
  return mix(bytes, 0, bytes.length, FNV_OFFSET, FNV_PRIME);
}

/** FNV-1a's constants, and a second pair (from MurmurHash3's finaliser) for the other half. */
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const OTHER_OFFSET = 0x85ebca6b;
const OTHER_PRIME = 0xc2b2ae35 | 0;

function hex(bytes: Uint8Array, from: number, to: number): string {
  const high = mix(bytes, from, to, FNV_OFFSET, FNV_PRIME);
  const low = mix(bytes, from, to, OTHER_OFFSET, OTHER_PRIME);
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}

/** FNV-1a over bytes, then a final avalanche. */
function mix(bytes: Uint8Array, from: number, to: number, offset: number, prime: number): number {
  let hash = offset;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, prime);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return hash >>> 0;
}
