/** Whether a member of the staff is on duty: on the admin page of any process, with the switch on. */
import type { ServerBus } from "./server-bus.ts";

/** Interval at which a process with pages on duty repeats their number, and the time after which it counts as gone. */
export const REPEAT_MS = 5000;
export const STALE_MS = 3 * REPEAT_MS;

type Entry = { readonly count: number; readonly seenMs: number };

export class Duty {
  readonly #bus: ServerBus;
  readonly #process: () => string;
  readonly #now: () => number;
  readonly #processes = new Map<string, Entry>();
  readonly #timer: NodeJS.Timeout;
  #own = 0;

  /** `process` is the id of this process, `now` in monotonic milliseconds. */
  constructor(bus: ServerBus, process: () => string, now: () => number) {
    this.#bus = bus;
    this.#process = process;
    this.#now = now;
    bus.listen((event) => {
      if (event.kind === "duty") this.#processes.set(event.process, { count: event.count, seenMs: now() });
    });
    this.#timer = setInterval(() => this.#own > 0 && this.#publish(), REPEAT_MS).unref();
  }

  /** Number of pages on duty on all processes. */
  get count(): number {
    const oldest = this.#now() - STALE_MS;
    let count = 0;
    for (const entry of this.#processes.values()) if (entry.seenMs >= oldest) count += entry.count;
    return count;
  }

  /** Sets the number of pages on duty at this process. */
  set(own: number): void {
    if (own === this.#own) return;
    this.#own = own;
    this.#publish();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #publish(): void {
    this.#bus.publish({ kind: "duty", process: this.#process(), count: this.#own });
  }
}
