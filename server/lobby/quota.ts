/** Limits how many clients may hold something at the same time, in all and per network. */

export type QuotaLimits = { readonly total: number; readonly perNetwork: number };

export class Quota {
  readonly #limits: QuotaLimits;
  readonly #perNetwork = new Map<string, number>();
  #total = 0;

  constructor(limits: QuotaLimits) {
    this.#limits = limits;
  }

  /** Returns the function that gives the unit back; undefined when the quota is used up. */
  take(network: string): (() => void) | undefined {
    const used = this.#perNetwork.get(network) ?? 0;
    if (this.#total >= this.#limits.total || used >= this.#limits.perNetwork) return undefined;
    this.#total++;
    this.#perNetwork.set(network, used + 1);
    let returned = false;
    return () => {
      if (returned) return;
      returned = true;
      this.#giveBack(network);
    };
  }

  #giveBack(network: string): void {
    this.#total--;
    const left = this.#perNetwork.get(network)! - 1;
    if (left > 0) this.#perNetwork.set(network, left);
    else this.#perNetwork.delete(network);
  }
}
