/** Where the ball will be if no player touches it: one state per tick from now on. */
import type { Arena } from "#sim/arena.ts";
import { selectNearWalls } from "./broad-phase.ts";
import { crossesGoalLine, type GoalMouth } from "./goal-mouth.ts";
import { HORIZON_TICKS } from "./pitch.ts";
import { readPosition, stepProbe, type ProbeDisc } from "./probe-disc.ts";
import type { Vector } from "./vector.ts";

export type BallForecast = {
  /** Last tick that was worked out; index 0 of the columns is now. */
  ticks: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly vx: Float64Array;
  readonly vy: Float64Array;
  /** Tick in which the ball enters the bot's own goal; Infinity if it does not. */
  goalTick: number;
};

/** Sum of the velocity's parts, in units per tick, below which the ball counts as at rest. */
const REST_SPEED = 0.02;

export function createBallForecast(): BallForecast {
  const column = () => new Float64Array(HORIZON_TICKS + 1);
  return { ticks: 0, x: column(), y: column(), vx: column(), vy: column(), goalTick: Infinity };
}

export function positionAt({ x, y }: BallForecast, tick: number): Vector {
  return { x: x[tick]!, y: y[tick]! };
}

export function velocityAt({ vx, vy }: BallForecast, tick: number): Vector {
  return { x: vx[tick]!, y: vy[tick]! };
}

/** Moves the probe on from where it is, until `ticks` have passed, the ball is at rest, or it enters the own goal. */
export function forecastBall(
  forecast: BallForecast,
  probe: ProbeDisc,
  arena: Arena,
  { ticks, ownGoal }: { readonly ticks: number; readonly ownGoal: GoalMouth | null },
): void {
  const { vx, vy } = probe.discs;
  const before = { x: 0, y: 0 };
  const after = { x: 0, y: 0 };
  forecast.goalTick = Infinity;
  selectNearWalls(probe, arena, ticks);
  record(forecast, probe, 0);
  forecast.ticks = Math.min(ticks, HORIZON_TICKS);
  for (let t = 1; t <= forecast.ticks; t++) {
    readPosition(probe, before);
    stepProbe(probe, arena);
    readPosition(probe, after);
    record(forecast, probe, t);
    if (ownGoal !== null && crossesGoalLine(ownGoal, before, after)) {
      forecast.goalTick = t;
      forecast.ticks = t;
    } else if (Math.abs(vx[0]!) + Math.abs(vy[0]!) < REST_SPEED) {
      forecast.ticks = t;
    }
  }
}

function record(forecast: BallForecast, { discs }: ProbeDisc, tick: number): void {
  forecast.x[tick] = discs.x[0]!;
  forecast.y[tick] = discs.y[0]!;
  forecast.vx[tick] = discs.vx[0]!;
  forecast.vy[tick] = discs.vy[0]!;
}
