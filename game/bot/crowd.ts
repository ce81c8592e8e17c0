/** The players on the pitch, oneself included, and how soon each can be at the ball. */
import type { World } from "#sim/world.ts";
import { MAX_PLAYERS } from "#sim/world.ts";
import type { Forecast } from "./forecast.ts";
import { HORIZON_TICKS, type Pitch } from "./pitch.ts";

export type Crowd = {
  count: number;
  /** Index of oneself. */
  self: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly vx: Float64Array;
  readonly vy: Float64Array;
  readonly radius: Float64Array;
  /** 1: own team, oneself included. 0: the others. */
  readonly mate: Uint8Array;
  /** Ticks until he can touch the ball. */
  readonly arrival: Float64Array;
};

export function createCrowd(): Crowd {
  const column = () => new Float64Array(MAX_PLAYERS);
  return {
    count: 0,
    self: 0,
    x: column(),
    y: column(),
    vx: column(),
    vy: column(),
    radius: column(),
    mate: new Uint8Array(MAX_PLAYERS),
    arrival: column(),
  };
}

export function countHeads(crowd: Crowd, world: World, p: number): void {
  const { discs, players } = world;
  let n = 0;
  for (let q = 0; q < players.count && n < MAX_PLAYERS; q++) {
    const disc = players.disc[q]!;
    if (disc < 0) continue;
    if (q === p) crowd.self = n;
    crowd.x[n] = discs.x[disc]!;
    crowd.y[n] = discs.y[disc]!;
    crowd.vx[n] = discs.vx[disc]!;
    crowd.vy[n] = discs.vy[disc]!;
    crowd.radius[n] = discs.radius[disc]!;
    crowd.mate[n] = players.team[q] === players.team[p] ? 1 : 0;
    n++;
  }
  crowd.count = n;
}

/** Works out everybody's arrival at a ball that rolls as foreseen. */
export function timeArrivals(crowd: Crowd, forecast: Forecast, pitch: Pitch, ballRadius: number): void {
  for (let q = 0; q < crowd.count; q++) crowd.arrival[q] = arrivalOf(crowd, q, forecast, pitch, ballRadius);
}

/** Every second tick is looked at: nobody can tell the difference, and it costs half. */
function arrivalOf(crowd: Crowd, q: number, forecast: Forecast, pitch: Pitch, ballRadius: number): number {
  const contact = crowd.radius[q]! + ballRadius;
  let short = 0;
  for (let t = 0; t <= forecast.ticks; t += 2) {
    short = shortOf(crowd, q, t, pitch, forecast.x[t]!, forecast.y[t]!) - contact;
    if (short <= 0) return t;
  }
  return forecast.ticks + short / pitch.topSpeed;
}

/** How far player q's centre is from a point after running to it for some ticks; below 0: he is there earlier. */
// oxlint-disable-next-line max-params -- the innermost loop of every decision
export function shortOf(crowd: Crowd, q: number, ticks: number, pitch: Pitch, x: number, y: number): number {
  const t = ticks < HORIZON_TICKS ? ticks : HORIZON_TICKS;
  const drift = pitch.drift[t]!;
  const dx = x - crowd.x[q]! - crowd.vx[q]! * drift;
  const dy = y - crowd.y[q]! - crowd.vy[q]! * drift;
  return Math.sqrt(dx * dx + dy * dy) - pitch.sprint[t]!;
}

/** The soonest of the others (mates = false) or of one's own team without oneself; Infinity for nobody. */
export function soonest(crowd: Crowd, mates: boolean): number {
  let best = Infinity;
  for (let q = 0; q < crowd.count; q++) {
    if (q === crowd.self || (crowd.mate[q] === 1) !== mates) continue;
    if (crowd.arrival[q]! < best) best = crowd.arrival[q]!;
  }
  return best;
}
