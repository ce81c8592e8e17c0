/** Sums up how many inputs of a player wait beyond what is needed, and says now and then what the client should know. */

/** Ticks between two words to the client. */
const REPORT_TICKS = 30;

export class PaceMeter {
  #sum = 0;
  #ticks = 0;
  #last = 0;

  /** To be called every tick; gives the mean surplus when it is time to tell, and undefined otherwise. */
  add(surplus: number): number | undefined {
    this.#sum += surplus;
    if (++this.#ticks < REPORT_TICKS) return undefined;
    const mean = Math.round((this.#sum / this.#ticks) * 10) / 10;
    this.#sum = 0;
    this.#ticks = 0;
    if (mean === 0 && this.#last === 0) return undefined;
    this.#last = mean;
    return mean;
  }
}
