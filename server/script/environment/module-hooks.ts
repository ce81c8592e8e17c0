/** How programs for Node find modules: as in Node, and what hosts' programs rely on besides. For this thread alone. */
import { registerHooks, type ResolveFnOutput, type ResolveHookContext } from "node:module";
import { haxballModuleSource } from "./haxball-module.ts";

type NextResolve = (specifier: string, context?: Partial<ResolveHookContext>) => ResolveFnOutput;

export type ModuleHooks = {
  /** Addresses of the files that were loaded, in order. */
  readonly loaded: readonly string[];
  readonly remove: () => void;
};

/** The key under which the module's source finds its value. */
const KEY = "rondo.haxball.js";

let count = 0;

/** `haxball` is what `haxball.js` is for the program. */
export function installModuleHooks(haxball: unknown): ModuleHooks {
  const address = `file:///rondo/haxball.js/${count++}.cjs`;
  const key = Symbol.for(`${KEY} ${address}`);
  Object.defineProperty(globalThis, key, { value: haxball, configurable: true });
  const loaded: string[] = [];
  const source = haxballModuleSource(`globalThis[Symbol.for(${JSON.stringify(`${KEY} ${address}`)})]`);
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      if (specifier === "haxball.js") return { url: address, format: "commonjs", shortCircuit: true };
      return withJson(resolveLeniently(specifier, context, next), context);
    },
    load(url, context, next) {
      if (url === address) return { format: "commonjs", source, shortCircuit: true };
      loaded.push(url);
      return next(url, context);
    },
  });
  const remove = () => {
    hooks.deregister();
    Reflect.deleteProperty(globalThis, key);
  };
  return { loaded, remove };
}

/** Imports without an ending, and of .js files that are .ts files, as TypeScript's compiler allows them. */
function resolveLeniently(specifier: string, context: ResolveHookContext, next: NextResolve): ResolveFnOutput {
  try {
    return next(specifier, context);
  } catch (error) {
    if (!/^\.{1,2}(?:\/|$)/u.test(specifier) || !isNotFound(error)) throw error;
    for (const candidate of candidatesFor(specifier)) {
      try {
        return next(candidate, context);
      } catch (missing) {
        if (!isNotFound(missing)) throw missing;
      }
    }
    throw error;
  }
}

function candidatesFor(specifier: string): string[] {
  const endings = [".ts", ".js", ".mjs", ".json", "/index.ts", "/index.js"].map((ending) => specifier + ending);
  return specifier.endsWith(".js") ? [specifier.replace(/js$/u, "ts"), ...endings] : endings;
}

function isNotFound(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "MODULE_NOT_FOUND" || code === "ERR_MODULE_NOT_FOUND" || code === "ERR_UNSUPPORTED_DIR_IMPORT";
}

/** JSON files can be imported without an attribute, as bundlers allow it. */
function withJson(found: ResolveFnOutput, { importAttributes, conditions }: ResolveHookContext): ResolveFnOutput {
  const isImport = conditions.includes("import") && found.url.endsWith(".json");
  return isImport ? { ...found, importAttributes: { ...importAttributes, type: "json" } } : found;
}
