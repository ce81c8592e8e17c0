/**
 * When what enters one direction of a line leaves it. TCP's behaviour: everything arrives, in order, late at worst; what
 * waits behind something late arrives with it. No clock and no sockets in here.
 */
import type { LinkSpec } from "./spec.ts";

export class LinkTiming {
  readonly #spec: LinkSpec;
  readonly #random: () => number;
  readonly #startMs: number;
  /** The line is busy sending what came before until here, and nothing overtakes what arrives then. */
  #busyUntilMs: number;
  #lastArrivalMs: number;
  #stalledUntilMs: number;
  #judgedSeconds = 0;
  #nextStallMs = Infinity;

  /** `random` gives numbers from 0 up to but not including 1. Nothing leaves before `startMs` or arrives one delay after. */
  constructor(spec: LinkSpec, random: () => number, startMs: number) {
    this.#spec = spec;
    this.#random = random;
    this.#startMs = startMs;
    this.#busyUntilMs = startMs;
    this.#lastArrivalMs = startMs + spec.delayMs;
    this.#stalledUntilMs = startMs;
  }

  /** The time at which the last of these bytes is there; to be called in the order in which they were sent. */
  arrival(nowMs: number, bytes: number): number {
    const { delayMs, jitterMs, bytesPerSecond } = this.#spec;
    this.#judgeStalls(nowMs);
    const departureMs = Math.max(nowMs, this.#busyUntilMs, this.#stalledUntilMs);
    this.#busyUntilMs = departureMs + (bytes / bytesPerSecond) * 1000;
    const travelMs = Math.max(0, delayMs + (this.#random() * 2 - 1) * jitterMs);
    this.#lastArrivalMs = Math.max(this.#lastArrivalMs, this.#busyUntilMs + travelMs);
    return this.#lastArrivalMs;
  }

  /** Every second of the line is judged once, in order, whether or not something was sent in it. */
  #judgeStalls(nowMs: number): void {
    const { stallChance } = this.#spec;
    if (stallChance === 0) return;
    while (this.#startMs + this.#judgedSeconds * 1000 <= nowMs) {
      this.#beginStall(nowMs);
      const secondMs = this.#startMs + this.#judgedSeconds++ * 1000;
      if (this.#random() < stallChance) this.#nextStallMs = secondMs + this.#random() * 1000;
    }
    this.#beginStall(nowMs);
  }

  #beginStall(nowMs: number): void {
    if (this.#nextStallMs > nowMs) return;
    this.#stalledUntilMs = this.#nextStallMs + this.#spec.stallMs;
    this.#nextStallMs = Infinity;
  }
}
