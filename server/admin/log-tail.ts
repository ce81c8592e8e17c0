/** The last lines of the log, for the admin page. A destination of pino. */
import { LOG_LINES_MAX, type LogLine } from "#protocol/admin.ts";

/** Longest text of a line, in characters. */
const TEXT_MAX = 1000;

/** Fields of pino that are columns or say nothing. */
const OMITTED = new Set(["level", "time", "pid", "hostname", "msg", "err"]);

/** Addresses with or without a port. Clients' addresses are never logged; errors of the system can contain those of others. */
const ADDRESS = /\b\d{1,3}(?:\.\d{1,3}){3}\b|(?<![\w:])(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}(?![\w:])/giu;

type Entry = Omit<LogLine, "process">;

export class LogTail {
  #lines: Entry[] = [];
  #number = 0;

  /** Takes a line of pino: JSON and a line break. */
  write(line: string): void {
    this.#lines.push({ number: ++this.#number, ...readLine(line) });
    if (this.#lines.length > LOG_LINES_MAX) this.#lines.shift();
  }

  /** The lines after this number that are kept, oldest first. */
  since(number: number): readonly Entry[] {
    return this.#lines.filter((line) => line.number > number);
  }

  /** Number of the newest line; 0 before the first. */
  get newest(): number {
    return this.#number;
  }
}

function readLine(line: string): Omit<Entry, "number"> {
  const entry = parse(line);
  if (entry === undefined) return { at: Date.now(), level: 30, text: clean(line.trim()) };
  const { level, time, msg, err } = entry;
  const rest = Object.fromEntries(Object.entries(entry).filter(([name]) => !OMITTED.has(name)));
  const parts = [
    ...(typeof msg === "string" ? [msg] : []),
    ...(typeof err === "object" && err !== null ? [errorText(err)] : []),
    ...(Object.keys(rest).length > 0 ? [JSON.stringify(rest, rounded)] : []),
  ];
  return {
    at: typeof time === "number" ? time : Date.now(),
    level: typeof level === "number" ? level : 30,
    text: clean(parts.join(" ")),
  };
}

/** Measured values have more digits than a reader needs. */
function rounded(_name: string, value: unknown): unknown {
  return typeof value === "number" ? Math.round(value * 100) / 100 : value;
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The stack contains type and message. */
function errorText(error: { readonly stack?: unknown; readonly message?: unknown }): string {
  const text = error.stack ?? error.message;
  return typeof text === "string" ? text : "error";
}

function clean(text: string): string {
  return text.slice(0, TEXT_MAX).replace(ADDRESS, "[address]");
}
