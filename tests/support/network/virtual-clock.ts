/** Virtual time: callbacks run in the order of their times, without waiting, and in the same order in every run. */

type Event = { readonly atMs: number; readonly order: number; readonly run: () => void };

export class VirtualClock {
  nowMs = 0;
  #events: Event[] = [];
  #order = 0;

  /** Schedules a callback; at equal times they run in the order of scheduling. */
  at(atMs: number, run: () => void): void {
    const event = { atMs: Math.max(atMs, this.nowMs), order: this.#order++, run };
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#events[middle]!.atMs <= event.atMs) low = middle + 1;
      else high = middle;
    }
    this.#events.splice(low, 0, event);
  }

  /** Calls `run` at `firstMs`, and then every `periodMs`. */
  every(firstMs: number, periodMs: number, run: () => void): void {
    let n = 0;
    const again = () => {
      run();
      n++;
      this.at(firstMs + n * periodMs, again);
    };
    this.at(firstMs, again);
  }

  /** Runs all callbacks up to and including this time. */
  runUntil(endMs: number): void {
    for (let event = this.#events[0]; event !== undefined && event.atMs <= endMs; event = this.#events[0]) {
      this.#events.shift();
      this.nowMs = event.atMs;
      event.run();
    }
    this.nowMs = endMs;
  }
}
