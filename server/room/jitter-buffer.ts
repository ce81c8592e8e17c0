/**
 * Decides how many of a player's waiting inputs are used in a tick: one, so that nobody gets more steps than there are
 * ticks. It keeps as few waiting as the line's jitter allows: after an underrun it waits for one more before going on,
 * and after a calm while it is content with one less. What piles up beyond that (a burst after a stall) is dropped,
 * because waiting inputs are delay.
 */

/** What the room's input accessor offers; a plain array will do in tests. */
export type InputQueue = {
  readonly size: number;
  /** The oldest waiting input, used up. */
  next(): number | undefined;
};

/** Most ticks of delay that a bad line may cost. */
const TARGET_MAX = 8;

/** A buffer that never ran low for this many ticks is deeper than it needs to be. */
const CALM_TICKS = 180;

/**
 * Doing without any waiting input saves a tick, but then the least lateness shows. Where that was tried in vain, it is
 * tried again after four times the while, up to ten minutes.
 */
const CALM_FACTOR = 4;
const CALM_TICKS_MAX = 36_000;

/** Inputs beyond the target that are put up with before the oldest are dropped. */
const SLACK = 3;

export class JitterBuffer {
  /** How many inputs should still wait after one was taken. */
  #target = 1;
  #refilling = true;
  #calmTicks = 0;
  #bareCalmTicks = CALM_TICKS;
  #held = 0;

  /** The byte for this tick. When no input is there in time, the last one is held. */
  take(queue: InputQueue): number {
    if (queue.size === 0) {
      if (!this.#refilling) this.#grow();
      this.#refilling = true;
      this.#calm(0);
      return this.#held;
    }
    if (this.#refilling && queue.size <= this.#target) return this.#held;
    this.#refilling = false;
    while (queue.size > this.#target + 1 + SLACK) this.#held = queue.next() ?? this.#held;
    this.#held = queue.next() ?? this.#held;
    this.#calm(queue.size);
    return this.#held;
  }

  /** Releases all keys and forgets the line, as after a reconnection. */
  reset(): void {
    this.#held = 0;
    this.#target = 1;
    this.#refilling = true;
    this.#calmTicks = 0;
    this.#bareCalmTicks = CALM_TICKS;
  }

  get target(): number {
    return this.#target;
  }

  #grow(): void {
    if (this.#target === 0) this.#bareCalmTicks = Math.min(CALM_TICKS_MAX, this.#bareCalmTicks * CALM_FACTOR);
    this.#target = Math.min(TARGET_MAX, this.#target + 1);
  }

  /** With at least one input waiting after every tick of a while, one less would have been enough. */
  #calm(waiting: number): void {
    const enough = this.#target > 1 ? CALM_TICKS : this.#bareCalmTicks;
    if (waiting === 0) this.#calmTicks = 0;
    else if (++this.#calmTicks >= enough) {
      this.#calmTicks = 0;
      this.#target = Math.max(0, this.#target - 1);
    }
  }
}
