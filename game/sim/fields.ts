/**
 * Every number of a world's state, listed once. The order is a contract: digests add the numbers in it, and snapshots
 * and keyframes lay them out in it. Adding or moving one changes all three formats.
 */

/** Whole numbers of the game. */
export const GAME_INTS = [
  /** Number of steps made since the world was created. */
  "tick",
  /** STOPPED, KICK_OFF, PLAYING, GOAL or ENDED (world.ts). */
  "state",
  /** Goals of each team. */
  "red",
  "blue",
  /** Ticks left of the celebration (GOAL) or of the final scene (ENDED). */
  "goalTicks",
  /** 120: paused. 119 … 1: counting down to play. 0: not paused. */
  "pauseTicks",
  /** The team that kicks off: RED_TEAM or BLUE_TEAM. */
  "kickOffTeam",
  /** Limits of the running game: goals, and minutes; 0: none. */
  "scoreLimit",
  "timeLimit",
  /** 1: at equal scores the running game goes on after the time limit. 0: it ends as a draw. */
  "overtime",
  /** Kick rate limit: minimum ticks between kicks, cost of a kick, and the largest budget (each tick adds 1). */
  "kickMin",
  "kickRate",
  "kickMax",
] as const;

/** Numbers of the game with a fraction. */
export const GAME_FLOATS = [
  /** Seconds played; a running sum of 1/60. */
  "time",
] as const;

/** Position, velocity, gravity and properties of a disc; map units and ticks. */
export const DISC_FLOATS = ["x", "y", "vx", "vy", "gx", "gy", "radius", "bCoef", "invMass", "damping"] as const;

/** What a disc collides with; see masks.ts. */
export const DISC_MASKS = ["cMask", "cGroup"] as const;

export const DISC_INTS = [
  ...DISC_MASKS,
  /** Id of the player that the disc belongs to; -1 for a disc of the stadium. */
  "owner",
] as const;

export const PLAYER_INTS = [
  "id",
  /** SPECTATORS, RED_TEAM or BLUE_TEAM. */
  "team",
  /** Held keys, as bits (input.ts). */
  "keys",
  /** 1 from the press of the kick key until a kick succeeds or the key is released. */
  "armed",
  /** Ticks until the next kick is allowed. */
  "wait",
  /** Kick budget: a kick needs 0 or more, and costs `kickRate`. */
  "budget",
  /** Index of the player's disc; -1: none. */
  "disc",
  /** The number shown on the disc of a player without an avatar. */
  "number",
] as const;

export type DiscFloat = (typeof DISC_FLOATS)[number];
export type DiscMask = (typeof DISC_MASKS)[number];

export type Game = Record<(typeof GAME_INTS)[number] | (typeof GAME_FLOATS)[number], number>;

/** The discs of a world, as columns: disc i has x[i], y[i] and so on. Disc 0 is the ball, players' discs come last. */
export type Discs = { count: number } & Readonly<
  Record<DiscFloat, Float64Array> & Record<(typeof DISC_INTS)[number], Int32Array>
>;

/** Players in list order: the order of entering a team, in which they move, kick and line up. */
export type Players = { count: number } & Readonly<Record<(typeof PLAYER_INTS)[number], Int32Array>>;

/** A column for each key, made in the order of the list. */
export function createColumns<Key extends string, Column>(
  keys: readonly Key[],
  create: (key: Key) => Column,
): Record<Key, Column> {
  return Object.fromEntries(keys.map((key) => [key, create(key)])) as Record<Key, Column>;
}
