/** Times of jumps within a recording, in milliseconds, sorted. */
import { nextRandom } from "#bot/random.ts";
import type { Recording } from "#recording/recording.ts";
import { Timeline } from "#recording/timeline.ts";
import { TICK_RATE } from "#sim/step.ts";

/** The longest jump beyond the prepared ticks that the page makes at once; longer ones wait for the playback ahead. */
const AHEAD_TICKS = 30 * TICK_RATE;

export type Jumps = {
  /** Of each jump, sorted; another program may have had the processor meanwhile. */
  readonly times: readonly number[];
  /** Mean processor time. */
  readonly processor: number;
};

export type JumpTimes = {
  /** Anywhere, when all ticks are prepared. */
  readonly prepared: Jumps;
  /** Up to half a minute beyond the prepared ticks. */
  readonly ahead: Jumps;
  /** Preparing all ticks. */
  readonly prepare: number;
};

export function measureJumps(recording: Recording, count: number): JumpTimes {
  const state = { random: 3 };
  const below = (limit: number) => Math.floor(nextRandom(state) * limit);
  const { ticks } = recording;
  const timeline = new Timeline(recording);
  const [, prepare] = timed(() => timeline.prepare(ticks));
  let fresh = new Timeline(recording);
  return {
    prepared: measure(count, () => timeline.seek(below(ticks))),
    ahead: measure(count, () => {
      if (fresh.preparedTicks >= ticks) fresh = new Timeline(recording);
      fresh.seek(fresh.preparedTicks + 1 + below(AHEAD_TICKS));
    }),
    prepare,
  };
}

function measure(count: number, jump: () => void): Jumps {
  const before = process.threadCpuUsage();
  const times = Array.from({ length: count }, () => timed(jump)[1]).toSorted((a, b) => a - b);
  const { user, system } = process.threadCpuUsage(before);
  return { times, processor: (user + system) / 1000 / count };
}

export function timed<T>(run: () => T): readonly [T, number] {
  const start = performance.now();
  const result = run();
  return [result, performance.now() - start];
}
