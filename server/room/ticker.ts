/**
 * One drift-free 60 Hz scheduler for all rooms of the process. Every room has its own due times, exactly 1/60 s apart
 * and counted from a fixed start, so that nothing accumulates. The period has eight turns, and a new room gets the turn
 * with the fewest rooms: a few at a time are quick, all at once would be late, and a turn for each would mean to wake up
 * a thousand times a second.
 *
 * Node's timers are whole milliseconds and late. While rooms are few, the ticker sleeps to within one millisecond and
 * polls the rest through `setImmediate`, which lets sockets be read meanwhile. Many rooms are due all the time, and
 * polling between them is dear (measured with 16 full rooms: 47 % of a core, 26 % without): then a step may be half a
 * millisecond early, and the timer alone will do.
 */

export type TickerClock = {
  /** Milliseconds with fractions, monotonic. */
  readonly now: () => number;
  readonly sleep: (ms: number, wake: () => void) => void;
  readonly soon: (wake: () => void) => void;
};

export const systemClock: TickerClock = {
  now: () => performance.now(),
  sleep: (ms, wake) => void setTimeout(wake, ms),
  soon: (wake) => void setImmediate(wake),
};

export type Beat = {
  /** When the next step is due, in the clock's milliseconds. */
  due: number;
  readonly turn: number;
  readonly step: () => void;
  /** Called when time was given up: `ticks` steps are left out. */
  readonly onSkip: (ticks: number) => void;
};

export const PERIOD_MS = 1000 / 60;

/** A room that fell behind makes at most this many steps to catch up; the rest of the lost time is given up. */
const CATCH_UP_MAX = 5;

/** The turns of a period in the order in which rooms fill them: each as far from those before as can be. */
const TURNS = [0, 4, 2, 6, 1, 5, 3, 7] as const;
const TURN_MS = PERIOD_MS / TURNS.length;

/** Up to this many rooms the last fraction of a millisecond is polled for: for 0.3 ms less of p99 gap, each costs up to 3 % of a core. */
const POLL_ROOMS = 4;

/** Nearer than this to its due time, a step is made at once. */
const EARLY_POLLED_MS = 0.05;
const EARLY_MS = 0.5;

export class Ticker {
  readonly #clock: TickerClock;
  readonly #beats: Beat[] = [];
  #awake = false;
  /** When the first turn of a period was, in the clock's milliseconds. */
  #originMs = 0;

  constructor(clock: TickerClock = systemClock) {
    this.#clock = clock;
  }

  /** Starts calling `step` sixty times a second; returns what stops it. Nothing runs while nobody is added. */
  add(step: () => void, onSkip: (ticks: number) => void): () => void {
    const now = this.#clock.now();
    if (this.#beats.length === 0) this.#originMs = now;
    const turn = this.#freeTurn();
    const due = now + PERIOD_MS - mod(now - this.#originMs - turn * TURN_MS, PERIOD_MS);
    const beat: Beat = { due, turn, step, onSkip };
    this.#beats.push(beat);
    if (!this.#awake) {
      this.#awake = true;
      this.#wait();
    }
    return () => {
      const index = this.#beats.indexOf(beat);
      if (index >= 0) this.#beats.splice(index, 1);
      // It may be among those whose turn is now.
      beat.due = Infinity;
    };
  }

  get size(): number {
    return this.#beats.length;
  }

  #freeTurn(): number {
    const rooms = TURNS.map((turn) => this.#beats.filter((beat) => beat.turn === turn).length);
    return TURNS[rooms.indexOf(Math.min(...rooms))]!;
  }

  #wait(): void {
    const { sleep, soon, now } = this.#clock;
    if (this.#beats.length === 0) {
      this.#awake = false;
      return;
    }
    let due = Infinity;
    for (const beat of this.#beats) due = Math.min(due, beat.due);
    const left = due - now();
    if (left < 1 && (this.#polls || left <= EARLY_MS)) soon(() => this.#run());
    else sleep(Math.max(1, Math.floor(left)), () => this.#run());
  }

  get #polls(): boolean {
    return this.#beats.length <= POLL_ROOMS;
  }

  #run(): void {
    const early = this.#polls ? EARLY_POLLED_MS : EARLY_MS;
    for (const beat of this.#beats.slice()) {
      const now = this.#clock.now();
      if (beat.due - now > early) continue;
      beat.step();
      beat.due += PERIOD_MS;
      const behind = Math.floor((now - beat.due) / PERIOD_MS);
      if (behind >= CATCH_UP_MAX) {
        beat.due += behind * PERIOD_MS;
        beat.onSkip(behind);
      }
    }
    this.#wait();
  }
}

function mod(value: number, base: number): number {
  return ((value % base) + base) % base;
}
