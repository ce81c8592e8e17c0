/** Counts those who hold something that there is not enough of for everybody: so many in all, so many per address. */

export type PlaceLimits = { readonly total: number; readonly perAddress: number };

export class Places {
  readonly #limits: PlaceLimits;
  readonly #held = new Map<string, number>();
  #total = 0;

  constructor(limits: PlaceLimits) {
    this.#limits = limits;
  }

  /** Returns what gives the place back; undefined when there is none. */
  take(address: string): (() => void) | undefined {
    const held = this.#held.get(address) ?? 0;
    if (this.#total >= this.#limits.total || held >= this.#limits.perAddress) return undefined;
    this.#total++;
    this.#held.set(address, held + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#giveBack(address);
    };
  }

  #giveBack(address: string): void {
    this.#total--;
    const left = this.#held.get(address)! - 1;
    if (left > 0) this.#held.set(address, left);
    else this.#held.delete(address);
  }
}
