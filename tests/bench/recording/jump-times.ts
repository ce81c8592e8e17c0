/** Times of jumps within a recording, in milliseconds, sorted. */
import { nextRandom } from "#bot/random.ts";
import type { Recording } from "#recording/recording.ts";
import { Timeline } from "#recording/timeline.ts";
import { TICK_RATE } from "#sim/step.ts";

/** The longest jump beyond the prepared ticks that the page makes at once; longer ones wait for the playback ahead. */
const AHEAD_TICKS = 30 * TICK_RATE;

export type JumpTimes = {
  /** Anywhere, when all ticks are prepared. */
  readonly prepared: readonly number[];
  /** Up to half a minute beyond the prepared ticks. */
  readonly ahead: readonly number[];
  /** Preparing all ticks. */
  readonly prepare: number;
};

export function measureJumps(recording: Recording, count: number): JumpTimes {
  const state = { random: 3 };
  const random = () => nextRandom(state);
  const { ticks } = recording;
  const timeline = new Timeline(recording);
  const [, prepare] = timed(() => timeline.prepare(ticks));
  const prepared = Array.from({ length: count }, () => {
    const tick = Math.floor(random() * ticks);
    return timed(() => timeline.seek(tick))[1];
  });
  const ahead: number[] = [];
  while (ahead.length < count) {
    const fresh = new Timeline(recording);
    while (fresh.preparedTicks < ticks && ahead.length < count) {
      const tick = fresh.preparedTicks + Math.ceil(random() * AHEAD_TICKS);
      ahead.push(timed(() => fresh.seek(tick))[1]);
    }
  }
  return { prepared: sorted(prepared), ahead: sorted(ahead), prepare };
}

export function timed<T>(run: () => T): readonly [T, number] {
  const start = performance.now();
  const result = run();
  return [result, performance.now() - start];
}

function sorted(times: readonly number[]): number[] {
  return times.toSorted((a, b) => a - b);
}
