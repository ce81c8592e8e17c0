/** Where the ball will be: one position per tick from now on, if nobody touches it. */
import type { Arena } from "#sim/arena.ts";
import { roll, type Ghost } from "./ghost.ts";
import { narrow } from "./nearby.ts";
import { entersMouth, HORIZON_TICKS, type Mouth } from "./pitch.ts";

export type Forecast = {
  /** Last tick that was worked out; index 0 is now. */
  ticks: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly vx: Float64Array;
  readonly vy: Float64Array;
  /** Tick in which the ball enters the goal that was given; Infinity if it does not. */
  goalTick: number;
};

export function createForecast(): Forecast {
  const column = () => new Float64Array(HORIZON_TICKS + 1);
  return { ticks: 0, x: column(), y: column(), vx: column(), vy: column(), goalTick: Infinity };
}

/** Rolls the ghost from where it is; stops at the goal that is to be guarded. */
// oxlint-disable-next-line max-params -- an object would be made anew for every decision
export function foresee(out: Forecast, ghost: Ghost, arena: Arena, ticks: number, guard: Mouth | null): void {
  const { x, y, vx, vy } = ghost.discs;
  out.goalTick = Infinity;
  narrow(ghost, arena, ticks);
  note(out, ghost, 0);
  out.ticks = Math.min(ticks, HORIZON_TICKS);
  for (let t = 1; t <= out.ticks; t++) {
    const px = x[0]!;
    const py = y[0]!;
    roll(ghost, arena);
    note(out, ghost, t);
    if (guard !== null && entersMouth(guard, px, py, x[0]!, y[0]!)) {
      out.goalTick = t;
      out.ticks = t;
    } else if (Math.abs(vx[0]!) + Math.abs(vy[0]!) < 0.02) {
      out.ticks = t;
    }
  }
}

function note(out: Forecast, ghost: Ghost, t: number): void {
  const { x, y, vx, vy } = ghost.discs;
  out.x[t] = x[0]!;
  out.y[t] = y[0]!;
  out.vx[t] = vx[0]!;
  out.vy[t] = vy[0]!;
}
