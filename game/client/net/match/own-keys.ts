/** The keys that this page has sent, by the tick from which on they are held. */

/** A second press for the same tick is held from the next one on, up to this many ticks later. */
const QUEUE_MAX = 3;

type Change = { readonly tick: number; keys: number };

export class OwnKeys {
  #changes: Change[] = [];

  /** The keys that are held last. */
  get held(): number {
    return this.#changes.at(-1)?.keys ?? 0;
  }

  /** Holds keys from `tick` on, or later if a change for that tick was sent. Returns the tick. */
  hold(keys: number, tick: number): number {
    const last = this.#changes.at(-1);
    if (last === undefined || last.tick < tick) {
      this.#changes.push({ tick, keys });
      return tick;
    }
    if (last.tick + 1 - tick > QUEUE_MAX) {
      last.keys = keys;
      return last.tick;
    }
    this.#changes.push({ tick: last.tick + 1, keys });
    return last.tick + 1;
  }

  /** The keys that are held in a tick. */
  at(tick: number): number {
    for (let i = this.#changes.length - 1; i >= 0; i--) {
      const change = this.#changes[i]!;
      if (change.tick <= tick) return change.keys;
    }
    return 0;
  }

  /** Whether a change was sent for this tick. */
  changesAt(tick: number): boolean {
    return this.#changes.some((change) => change.tick === tick);
  }

  /** Takes back changes for later ticks than this one. */
  dropAfter(tick: number): void {
    while ((this.#changes.at(-1)?.tick ?? tick) > tick) this.#changes.pop();
  }

  /** Drops changes that no later tick can ask for. */
  forgetBefore(tick: number): void {
    while (this.#changes.length > 1 && this.#changes[1]!.tick <= tick) this.#changes.shift();
  }

  /** Releases everything, as the server does after a reconnection. */
  reset(): void {
    this.#changes = [];
  }
}
