/** Holds back the own keys for a while, for players who give others a head start or make up for their better line. */
import type { MatchFrames } from "./match-frames.ts";

export const HANDICAP_MAX_MS = 300;

export class KeyDelay {
  readonly #frames: Pick<MatchFrames, "keys">;
  readonly #waiting = new Set<ReturnType<typeof setTimeout>>();
  #delayMs = 0;
  /** When the last change that waits takes effect: a shorter delay must not let a later one overtake it. */
  #lastDueMs = 0;

  constructor(frames: Pick<MatchFrames, "keys">) {
    this.#frames = frames;
  }

  /** Milliseconds, 0 to HANDICAP_MAX_MS; what is out of bounds is brought inside. */
  set delayMs(delayMs: number) {
    this.#delayMs = Math.min(HANDICAP_MAX_MS, Math.max(0, delayMs));
  }

  hold(keys: number): void {
    if (this.#delayMs === 0 && this.#waiting.size === 0) {
      this.#frames.keys = keys;
      return;
    }
    const now = performance.now();
    this.#lastDueMs = Math.max(this.#lastDueMs, now + this.#delayMs);
    const timer = setTimeout(() => {
      this.#waiting.delete(timer);
      this.#frames.keys = keys;
    }, this.#lastDueMs - now);
    this.#waiting.add(timer);
  }

  stop(): void {
    for (const timer of this.#waiting) clearTimeout(timer);
    this.#waiting.clear();
  }
}
