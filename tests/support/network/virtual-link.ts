/**
 * One direction of a connection, as TCP behaves: what is sent arrives in order, late at worst, never lost. A stall
 * holds everything back for a while, and then it all comes at once.
 */
import type { Random } from "#server/link/random.ts";
import type { VirtualClock } from "./virtual-clock.ts";

export type LinkQuality = {
  /** One way, in milliseconds. */
  readonly delayMs: number;
  /** Each packet takes up to this much longer or shorter, evenly spread. */
  readonly jitterMs: number;
  /** Chance that a second of the line has a stall in it, and how long one lasts. */
  readonly stallChance: number;
  readonly stallMs: number;
};

export const PERFECT: LinkQuality = { delayMs: 0, jitterMs: 0, stallChance: 0, stallMs: 0 };

export class VirtualLink<T> {
  bytes = 0;
  packets = 0;
  quality: LinkQuality;
  readonly #clock: VirtualClock;
  readonly #random: Random;
  readonly #deliver: (packet: T) => void;
  #lastArrivalMs = 0;
  #stalledUntilMs = 0;
  #judgedSecond = -1;

  constructor(clock: VirtualClock, random: Random, quality: LinkQuality, deliver: (packet: T) => void) {
    this.#clock = clock;
    this.#random = random;
    this.quality = quality;
    this.#deliver = deliver;
  }

  send(packet: T, bytes: number): void {
    this.bytes += bytes;
    this.packets++;
    const { delayMs, jitterMs } = this.quality;
    const now = this.#clock.nowMs;
    this.#judgeStall(now);
    const wanted = Math.max(now, this.#stalledUntilMs) + delayMs + (this.#random() * 2 - 1) * jitterMs;
    this.#lastArrivalMs = Math.max(this.#lastArrivalMs, wanted, now);
    this.#clock.at(this.#lastArrivalMs, () => this.#deliver(packet));
  }

  /** Holds everything back for a while from now on. */
  stall(ms: number): void {
    this.#stalledUntilMs = this.#clock.nowMs + ms;
  }

  #judgeStall(now: number): void {
    const second = Math.floor(now / 1000);
    if (second === this.#judgedSecond) return;
    this.#judgedSecond = second;
    if (this.#random() < this.quality.stallChance) this.#stalledUntilMs = now + this.quality.stallMs;
  }
}
