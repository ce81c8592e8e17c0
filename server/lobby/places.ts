/** Counts those who hold something that there is not enough of for everybody: so many in all, so many per network. */

export type PlaceLimits = { readonly total: number; readonly perNetwork: number };

export class Places {
  readonly #limits: PlaceLimits;
  readonly #held = new Map<string, number>();
  #total = 0;

  constructor(limits: PlaceLimits) {
    this.#limits = limits;
  }

  /** Returns what gives the place back; undefined when there is none. */
  take(network: string): (() => void) | undefined {
    const held = this.#held.get(network) ?? 0;
    if (this.#total >= this.#limits.total || held >= this.#limits.perNetwork) return undefined;
    this.#total++;
    this.#held.set(network, held + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#giveBack(network);
    };
  }

  #giveBack(network: string): void {
    this.#total--;
    const left = this.#held.get(network)! - 1;
    if (left > 0) this.#held.set(network, left);
    else this.#held.delete(network);
  }
}
