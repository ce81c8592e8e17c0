/** The global scope that a script runs in: that of a browser, or with `node` that of the host's own programs. */
import { readFileSync } from "node:fs";
import { BrowserScope } from "./browser-scope.ts";
import type { Environment, EnvironmentOptions } from "./environment-options.ts";
import { LocalStorage } from "./local-storage.ts";

export function createEnvironment(options: EnvironmentOptions): Environment {
  const storage = new LocalStorage(options.storageFile, (text) => options.log("error", text));
  const scope = new BrowserScope(options, storage);
  return {
    run: async (source) => scope.run(source ?? readFileSync(options.scriptPath, "utf8")),
    dispose: () => {
      scope.dispose();
      storage.close();
    },
  };
}
