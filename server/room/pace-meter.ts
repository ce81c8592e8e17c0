/** Sums up how a player's inputs wait, and says now and then what the client should know. */

/** Ticks between two words to the client: half a second. */
const REPORT_TICKS = 30;

export type PaceReport = {
  /** Mean number of inputs that wait beyond what is needed; negative when too few do. */
  readonly surplus: number;
  /** Mean number of inputs that wait. */
  readonly waiting: number;
};

export class PaceMeter {
  #surplus = 0;
  #waiting = 0;
  #ticks = 0;

  /** To be called every tick with what waits after one input was taken; gives a report when it is time for one. */
  add(waiting: number, target: number): PaceReport | undefined {
    this.#waiting += waiting;
    this.#surplus += waiting - target;
    if (++this.#ticks < REPORT_TICKS) return undefined;
    const report = { surplus: tenths(this.#surplus / this.#ticks), waiting: tenths(this.#waiting / this.#ticks) };
    this.#surplus = 0;
    this.#waiting = 0;
    this.#ticks = 0;
    return report;
  }
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
