/** Limits how many clients may hold something at the same time, in all and per network. */

export type QuotaLimits = { readonly total: number; readonly perNetwork: number };

export class Quota {
  readonly #limits: QuotaLimits;
  readonly #perNetwork = new Map<string, number>();
  #total = 0;

  constructor(limits: QuotaLimits) {
    this.#limits = limits;
  }

  /** Whether the limit of all networks together is reached. */
  get isFull(): boolean {
    return this.#total >= this.#limits.total;
  }

  /** Units that are held now. */
  get used(): number {
    return this.#total;
  }

  /**
   * Returns the function that gives the unit back; undefined when the quota is used up. Without a network only the total is
   * limited.
   */
  take(network: string | undefined): (() => void) | undefined {
    if (this.isFull) return undefined;
    if (network !== undefined) {
      const used = this.#perNetwork.get(network) ?? 0;
      if (used >= this.#limits.perNetwork) return undefined;
      this.#perNetwork.set(network, used + 1);
    }
    this.#total++;
    let returned = false;
    return () => {
      if (returned) return;
      returned = true;
      this.#giveBack(network);
    };
  }

  #giveBack(network: string | undefined): void {
    this.#total--;
    if (network === undefined) return;
    const left = this.#perNetwork.get(network)! - 1;
    if (left > 0) this.#perNetwork.set(network, left);
    else this.#perNetwork.delete(network);
  }
}
