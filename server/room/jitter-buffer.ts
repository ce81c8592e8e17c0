/**
 * The jitter buffer of one client. One input is used per tick, so that no client gets more steps than there are ticks. It
 * keeps as few inputs waiting as the connection's jitter allows: after an underrun it waits for one more, and after a calm
 * period it keeps one less. What accumulates beyond that (a burst after a stall) is dropped, because waiting inputs are
 * delay.
 */

/** The part of the room's input accessor that is used here. */
export type InputQueue = {
  readonly size: number;
  /** The oldest waiting input, used up. */
  next(): number | undefined;
};

/** Maximum delay that a bad connection may cost, in ticks. */
const TARGET_MAX = 8;

/** A buffer that was never empty for this many ticks is deeper than needed. */
const CALM_TICKS = 180;

/**
 * Keeping no input waiting saves a tick, but then the least lateness shows. After a failed attempt the next one follows
 * after four times the period, up to ten minutes.
 */
const CALM_FACTOR = 4;
const CALM_TICKS_MAX = 36_000;

/** Inputs beyond the target that are tolerated before the oldest are dropped. */
const SLACK = 3;

export class JitterBuffer {
  /** Number of inputs that should still wait after one was taken. */
  #target = 1;
  #refilling = true;
  #calmTicks = 0;
  #bareCalmTicks = CALM_TICKS;
  #held = 0;

  /** The byte of keys for this tick. When no input has arrived in time, the last one is repeated. */
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

  /** Releases all keys and starts again, after a reconnection. */
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

  /** When at least one input was waiting after every tick of the period, one less would have been enough. */
  #calm(waiting: number): void {
    const enough = this.#target > 1 ? CALM_TICKS : this.#bareCalmTicks;
    if (waiting === 0) this.#calmTicks = 0;
    else if (++this.#calmTicks >= enough) {
      this.#calmTicks = 0;
      this.#target = Math.max(0, this.#target - 1);
    }
  }
}
