/**
 * One direction of a connection with the behaviour of TCP: packets arrive in order, possibly late, and are never lost. A
 * stall delays all packets sent in it; then they arrive at once.
 */
import type { Random } from "#server/dev/wan-emulator/random.ts";
import type { VirtualClock } from "./virtual-clock.ts";

export type ConnectionQuality = {
  /** One way, in milliseconds. */
  readonly delayMs: number;
  /** Each packet takes up to this much longer or shorter, uniformly distributed. */
  readonly jitterMs: number;
  /** Probability of a stall in each second, and the duration of a stall. */
  readonly stallChance: number;
  readonly stallMs: number;
};

export const PERFECT: ConnectionQuality = { delayMs: 0, jitterMs: 0, stallChance: 0, stallMs: 0 };

export class VirtualChannel<T> {
  bytes = 0;
  packets = 0;
  quality: ConnectionQuality;
  readonly #clock: VirtualClock;
  readonly #random: Random;
  readonly #deliver: (packet: T) => void;
  #lastArrivalMs = 0;
  #stalledUntilMs = 0;
  #drawnSecond = -1;

  constructor(clock: VirtualClock, random: Random, quality: ConnectionQuality, deliver: (packet: T) => void) {
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
    this.#drawStall(now);
    const arrivalMs = Math.max(now, this.#stalledUntilMs) + delayMs + (this.#random() * 2 - 1) * jitterMs;
    this.#lastArrivalMs = Math.max(this.#lastArrivalMs, arrivalMs, now);
    this.#clock.at(this.#lastArrivalMs, () => this.#deliver(packet));
  }

  /** Starts a stall now. */
  stall(ms: number): void {
    this.#stalledUntilMs = this.#clock.nowMs + ms;
  }

  #drawStall(now: number): void {
    const second = Math.floor(now / 1000);
    if (second === this.#drawnSecond) return;
    this.#drawnSecond = second;
    if (this.#random() < this.quality.stallChance) this.#stalledUntilMs = now + this.quality.stallMs;
  }
}
