/** Averages how a client's inputs wait, for its pacing. */

/** Interval of reports: half a second. */
const REPORT_TICKS = 30;

export type PaceReport = {
  /** Mean number of waiting inputs beyond what is needed; negative when there are too few. */
  readonly surplus: number;
  /** Mean number of waiting inputs. */
  readonly waiting: number;
};

export class PaceMeter {
  #surplus = 0;
  #waiting = 0;
  #ticks = 0;

  /** Called in every tick with the number of inputs left after one was taken. Returns a report when one is due. */
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
