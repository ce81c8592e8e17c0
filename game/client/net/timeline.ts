/**
 * What spectators see: the confirmed ticks, played back a little late at an even pace, so that patches which come in
 * bunches do not show. The delay follows the line: enough for what the last seconds' jitter needed, no more.
 */
import type { World } from "#sim/world.ts";

const TICK_MS = 1000 / 60;

/** Ticks kept; more than a second. */
const KEPT = 64;

/** Ticks between what is shown and the newest, at least. */
const DELAY_MIN = 2;

/** Farther behind than this, the view jumps to the present. */
const BEHIND_MAX = 30;

type Shot = { tick: number; count: number; x: Float64Array; y: Float64Array };

export class Timeline {
  readonly #shots: Shot[] = [];
  #newest = -1;
  /** The moment shown, in ticks with fractions. */
  #head = NaN;
  #delay = DELAY_MIN;
  #lastMs = NaN;

  /** Adds the confirmed world of a tick. */
  push(world: World): void {
    const { tick } = world.game;
    if (tick <= this.#newest) this.clear();
    this.#newest = tick;
    const shot = this.#shots.length < KEPT ? blank(world) : this.#shots.shift()!;
    shot.tick = tick;
    shot.count = world.discs.count;
    if (shot.x.length < world.discs.count) Object.assign(shot, blank(world), { tick, count: world.discs.count });
    shot.x.set(world.discs.x.subarray(0, shot.count));
    shot.y.set(world.discs.y.subarray(0, shot.count));
    this.#shots.push(shot);
  }

  clear(): void {
    this.#shots.length = 0;
    this.#head = NaN;
    this.#newest = -1;
  }

  /** Writes the positions to show at this frame; false while there is nothing to show. */
  read(world: World, nowMs: number, x: Float64Array, y: Float64Array): boolean {
    if (this.#shots.length === 0) return false;
    this.#advance(nowMs);
    let later = this.#shots.findIndex((shot) => shot.tick >= this.#head);
    if (later < 0) later = this.#shots.length - 1;
    const b = this.#shots[later]!;
    const a = this.#shots[Math.max(0, later - 1)]!;
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
    // Up to 5 % faster or slower, so that the pace never shows.
    const rate = 1 + Math.max(-0.05, Math.min(0.05, (target - this.#head) * 0.02));
    this.#head += elapsed * rate;
    if (this.#head > this.#newest) {
      this.#head = this.#newest;
      this.#delay = Math.min(12, this.#delay + 1);
    } else {
      this.#delay = Math.max(DELAY_MIN, this.#delay - 0.002 * elapsed);
    }
  }
}

function blank(world: World): Shot {
  const length = world.discs.x.length;
  return { tick: 0, count: 0, x: new Float64Array(length), y: new Float64Array(length) };
}
