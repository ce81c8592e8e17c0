/** What a drill does with the match in each tick: it moves its target or ball, and counts. Pure: its random numbers come from the seed. */
import { KICK_EVENT } from "#sim/event.ts";
import type { Match } from "#match/match.ts";
import type { DiscChange } from "#sim/set-disc.ts";
import type { Stadium } from "#sim/stadium.ts";
import { findPlayer } from "#sim/world.ts";
import type { DrillKind } from "#client/session/practice.ts";

export type DrillProgress = { readonly count: number; readonly attempts: number };

export type Drill = {
  /** The pitch, with what the drill puts on it. */
  readonly stadium: Stadium;
  /** Whether a keeper stands in the other goal. */
  readonly keeper: boolean;
  /** Before each tick of a running drill. */
  steer(match: Match, me: number): void;
  /** After each tick. */
  read(match: Match, me: number): DrillProgress;
};

export type CreateDrill = (stadium: Stadium, random: () => number) => Drill;

export type Drills = Readonly<Record<DrillKind, CreateDrill>>;

/** Moves a disc in the next tick, as room scripts do. */
export function place(match: Match, disc: number, change: DiscChange): void {
  match.queue.push({ kind: "disc", disc, change });
}

/** The disc of the player; -1 without one. */
export function discOf({ world }: Match, me: number): number {
  return world.players.disc[findPlayer(world, me)] ?? -1;
}

/** Distance between the middles of two discs. */
export function distance({ world: { discs } }: Match, a: number, b: number): number {
  return Math.hypot(discs.x[a]! - discs.x[b]!, discs.y[a]! - discs.y[b]!);
}

export function speedOf({ world: { discs } }: Match, disc: number): number {
  return Math.hypot(discs.vx[disc]!, discs.vy[disc]!);
}

/** Whether the player has kicked the ball in the last tick. */
export function hasKicked({ log }: Match, me: number): boolean {
  for (let i = 0; i < log.count; i++) if (log.kind[i] === KICK_EVENT && log.a[i] === me) return true;
  return false;
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
