/** Runs scripts in their environment, with a room that does nothing. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import type { Environment } from "#server/script/environment/environment-options.ts";
import { createEnvironment } from "#server/script/environment/environment.ts";
import { describeError } from "#server/script/environment/error-text.ts";

export type Room = Record<string, unknown>;

export type RunOptions = {
  readonly room?: Room;
  readonly allowNet?: readonly string[];
  readonly folder?: string;
};

export type Run = {
  readonly environment: Environment;
  /** Printed lines, with their level. */
  readonly log: string[];
  /** What was thrown, as text. */
  readonly errors: string[];
  readonly configs: unknown[];
  readonly folder: string;
  readonly file: string;
  /** Lines until there are this many. */
  readonly lines: (count: number) => Promise<string[]>;
};

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "rondo-script-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs the text; `room` is what HBInit returns. */
export async function runScript(source: string, options: RunOptions = {}): Promise<Run> {
  const { room = {}, allowNet = [], folder = temporaryFolder() } = options;
  const file = join(folder, "bot.js");
  writeFileSync(file, source);
  const log: string[] = [];
  const errors: string[] = [];
  const configs: unknown[] = [];
  const environment = createEnvironment({
    hbInit: (config) => {
      configs.push(config);
      return room;
    },
    log: (level, text) => log.push(level === "info" ? text : `${level}: ${text}`),
    onError: (error) => errors.push(describeError(error)),
    scriptPath: file,
    storageFile: join(folder, "storage.json"),
    allowNet,
    node: false,
  });
  onTestFinished(environment.dispose);
  await environment.run();
  const lines = async (count: number) => {
    await vi.waitFor(
      () => {
        if (log.length + errors.length < count) throw new Error(`only: ${[...log, ...errors].join("\n")}`);
      },
      { timeout: 50_000, interval: 5 },
    );
    return log;
  };
  return { environment, log, errors, configs, folder, file, lines };
}

/** What a script prints with these expressions, one each. */
export async function valuesOf(expressions: readonly string[], options: RunOptions = {}): Promise<string[]> {
  const { log, errors } = await runScript(expressions.map((text) => `console.log(${text});`).join("\n"), options);
  return [...log, ...errors];
}
