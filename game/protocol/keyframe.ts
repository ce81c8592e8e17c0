/**
 * A world as a keyframe of the shared state and back, exact to the bit; fields in the order of #sim/fields.ts. Floats: the
 * game's, then each disc's. Integers: the game's (without the tick, which has a field of its own), the numbers of discs
 * and of players, then each player's, then each disc's. The arrays never shrink, so that a value keeps its index and an
 * unchanged one costs nothing.
 */
import { DISC_FLOATS, DISC_INTS, GAME_FLOATS, GAME_INTS, PLAYER_INTS } from "#sim/fields.ts";
import type { World } from "#sim/world.ts";

/** The part of the schema that is used here; plain arrays also fit. */
export type Keyframe = {
  tick: number;
  readonly floats: { [index: number]: number; readonly length: number };
  readonly ints: { [index: number]: number; readonly length: number };
};

const GAME_KEYS = GAME_INTS.filter((key) => key !== "tick");
const FIRST_PLAYER = GAME_KEYS.length + 2;

export function writeKeyframe(world: World, keyframe: Keyframe): void {
  const { game, discs, players } = world;
  const { floats, ints } = keyframe;
  keyframe.tick = game.tick;
  let i = 0;
  for (const key of GAME_KEYS) put(ints, i++, game[key]);
  put(ints, i++, discs.count);
  put(ints, i++, players.count);
  for (let p = 0; p < players.count; p++) for (const key of PLAYER_INTS) put(ints, i++, players[key][p]!);
  for (let d = 0; d < discs.count; d++) for (const key of DISC_INTS) put(ints, i++, discs[key][d]!);
  let f = 0;
  for (const key of GAME_FLOATS) put(floats, f++, game[key]);
  for (let d = 0; d < discs.count; d++) for (const key of DISC_FLOATS) put(floats, f++, discs[key][d]!);
}

/** Throws RangeError when the keyframe does not fit the world; the world is then unchanged. */
export function readKeyframe(keyframe: Keyframe, world: World): void {
  const { game, discs, players, candidates } = world;
  const { floats, ints } = keyframe;
  const discCount = ints[GAME_KEYS.length] ?? -1;
  const playerCount = ints[GAME_KEYS.length + 1] ?? -1;
  if (!(discCount >= 0 && discCount <= discs.x.length && playerCount >= 0 && playerCount <= players.id.length)) {
    throw new RangeError("readKeyframe: the keyframe is of a larger world");
  }
  const needInts = FIRST_PLAYER + playerCount * PLAYER_INTS.length + discCount * DISC_INTS.length;
  if (ints.length < needInts || floats.length < GAME_FLOATS.length + discCount * DISC_FLOATS.length) {
    throw new RangeError("readKeyframe: the keyframe is cut short");
  }
  game.tick = keyframe.tick;
  GAME_KEYS.forEach((key, i) => (game[key] = ints[i]!));
  discs.count = discCount;
  players.count = playerCount;
  let i = FIRST_PLAYER;
  for (let p = 0; p < playerCount; p++) for (const key of PLAYER_INTS) players[key][p] = ints[i++]!;
  for (let d = 0; d < discCount; d++) for (const key of DISC_INTS) discs[key][d] = ints[i++]!;
  let f = 0;
  for (const key of GAME_FLOATS) game[key] = floats[f++]!;
  for (let d = 0; d < discCount; d++) for (const key of DISC_FLOATS) discs[key][d] = floats[f++]!;
  candidates.valid = false;
}

/** Writes only what differs: an assignment to the shared state is work even when it changes nothing. */
function put(column: Keyframe["floats"], index: number, value: number): void {
  if (index >= column.length || column[index] !== value) column[index] = value;
}
