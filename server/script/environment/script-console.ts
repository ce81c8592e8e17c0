/** The console of a script: Node's own formatting, without colours, into the log. */
import { Console } from "node:console";
import { Writable } from "node:stream";
import { withoutOwnFrames } from "./error-text.ts";
import type { LogLevel } from "./environment-options.ts";

const METHODS = [
  ...["log", "info", "debug", "warn", "error", "trace", "assert", "dir", "dirxml", "table", "group", "groupCollapsed"],
  ...["groupEnd", "count", "countReset", "time", "timeLog", "timeEnd"],
] as const;

const LEVELS: Readonly<Record<string, LogLevel>> = { warn: "warn", error: "error", assert: "error" };

export type ScriptConsole = Record<string, (...values: unknown[]) => void>;

/** The methods of a console; each call that prints is one entry of the log. */
export function createConsole(log: (level: LogLevel, text: string) => void): ScriptConsole {
  let level: LogLevel = "info";
  const stream = new Writable({
    decodeStrings: false,
    write(text: string, _, done) {
      log(level, withoutOwnFrames(text.replace(/\n$/u, "")));
      done();
    },
  });
  const target = new Console({ stdout: stream, stderr: stream, colorMode: false });
  const entries = METHODS.map((method) => {
    const print = (...values: unknown[]) => {
      level = LEVELS[method] ?? "info";
      (target[method] as (...given: unknown[]) => void)(...values);
    };
    return [method, print] as const;
  });
  return { ...Object.fromEntries(entries), clear: () => undefined };
}
