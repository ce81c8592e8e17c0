/** Delays the own keys by a fixed time: the handicap of a player with a better connection. */
import type { FramePipeline } from "./frame-source.ts";

export const HANDICAP_MAX_MS = 300;

export class KeyDelay {
  readonly #frames: Pick<FramePipeline, "hold">;
  readonly #waiting = new Set<ReturnType<typeof setTimeout>>();
  #delayMs = 0;
  /** Time at which the last waiting change takes effect: a shorter delay must not let a later change overtake it. */
  #lastDueMs = 0;

  constructor(frames: Pick<FramePipeline, "hold">) {
    this.#frames = frames;
  }

  /** Milliseconds, clamped to 0 … HANDICAP_MAX_MS. */
  set delayMs(delayMs: number) {
    this.#delayMs = Math.min(HANDICAP_MAX_MS, Math.max(0, delayMs));
  }

  hold(keys: number): void {
    if (this.#delayMs === 0 && this.#waiting.size === 0) {
      this.#frames.hold(keys, performance.now());
      return;
    }
    const now = performance.now();
    this.#lastDueMs = Math.max(this.#lastDueMs, now + this.#delayMs);
    const timer = setTimeout(() => {
      this.#waiting.delete(timer);
      this.#frames.hold(keys, performance.now());
    }, this.#lastDueMs - now);
    this.#waiting.add(timer);
  }

  stop(): void {
    for (const timer of this.#waiting) clearTimeout(timer);
    this.#waiting.clear();
  }
}
