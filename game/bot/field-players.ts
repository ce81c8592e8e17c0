/** The players on the pitch, the bot included, and how soon each of them can be at the ball. */
import type { World } from "#sim/world.ts";
import { MAX_PLAYERS } from "#sim/world.ts";
import { positionAt, type BallForecast } from "./ball-forecast.ts";
import { HORIZON_TICKS, type Pitch } from "./pitch.ts";
import type { Vector } from "./vector.ts";

export type FieldPlayers = {
  count: number;
  /** Index of the bot. */
  self: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly vx: Float64Array;
  readonly vy: Float64Array;
  readonly radius: Float64Array;
  /** 1: the bot's team, itself included. 0: an opponent. */
  readonly teammate: Uint8Array;
  /** Ticks until the player can touch the ball. */
  readonly ticksToBall: Float64Array;
};

export function createFieldPlayers(): FieldPlayers {
  const column = () => new Float64Array(MAX_PLAYERS);
  return {
    count: 0,
    self: 0,
    x: column(),
    y: column(),
    vx: column(),
    vy: column(),
    radius: column(),
    teammate: new Uint8Array(MAX_PLAYERS),
    ticksToBall: column(),
  };
}

/** Copies the state of all players with a disc; `p` is the bot's index in the world. */
export function copyPlayers(out: FieldPlayers, world: World, p: number): void {
  const { discs, players } = world;
  let n = 0;
  for (let q = 0; q < players.count && n < MAX_PLAYERS; q++) {
    const disc = players.disc[q]!;
    if (disc < 0) continue;
    if (q === p) out.self = n;
    out.x[n] = discs.x[disc]!;
    out.y[n] = discs.y[disc]!;
    out.vx[n] = discs.vx[disc]!;
    out.vy[n] = discs.vy[disc]!;
    out.radius[n] = discs.radius[disc]!;
    out.teammate[n] = players.team[q] === players.team[p] ? 1 : 0;
    n++;
  }
  out.count = n;
}

export function playerPosition({ x, y }: FieldPlayers, q: number): Vector {
  return { x: x[q]!, y: y[q]! };
}

/** Works out every player's ticks to the ball. */
export function estimateTicksToBall(
  players: FieldPlayers,
  forecast: BallForecast,
  pitch: Pitch,
  ballRadius: number,
): void {
  for (let q = 0; q < players.count; q++) {
    const contact = players.radius[q]! + ballRadius;
    players.ticksToBall[q] = ticksToBall(players, q, forecast, pitch, contact);
  }
}

/** Tests every second tick only: that halves the time and the error is one tick. */
function ticksToBall(players: FieldPlayers, q: number, forecast: BallForecast, pitch: Pitch, contact: number): number {
  let short = 0;
  for (let t = 0; t <= forecast.ticks; t += 2) {
    short = shortfall(players, q, pitch, t, positionAt(forecast, t)) - contact;
    if (short <= 0) return t;
  }
  return forecast.ticks + short / pitch.topSpeed;
}

/** Distance of player q's centre from a point after running to it for some ticks; below 0 if they get there sooner. */
export function shortfall(players: FieldPlayers, q: number, pitch: Pitch, ticks: number, point: Vector): number {
  const t = ticks < HORIZON_TICKS ? ticks : HORIZON_TICKS;
  const coast = pitch.coast[t]!;
  const dx = point.x - players.x[q]! - players.vx[q]! * coast;
  const dy = point.y - players.y[q]! - players.vy[q]! * coast;
  return Math.sqrt(dx * dx + dy * dy) - pitch.sprint[t]!;
}

/** Fewest ticks to the ball of any opponent; Infinity when there is none. */
export function opponentTicksToBall(players: FieldPlayers): number {
  return fewestTicks(players, 0);
}

/** Fewest ticks to the ball of any player in the bot's team, the bot included. */
export function teamTicksToBall(players: FieldPlayers): number {
  return fewestTicks(players, 1);
}

function fewestTicks({ count, teammate, ticksToBall: ticks }: FieldPlayers, side: 0 | 1): number {
  let fewest = Infinity;
  for (let q = 0; q < count; q++) {
    if (teammate[q] === side && ticks[q]! < fewest) fewest = ticks[q]!;
  }
  return fewest;
}
