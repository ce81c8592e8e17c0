/** What a play looks like at a moment between two ticks. */
import { canKick } from "#sim/player-control.ts";
import type { Point, Stadium } from "#sim/stadium.ts";
import { findPlayer, SPECTATORS, type World } from "#sim/world.ts";
import type { Contact } from "./contact-trace.ts";

export type PlayDisc = {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** 0xRRGGBB; -1 for transparent and for players. */
  readonly color: number;
  /** SPECTATORS for a disc of the stadium. */
  readonly team: number;
  /** The number on a player's shirt. */
  readonly number: number;
  /** The disc of the author's player. */
  readonly own: boolean;
  /** True while the kick ring is shown. */
  readonly ring: boolean;
};

export type PlayFrame = {
  readonly stadium: Stadium;
  readonly tick: number;
  /** Of sim/world.ts: KICK_OFF, PLAYING or GOAL. */
  readonly state: number;
  readonly score: { readonly red: number; readonly blue: number };
  /** Those of the stadium first, in order. */
  readonly discs: readonly PlayDisc[];
  /** Paths of the last ticks, oldest position first. */
  readonly trails: { readonly ball: readonly Point[]; readonly own: readonly Point[] };
  /** Of the last tick. */
  readonly contacts: readonly Contact[];
};

/** Positions of discs before the last tick, by index. */
export type Poses = { readonly x: Float64Array; readonly y: Float64Array; readonly count: number };

export function posesOf({ discs }: World): Poses {
  const { count } = discs;
  return { x: discs.x.slice(0, count), y: discs.y.slice(0, count), count };
}

/** `alpha`: 0 shows the discs before the last tick, 1 after it. */
export function describeDiscs(world: World, before: Poses, alpha: number, ownId: number): PlayDisc[] {
  const { discs, players, arena } = world;
  return Array.from({ length: discs.count }, (_, i) => {
    const p = discs.owner[i]! < 0 ? -1 : findPlayer(world, discs.owner[i]!);
    return {
      x: between(before.x[i] ?? discs.x[i]!, discs.x[i]!, alpha),
      y: between(before.y[i] ?? discs.y[i]!, discs.y[i]!, alpha),
      radius: discs.radius[i]!,
      color: p < 0 ? (arena.stadium.discs[i]?.color ?? -1) : -1,
      team: p < 0 ? SPECTATORS : players.team[p]!,
      number: p < 0 ? 0 : players.number[p]!,
      own: discs.owner[i] === ownId,
      ring: p >= 0 && canKick(world, p),
    };
  });
}

function between(before: number, after: number, alpha: number): number {
  return before + (after - before) * alpha;
}
