/**
 * Digests of a world: equal worlds have equal digests, different worlds almost surely different ones. Whole and per
 * part, so that a mismatch can be located. 64 bits as 16 hexadecimal digits: two independent 32-bit mixes of the words
 * of the state, in the order of fields.ts. −0 counts as 0, because no rule distinguishes them.
 */
import { DISC_FLOATS, DISC_INTS, GAME_FLOATS, GAME_INTS, PLAYER_INTS } from "./fields.ts";
import type { World } from "./world.ts";

export type WorldHash = {
  readonly whole: string;
  readonly game: string;
  readonly discs: string;
  readonly players: string;
};

export function hashWorld(world: World): WorldHash {
  const parts = [gameDigest(world), discsDigest(world), playersDigest(world)] as const;
  const [game, discs, players] = parts.map(hex) as [string, string, string];
  return { whole: hex(joined(parts)), game, discs, players };
}

/** The first 32 bits of the whole digest, as an unsigned number for the wire. */
export function hashWord(world: World): number {
  return joined([gameDigest(world), discsDigest(world), playersDigest(world)]).high >>> 0;
}

type Digest = { high: number; low: number };

/** FNV-1a's constants, and a second pair (from MurmurHash3) for the other half. */
const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
const OTHER_OFFSET = 0x85ebca6b | 0;
const OTHER_PRIME = 0xc2b2ae35 | 0;

function createDigest(): Digest {
  return { high: FNV_OFFSET, low: OTHER_OFFSET };
}

function addWord(digest: Digest, word: number): void {
  digest.high = mixed(Math.imul(digest.high ^ word, FNV_PRIME));
  digest.low = mixed(Math.imul(digest.low ^ word, OTHER_PRIME));
}

/** Mixes high bits into low ones; a product alone only carries upwards. */
function mixed(word: number): number {
  return word ^ (word >>> 15);
}

const float = new Float64Array(1);
const words = new Int32Array(float.buffer);

function addFloat(digest: Digest, value: number): void {
  float[0] = value + 0;
  addWord(digest, words[0]!);
  addWord(digest, words[1]!);
}

function gameDigest({ game }: World): Digest {
  const digest = createDigest();
  for (const key of GAME_INTS) addWord(digest, game[key]);
  for (const key of GAME_FLOATS) addFloat(digest, game[key]);
  return digest;
}

function discsDigest({ discs }: World): Digest {
  const digest = createDigest();
  addWord(digest, discs.count);
  for (let i = 0; i < discs.count; i++) {
    for (const key of DISC_FLOATS) addFloat(digest, discs[key][i]!);
    for (const key of DISC_INTS) addWord(digest, discs[key][i]!);
  }
  return digest;
}

function playersDigest({ players }: World): Digest {
  const digest = createDigest();
  addWord(digest, players.count);
  for (let p = 0; p < players.count; p++) for (const key of PLAYER_INTS) addWord(digest, players[key][p]!);
  return digest;
}

function joined(parts: readonly Digest[]): Digest {
  const digest = createDigest();
  for (const part of parts) {
    addWord(digest, part.high);
    addWord(digest, part.low);
  }
  return digest;
}

function hex(digest: Digest): string {
  return [digest.high, digest.low].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
