/**
 * Arrival times in one direction of an emulated network, as with TCP: bytes arrive in order and are never lost; bytes behind
 * late ones arrive with them. Without clock and sockets, so that tests can control both.
 */
import type { NetworkSpec } from "./spec.ts";

export class DeliveryTiming {
  readonly #spec: NetworkSpec;
  readonly #random: () => number;
  readonly #startMs: number;
  /** Time until which the bandwidth is used by earlier bytes. */
  #busyUntilMs: number;
  #lastArrivalMs: number;
  #stalledUntilMs: number;
  #drawnSeconds = 0;
  #nextStallMs = Infinity;

  /** `random` returns numbers from 0 up to but not including 1. No byte leaves before `startMs`. */
  constructor(spec: NetworkSpec, random: () => number, startMs: number) {
    this.#spec = spec;
    this.#random = random;
    this.#startMs = startMs;
    this.#busyUntilMs = startMs;
    this.#lastArrivalMs = startMs + spec.delayMs;
    this.#stalledUntilMs = startMs;
  }

  /** The arrival time of the last of these bytes; called in the order of sending. */
  arrival(nowMs: number, bytes: number): number {
    const { delayMs, jitterMs, bytesPerSecond } = this.#spec;
    this.#drawStalls(nowMs);
    const departureMs = Math.max(nowMs, this.#busyUntilMs, this.#stalledUntilMs);
    this.#busyUntilMs = departureMs + (bytes / bytesPerSecond) * 1000;
    const travelMs = Math.max(0, delayMs + (this.#random() * 2 - 1) * jitterMs);
    this.#lastArrivalMs = Math.max(this.#lastArrivalMs, this.#busyUntilMs + travelMs);
    return this.#lastArrivalMs;
  }

  /** Draws the stalls of every second once and in order, independent of what was sent. */
  #drawStalls(nowMs: number): void {
    const { stallChance } = this.#spec;
    if (stallChance === 0) return;
    while (this.#startMs + this.#drawnSeconds * 1000 <= nowMs) {
      this.#beginStall(nowMs);
      const secondMs = this.#startMs + this.#drawnSeconds++ * 1000;
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
