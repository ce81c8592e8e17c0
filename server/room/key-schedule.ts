/**
 * The keys of one client by tick. Clients name the tick from which on they hold keys; the server steps on its own clock and
 * only looks up what holds. Keys that arrive too late take effect in the next tick, so that no client acts in the past.
 */
import { TICK_RATE } from "#sim/step.ts";

/** Bounds of the named tick, relative to the next one. A correct page stays within a second of the last patch it has. */
export const AHEAD_MAX = 3 * TICK_RATE;
export const LATE_MAX = 20 * TICK_RATE;

/**
 * Late changes that are kept, to be applied one per tick: a key that was pressed and released between two ticks still shows.
 * Of more than these only the last ones are used, because keys of a long stall are of no use any more.
 */
const LATE_KEPT = 2;

type Change = { readonly tick: number; readonly keys: number };

export class KeySchedule {
  readonly #changes: Change[] = [];
  #lastTick = -Infinity;
  /** By how many ticks the named tick may still go back. */
  #rewindable = 0;
  #held = 0;
  #changedInTime = false;

  /** Whether the last tick held keys that were sent for it and not for an earlier one: then its client has predicted them. */
  get changedInTime(): boolean {
    return this.#changedInTime;
  }

  /**
   * Adds keys (a byte with all its bits) that are held from `tick` on; `nextTick` is the next one that will be stepped. Returns what is wrong with a
   * message that no correct client sends. After skipped ticks an earlier tick than the last one replaces what was named for later.
   */
  add(tick: number, keys: number, nextTick: number): string | undefined {
    if (tick > nextTick + AHEAD_MAX) return "keys for a tick too far ahead";
    if (tick < nextTick - LATE_MAX) return "keys for a tick too long ago";
    const back = Math.max(0, this.#lastTick - tick);
    if (back > this.#rewindable) return "keys for a tick before the last one";
    this.#rewindable -= back;
    this.#lastTick = tick;
    while (back > 0 && (this.#changes.at(-1)?.tick ?? tick) > tick) this.#changes.pop();
    const last = this.#changes.at(-1);
    if ((last?.keys ?? this.#held) === keys) return undefined;
    if (last?.tick === tick) this.#changes.pop();
    this.#changes.push({ tick, keys });
    return undefined;
  }

  /** The keys that are held in this tick. Called once for every tick, in order. */
  take(tick: number): number {
    const changes = this.#changes;
    let due = 0;
    while (due < changes.length && changes[due]!.tick <= tick) due++;
    this.#changedInTime = false;
    if (due === 0) return this.#held;
    const used = Math.max(0, due - 1 - LATE_KEPT);
    this.#held = changes[used]!.keys;
    this.#changedInTime = changes[used]!.tick === tick;
    changes.splice(0, used + 1);
    return this.#held;
  }

  /** The server has left out ticks: the client may name ticks that are as many earlier. */
  skip(ticks: number): void {
    this.#rewindable += ticks;
  }

  /** Changes for later ticks, and late ones that wait. */
  get waiting(): number {
    return this.#changes.length;
  }

  /** Releases all keys and starts again, after a reconnection. */
  reset(): void {
    this.#changes.length = 0;
    this.#lastTick = -Infinity;
    this.#rewindable = 0;
    this.#held = 0;
  }
}
