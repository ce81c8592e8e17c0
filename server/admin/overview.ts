/** What all processes have published for the admin page: figures of processes and rooms, and the log. */
import {
  LOG_LINES_MAX,
  type AdminToClient,
  type LogLine,
  type ProcessFigures,
  type RoomFigures,
} from "#protocol/admin.ts";
import { WATCH_MS } from "./process-agent.ts";

type Entry = { readonly figures: ProcessFigures; readonly rooms: readonly RoomFigures[]; readonly seenMs: number };

export class Overview {
  readonly #now: () => number;
  readonly #processes = new Map<string, Entry>();
  #log: LogLine[] = [];
  /** By process: number of the newest line received. */
  readonly #newest = new Map<string, number>();

  /** `now` in monotonic milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  add(figures: ProcessFigures, rooms: readonly RoomFigures[]): void {
    this.#processes.set(figures.process, { figures, rooms, seenMs: this.#now() });
  }

  /** Adds the lines that are new; returns them. */
  addLog(lines: readonly LogLine[]): readonly LogLine[] {
    const fresh = lines.filter(({ process, number }) => number > (this.#newest.get(process) ?? 0));
    for (const { process, number } of fresh) this.#newest.set(process, number);
    this.#log = [...this.#log, ...fresh].toSorted((a, b) => a.at - b.at).slice(-LOG_LINES_MAX);
    return fresh;
  }

  get log(): readonly LogLine[] {
    return this.#log;
  }

  /** Without processes that stopped publishing. `date` in milliseconds since 1970. */
  figures(date: number): AdminToClient["figures"] {
    const oldest = this.#now() - WATCH_MS;
    for (const [process, { seenMs }] of this.#processes) if (seenMs < oldest) this.#processes.delete(process);
    const entries = [...this.#processes.values()];
    return {
      now: date,
      processes: entries.map(({ figures }) => figures).toSorted((a, b) => a.process.localeCompare(b.process)),
      rooms: entries.flatMap(({ rooms }) => rooms).toSorted((a, b) => a.createdAt - b.createdAt),
    };
  }
}
