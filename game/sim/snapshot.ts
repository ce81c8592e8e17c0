/**
 * A world as bytes and back. Layout, little-endian, fields in the order of fields.ts: the game (13 int32, 1 float64),
 * the numbers of discs and of players (uint16 each), then each disc (10 float64, 3 int32), then each player (8 int32).
 * The stadium is not in it. A restored world has the same bits and therefore the same future.
 */
import { DISC_FLOATS, DISC_INTS, GAME_FLOATS, GAME_INTS, PLAYER_INTS } from "./fields.ts";
import type { World } from "./world.ts";

const GAME_BYTES = GAME_INTS.length * 4 + GAME_FLOATS.length * 8;
const HEADER_BYTES = GAME_BYTES + 4;
const DISC_BYTES = DISC_FLOATS.length * 8 + DISC_INTS.length * 4;
const PLAYER_BYTES = PLAYER_INTS.length * 4;

/** Where each part of a snapshot ends: game, discs, players. */
export function snapshotParts(world: World): {
  readonly game: number;
  readonly discs: number;
  readonly players: number;
} {
  const discs = HEADER_BYTES + world.discs.count * DISC_BYTES;
  return { game: HEADER_BYTES, discs, players: discs + world.players.count * PLAYER_BYTES };
}

export function saveWorld(world: World): Uint8Array {
  const bytes = new Uint8Array(snapshotParts(world).players);
  writeWorld(world, new DataView(bytes.buffer));
  return bytes;
}

/** Throws RangeError when the bytes are not a snapshot that fits this world; the world is then unchanged. */
export function restoreWorld(world: World, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES) throw new RangeError("restoreWorld: the snapshot is cut short");
  const discs = view.getUint16(GAME_BYTES, true);
  const players = view.getUint16(GAME_BYTES + 2, true);
  if (discs > world.discs.x.length || players > world.players.id.length) {
    throw new RangeError("restoreWorld: the snapshot is of a larger world");
  }
  if (bytes.length !== HEADER_BYTES + discs * DISC_BYTES + players * PLAYER_BYTES) {
    throw new RangeError("restoreWorld: the snapshot has the wrong length");
  }
  readWorld(world, view, discs, players);
}

function writeWorld(world: World, view: DataView): void {
  const { game, discs, players } = world;
  let at = 0;
  const int = (value: number) => {
    view.setInt32(at, value, true);
    at += 4;
  };
  const float = (value: number) => {
    view.setFloat64(at, value, true);
    at += 8;
  };
  for (const key of GAME_INTS) int(game[key]);
  for (const key of GAME_FLOATS) float(game[key]);
  view.setUint16(at, discs.count, true);
  view.setUint16(at + 2, players.count, true);
  at += 4;
  for (let i = 0; i < discs.count; i++) {
    for (const key of DISC_FLOATS) float(discs[key][i]!);
    for (const key of DISC_INTS) int(discs[key][i]!);
  }
  for (let p = 0; p < players.count; p++) for (const key of PLAYER_INTS) int(players[key][p]!);
}

function readWorld(world: World, view: DataView, discCount: number, playerCount: number): void {
  const { game, discs, players, candidates } = world;
  let at = 0;
  const int = () => {
    at += 4;
    return view.getInt32(at - 4, true);
  };
  const float = () => {
    at += 8;
    return view.getFloat64(at - 8, true);
  };
  for (const key of GAME_INTS) game[key] = int();
  for (const key of GAME_FLOATS) game[key] = float();
  at = HEADER_BYTES;
  discs.count = discCount;
  players.count = playerCount;
  for (let i = 0; i < discCount; i++) {
    for (const key of DISC_FLOATS) discs[key][i] = float();
    for (const key of DISC_INTS) discs[key][i] = int();
  }
  for (let p = 0; p < playerCount; p++) for (const key of PLAYER_INTS) players[key][p] = int();
  candidates.valid = false;
}
