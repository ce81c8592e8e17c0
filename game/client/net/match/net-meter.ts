/** Measures a connection and computes its statistics for the net graph and the signal icon. */
import { TICK_MS } from "#sim/step.ts";
import type { NetStats } from "../../session/net-stats.ts";

/** Number of samples: a second of frames, or of patches if something happens in every tick. */
const WINDOW = 60;

export class NetMeter {
  /** Deviations of patches from when their ticks were due after the patch before, in milliseconds. */
  readonly #delays: number[] = [];
  readonly #frames: number[] = [];
  #lastPatchMs = NaN;
  #lastTick = 0;
  #lastFrameMs = NaN;
  #bytesIn = 0;
  #bytesOut = 0;
  #sinceMs = NaN;
  #ownCorrection = 0;
  #ballCorrection = 0;
  rttMs = 0;
  /** Mean time by which keys arrive before their tick. */
  earlyTicks = 0;
  serverGapMs = 0;
  mismatches = 0;

  received(bytes: number): void {
    this.#bytesIn += bytes;
  }

  sent(bytes: number): void {
    this.#bytesOut += bytes;
  }

  /** A patch of this tick has arrived; not called for patches that may have been held back. */
  patch(nowMs: number, tick: number): void {
    const ticks = tick - this.#lastTick;
    if (!Number.isNaN(this.#lastPatchMs)) {
      addSample(this.#delays, Math.abs(nowMs - this.#lastPatchMs - ticks * TICK_MS));
    }
    this.#lastPatchMs = nowMs;
    this.#lastTick = tick;
  }

  frame(nowMs: number, ownCorrection: number, ballCorrection: number): void {
    if (!Number.isNaN(this.#lastFrameMs)) addSample(this.#frames, nowMs - this.#lastFrameMs);
    this.#lastFrameMs = nowMs;
    this.#ownCorrection = Math.max(this.#ownCorrection, ownCorrection);
    this.#ballCorrection = Math.max(this.#ballCorrection, ballCorrection);
  }

  /** Statistics since the last call; called a few times per second. */
  read(nowMs: number, pending: number): NetStats {
    const seconds = Number.isNaN(this.#sinceMs) ? 1 : Math.max(0.001, (nowMs - this.#sinceMs) / 1000);
    const stats: NetStats = {
      rttMs: Math.round(this.rttMs),
      jitterMs: Math.round(quantile(this.#delays, 0.95)),
      marginMs: Math.round(this.earlyTicks * TICK_MS),
      pending,
      ownCorrection: this.#ownCorrection,
      ballCorrection: this.#ballCorrection,
      bytesIn: Math.round(this.#bytesIn / seconds),
      bytesOut: Math.round(this.#bytesOut / seconds),
      serverGapMs: this.serverGapMs,
      frameMs: Math.round(quantile(this.#frames, 0.95) * 10) / 10,
      mismatches: this.mismatches,
    };
    this.#sinceMs = nowMs;
    this.#bytesIn = 0;
    this.#bytesOut = 0;
    this.#ownCorrection = 0;
    this.#ballCorrection = 0;
    return stats;
  }
}

function addSample(window: number[], value: number): void {
  window.push(value);
  if (window.length > WINDOW) window.shift();
}

function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
}
