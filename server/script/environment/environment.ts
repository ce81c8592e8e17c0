/** The global scope that a script runs in. */
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

export type LogLevel = "info" | "warn" | "error";

export type EnvironmentOptions = {
  /** Answers HBInit: makes the room, and hands out the same one when it is called again. */
  readonly hbInit: (config: unknown) => object;
  readonly log: (level: LogLevel, text: string) => void;
  /** What the script throws outside of the room's handlers. */
  readonly onError: (error: unknown) => void;
  /** Absolute path of the script. */
  readonly scriptPath: string;
  readonly storageFile: string;
  readonly allowNet: readonly string[];
  readonly node: boolean;
};

/** `run` rejects when the script cannot be loaded. */
export function createEnvironment({ hbInit, log, scriptPath }: EnvironmentOptions): { run(): Promise<void> } {
  const write = (...values: unknown[]) => log("info", values.map(String).join(" "));
  const globals: Record<string, unknown> = {
    HBInit: hbInit,
    console: { log: write, info: write, warn: write, error: write },
    ...{ setTimeout, setInterval, clearTimeout, clearInterval },
  };
  globals["window"] = globals;
  const context = createContext(globals);
  return {
    run: async () => {
      runInContext(readFileSync(scriptPath, "utf8"), context, { filename: scriptPath });
      const loaded = globals["onHBLoaded"];
      if (typeof loaded === "function") (loaded as () => void)();
    },
  };
}
