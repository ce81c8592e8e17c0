/** Timers as in browsers: numbers as ids, texts as callbacks, and callbacks that throw do no harm. */

/** Runs a callback of the script, a function or a text. */
type Run = (callback: unknown, values: readonly unknown[]) => void;

/** Delays are 32-bit numbers in browsers: larger ones count as none. */
const toDelay = (value: unknown): number => Math.max(0, Number(value) | 0);

export class Timers {
  readonly #run: Run;
  readonly #timers = new Map<number, NodeJS.Timeout>();
  #nextId = 1;

  constructor(run: Run) {
    this.#run = run;
  }

  setTimeout(callback: unknown, delay: unknown, ...values: unknown[]): number {
    const id = this.#nextId++;
    const fire = () => {
      this.#timers.delete(id);
      this.#run(callback, values);
    };
    this.#timers.set(id, setTimeout(fire, toDelay(delay)));
    return id;
  }

  setInterval(callback: unknown, delay: unknown, ...values: unknown[]): number {
    const id = this.#nextId++;
    this.#timers.set(
      id,
      setInterval(() => this.#run(callback, values), toDelay(delay)),
    );
    return id;
  }

  /** For both kinds, as in browsers. Ids that are not in use do nothing. */
  clear(id: unknown): void {
    const timer = this.#timers.get(Number(id));
    clearTimeout(timer);
    this.#timers.delete(Number(id));
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
