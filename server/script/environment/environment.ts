/** The global scope that a script runs in: that of a browser, or with `node` that of the host's own programs. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { BrowserScope } from "./browser-scope.ts";
import type { Environment, EnvironmentOptions } from "./environment-options.ts";
import { ScriptLoadError } from "./error-text.ts";
import { LocalStorage } from "./local-storage.ts";
import { NodeScope } from "./node-scope.ts";

export function createEnvironment(options: EnvironmentOptions): Environment {
  const storage = new LocalStorage(resolve(options.storageFile), (problem) => options.log("error", problem));
  const scope = options.node ? new NodeScope(options, storage) : new BrowserScope(options, storage);
  // A program may end its thread at any time.
  const close = () => storage.close();
  process.once("exit", close);
  const dispose = () => {
    scope.dispose();
    process.off("exit", close);
    close();
  };
  const run = async (source?: string) => {
    try {
      const text = source ?? textOf(options.scriptPath);
      await (scope instanceof NodeScope ? scope.run() : scope.run(text));
    } catch (error) {
      // Its listeners for errors would take this one for an error of the script.
      dispose();
      throw error;
    }
  };
  return { run, dispose };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ScriptLoadError(`${file}: ${(error as Error).message}`, { cause: error });
  }
}
