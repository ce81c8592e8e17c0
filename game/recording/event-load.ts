/** Counts the events of each tick: what a player of a recording has to do in one tick is bounded. */
import { MAX_COSTLY_PER_TICK, MAX_EVENTS_PER_TICK } from "./limits.ts";
import type { RecordedActionKind } from "./recording.ts";

const COSTLY: ReadonlySet<RecordedActionKind> = new Set([
  ...(["start", "stop", "stadium", "autoTeams", "reorder", "checksum"] as const),
]);

export class EventLoad {
  #tick = 0;
  #events = 0;
  #costly = 0;

  /** False if the tick has too many events now. Ticks must not decrease. */
  add(tick: number, kind: RecordedActionKind): boolean {
    if (tick !== this.#tick) {
      this.#tick = tick;
      this.#events = 0;
      this.#costly = 0;
    }
    this.#events++;
    if (COSTLY.has(kind)) this.#costly++;
    return this.#events <= MAX_EVENTS_PER_TICK && this.#costly <= MAX_COSTLY_PER_TICK;
  }
}
