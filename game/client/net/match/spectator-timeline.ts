/**
 * What spectators see: the confirmed ticks, played back with a small delay at an even pace, so that bunched patches do not
 * show. The delay adapts to the jitter of the last seconds.
 */
import { HEARTBEAT_TICKS } from "#protocol/state.ts";
import { TICK_MS } from "#sim/step.ts";
import type { World } from "#sim/world.ts";

/** Number of stored ticks: more than a second. */
const STORED_TICKS = 64;

/** Minimum delay behind the newest tick, in ticks: the next patch may be this far away. */
const DELAY_MIN = HEARTBEAT_TICKS + 1;

/** Maximum delay, for connections with much jitter, in ticks. */
const DELAY_MAX = 18;

/** Above this delay the playback jumps to the present, in ticks. */
const BEHIND_MAX = 30;

type Snapshot = { tick: number; count: number; x: Float64Array; y: Float64Array };

export class SpectatorTimeline {
  readonly #snapshots: Snapshot[] = [];
  #newest = -1;
  /** The shown time, in ticks with fractions. */
  #head = NaN;
  #delay = DELAY_MIN;
  #lastMs = NaN;

  /** Adds the confirmed world of a tick. */
  push(world: World): void {
    const { tick } = world.game;
    if (tick <= this.#newest) this.clear();
    this.#newest = tick;
    const snapshot = this.#snapshots.length < STORED_TICKS ? createSnapshot(world) : this.#snapshots.shift()!;
    snapshot.tick = tick;
    snapshot.count = world.discs.count;
    if (snapshot.x.length < world.discs.count)
      Object.assign(snapshot, createSnapshot(world), { tick, count: world.discs.count });
    snapshot.x.set(world.discs.x.subarray(0, snapshot.count));
    snapshot.y.set(world.discs.y.subarray(0, snapshot.count));
    this.#snapshots.push(snapshot);
  }

  clear(): void {
    this.#snapshots.length = 0;
    this.#head = NaN;
    this.#newest = -1;
  }

  /** Writes the positions to show at this frame; false while there is nothing to show. */
  read(world: World, nowMs: number, x: Float64Array, y: Float64Array): boolean {
    if (this.#snapshots.length === 0) return false;
    this.#advance(nowMs);
    let later = this.#snapshots.findIndex((snapshot) => snapshot.tick >= this.#head);
    if (later < 0) later = this.#snapshots.length - 1;
    const b = this.#snapshots[later]!;
    const a = this.#snapshots[Math.max(0, later - 1)]!;
    const alpha = b.tick === a.tick ? 1 : Math.max(0, Math.min(1, (this.#head - a.tick) / (b.tick - a.tick)));
    for (let i = 0; i < world.discs.count; i++) {
      const known = i < a.count && i < b.count;
      const from = known ? a : undefined;
      x[i] = from === undefined ? world.discs.x[i]! : from.x[i]! + (b.x[i]! - from.x[i]!) * alpha;
      y[i] = from === undefined ? world.discs.y[i]! : from.y[i]! + (b.y[i]! - from.y[i]!) * alpha;
    }
    return true;
  }

  #advance(nowMs: number): void {
    const elapsed = Number.isNaN(this.#lastMs) ? 0 : Math.max(0, nowMs - this.#lastMs) / TICK_MS;
    this.#lastMs = nowMs;
    const target = this.#newest - this.#delay;
    if (Number.isNaN(this.#head) || this.#newest - this.#head > BEHIND_MAX) this.#head = target;
    // At most 5 % faster or slower, which is not visible.
    const rate = 1 + Math.max(-0.05, Math.min(0.05, (target - this.#head) * 0.02));
    this.#head += elapsed * rate;
    if (this.#head > this.#newest) {
      this.#head = this.#newest;
      this.#delay = Math.min(DELAY_MAX, this.#delay + 1);
    } else {
      this.#delay = Math.max(DELAY_MIN, this.#delay - 0.002 * elapsed);
    }
  }
}

function createSnapshot(world: World): Snapshot {
  const length = world.discs.x.length;
  return { tick: 0, count: 0, x: new Float64Array(length), y: new Float64Array(length) };
}
