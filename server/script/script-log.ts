/** The last lines that a script has logged, and readers that follow them. */
import type { LogLevel } from "#script/script-ports.ts";

export type LogLine = {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly level: LogLevel;
  readonly text: string;
};

const LINES_MAX = 1000;
const LINE_LENGTH_MAX = 4000;

export class ScriptLog {
  readonly #date: () => number;
  readonly #lines: LogLine[] = [];
  readonly #readers = new Set<(line: LogLine) => void>();

  /** `date` in milliseconds since 1970. */
  constructor(date: () => number) {
    this.#date = date;
  }

  /** The oldest first. */
  get lines(): readonly LogLine[] {
    return this.#lines;
  }

  write(level: LogLevel, text: string): void {
    const line = { at: this.#date(), level, text: text.slice(0, LINE_LENGTH_MAX) };
    this.#lines.push(line);
    if (this.#lines.length > LINES_MAX) this.#lines.shift();
    for (const onLine of this.#readers) onLine(line);
  }

  /** Calls the function for every new line. Returns the function that ends that. */
  follow(onLine: (line: LogLine) => void): () => void {
    this.#readers.add(onLine);
    return () => void this.#readers.delete(onLine);
  }
}
