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
  return {
    run: async (source) => {
      const text = source ?? textOf(options.scriptPath);
      if (scope instanceof NodeScope) await scope.run();
      else scope.run(text);
    },
    dispose: () => {
      scope.dispose();
      process.off("exit", close);
      close();
    },
  };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ScriptLoadError(`${file}: ${(error as Error).message}`, { cause: error });
  }
}
