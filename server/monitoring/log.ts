/** The server's log: JSON lines, or readable ones on a terminal. It never contains addresses of clients. */
import pino, { type DestinationStream, type Level, type Logger } from "pino";
import { prettyFactory } from "pino-pretty";

export type LogFormat = "auto" | "pretty" | "json";

export type LogSettings = {
  readonly level: string;
  /** `auto`: readable on a terminal. */
  readonly format: LogFormat;
  readonly isTerminal: boolean;
  /** Receive lines of `info` and above as JSON, whatever the level. */
  readonly others?: readonly DestinationStream[];
  /** Standard output, unless a test gives another one. */
  readonly output?: DestinationStream;
};

export type ServerLog = {
  readonly log: Logger;
  /**
   * Prints a message of the start, whatever the level: as text, or as a line of JSON when everything has to be JSON, then with
   * `fields`, whose `msg` takes the place of the text.
   */
  readonly announce: (text: string, fields?: { readonly msg?: string }) => void;
};

export function createLog({ level, format, isTerminal, others = [], output }: LogSettings): ServerLog {
  const isPretty = format === "pretty" || (format === "auto" && isTerminal);
  const plain = output ?? pino.destination({ dest: 1, sync: true });
  const target = isPretty ? readable(plain, isTerminal) : plain;
  const streams = [
    ...(level === "silent" ? [] : [{ level: level as Level, stream: target }]),
    ...others.map((stream) => ({ level: "info" as const, stream })),
  ];
  const isHigher = (pino.levels.values[level] ?? Infinity) > pino.levels.values["info"]!;
  const log = pino({ level: isHigher && others.length > 0 ? "info" : level }, pino.multistream(streams));
  const always = pino({ level: "info" }, plain);
  return {
    log,
    announce: (text, { msg = text, ...fields } = {}) => {
      if (format === "json") always.info(fields, msg);
      else plain.write(`${text}\n`);
    },
  };
}

function readable(output: DestinationStream, colorize: boolean): DestinationStream {
  const format = prettyFactory({ ignore: "pid,hostname", translateTime: "SYS:HH:MM:ss", colorize });
  return { write: (line) => output.write(format(line)) };
}

/** Minimum time between two lines of libraries that print to the console, in milliseconds. */
const CONSOLE_INTERVAL_MS = 1000;

type Console = Pick<globalThis.Console, "warn" | "error">;

/**
 * Turns what libraries print into lines of the log, at most one a second: some print a line for every wrong frame of a client.
 * Returns the function that restores the console.
 */
export function captureConsole(console: Console, log: Pick<Logger, "warn">, now: () => number): () => void {
  const { warn, error } = console;
  let lastMs = -Infinity;
  let more = 0;
  const capture = (...parts: unknown[]) => {
    const nowMs = now();
    if (nowMs - lastMs < CONSOLE_INTERVAL_MS) return void more++;
    log.warn({ ...(more > 0 ? { more } : {}) }, parts.map(textOf).join(" "));
    lastMs = nowMs;
    more = 0;
  };
  console.warn = capture;
  console.error = capture;
  return () => void Object.assign(console, { warn, error });
}

function textOf(part: unknown): string {
  return part instanceof Error ? (part.stack ?? part.message) : String(part);
}
