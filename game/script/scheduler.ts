/** Functions that run after a number of ticks of the room, once or again and again; ticks go on in pauses and between games. */

export type Scheduled = { cancel(): void };

type Entry = { readonly run: () => void; due: number; readonly every: number | undefined };

export class Scheduler {
  readonly #entries = new Set<Entry>();
  #tick = 0;

  /** `ticks` at least 1. Throws TypeError when `run` is no function. */
  add(ticks: unknown, run: unknown, repeats: boolean): Scheduled {
    if (typeof run !== "function") throw new TypeError("a function is needed after the number of ticks");
    const wait = Math.max(1, Math.round(Number(ticks)) || 1);
    const entry = { run: run as () => void, due: this.#tick + wait, every: repeats ? wait : undefined };
    this.#entries.add(entry);
    return { cancel: () => void this.#entries.delete(entry) };
  }

  /** One tick: runs what is due, each with `call`, in the order in which it was added. */
  advance(call: (run: () => void) => void): void {
    this.#tick++;
    for (const entry of this.#entries) {
      if (entry.due > this.#tick) continue;
      if (entry.every === undefined) this.#entries.delete(entry);
      else entry.due += entry.every;
      call(entry.run);
    }
  }
}
