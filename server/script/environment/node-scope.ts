/** The scope of a program for Node, with all rights of the host: its own thread's globals, and those of a page that it may use. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import Module, { findPackageJSON, stripTypeScriptTypes } from "node:module";
import { dirname, extname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import vm from "node:vm";
import type { EnvironmentOptions } from "./environment-options.ts";
import { loadError, type ScriptLoadError } from "./error-text.ts";
import { createHaxballModule } from "./haxball-module.ts";
import { RoomStart } from "./hb-init.ts";
import type { LocalStorage } from "./local-storage.ts";
import { installModuleHooks, type ModuleHooks } from "./module-hooks.ts";
import { watchRejections } from "./rejections.ts";
import { createConsole } from "./script-console.ts";
import { useFolder } from "./script-folder.ts";
import { createStorageClass, createStorageObject } from "./storage-object.ts";

type Globals = { onHBLoaded?: unknown };

export class NodeScope {
  readonly #options: EnvironmentOptions;
  readonly #start: RoomStart;
  readonly #storage: LocalStorage;
  readonly #undo: (() => void)[] = [];

  constructor(options: EnvironmentOptions, storage: LocalStorage) {
    this.#options = options;
    this.#storage = storage;
    this.#start = new RoomStart(options, (room) => room);
  }

  async run(): Promise<void> {
    const { scriptPath } = this.#options;
    const hbInit = (config?: unknown) => this.#start.hbInit(config);
    this.#defineGlobals(hbInit);
    this.#watchErrors();
    this.#undo.push(useFolder(dirname(scriptPath)), replaceArguments(scriptPath));
    const hooks = installModuleHooks(createHaxballModule(hbInit));
    this.#undo.push(hooks.remove);
    await this.#load(hooks);
    const { onHBLoaded } = globalThis as Globals;
    if (!this.#start.isDone && typeof onHBLoaded === "function") this.#guard(() => onHBLoaded() as unknown);
  }

  /** Takes back what the thread's globals were. */
  dispose(): void {
    for (const undo of this.#undo.splice(0).toReversed()) undo();
  }

  async #load(hooks: ModuleHooks): Promise<void> {
    const { scriptPath } = this.#options;
    try {
      if (isCommonJs(scriptPath)) loadMain(scriptPath);
      else await import(pathToFileURL(scriptPath).href);
    } catch (error) {
      if (isLoadFault(error)) throw placedError(error, scriptPath, hooks.loaded);
      this.#start.failed(error, (globalThis as Globals).onHBLoaded);
    }
  }

  #guard(call: () => unknown): void {
    try {
      call();
    } catch (error) {
      this.#options.onError(error);
    }
  }

  #defineGlobals(HBInit: (config?: unknown) => object): void {
    const Storage = createStorageClass(this.#storage);
    const localStorage = createStorageObject(new Storage(), this.#storage, (error) => error);
    const globals = {
      HBInit,
      window: globalThis,
      localStorage,
      onHBLoaded: undefined,
      console: createConsole(this.#options.log),
    };
    for (const [name, value] of Object.entries(globals)) this.#undo.push(defineGlobal(name, value));
  }

  /** A program that throws in a timer, an event or a promise goes on, as a page does. */
  #watchErrors(): void {
    const report = (error: unknown) => this.#options.onError(error);
    process.on("uncaughtException", report);
    this.#undo.push(() => void process.off("uncaughtException", report), watchRejections({ owns: () => true, report }));
  }
}

function defineGlobal(name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true });
  return () => {
    if (before === undefined) Reflect.deleteProperty(globalThis, name);
    else Object.defineProperty(globalThis, name, before);
  };
}

function replaceArguments(scriptPath: string): () => void {
  const before = process.argv;
  process.argv = [process.execPath, scriptPath];
  return () => void (process.argv = before);
}

/** Programs ask with `require.main === module` whether they are the main one. */
function loadMain(file: string): void {
  const loader = Module as unknown as { _load(path: string, parent: null, isMain: boolean): unknown };
  loader._load(file, null, true);
}

/** As Node decides: by the ending, the package, the syntax. */
function isCommonJs(file: string): boolean {
  const ending = extname(file);
  if (ending === ".cjs" || ending === ".cts") return true;
  if (ending === ".mjs" || ending === ".mts") return false;
  const type = packageType(file);
  return type === undefined ? hasCommonJsSyntax(file) : type === "commonjs";
}

function packageType(file: string): string | undefined {
  const found = findPackageJSON(pathToFileURL(file));
  // Without any package the answer is the file itself.
  if (found === undefined || !found.endsWith("package.json")) return undefined;
  const { type } = JSON.parse(readFileSync(found, "utf8")) as { readonly type?: string };
  return type;
}

function hasCommonJsSyntax(file: string): boolean {
  try {
    const text = readFileSync(file, "utf8").replace(/^#!.*/u, "");
    const source = extname(file) === ".ts" ? stripTypeScriptTypes(text) : text;
    vm.compileFunction(source, ["exports", "require", "module", "__filename", "__dirname"]);
    return true;
  } catch {
    // A module, or a fault that loading it reports.
    return false;
  }
}

/** Whether a program did not begin at all, or misses a module. */
function isLoadFault(error: unknown): boolean {
  const { code, name, stack = "" } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  if (
    code !== undefined &&
    /^(?:MODULE_NOT_FOUND|ERR_(?:MODULE_NOT_FOUND|UNSUPPORTED_|PACKAGE_PATH|REQUIRE_)\w*)$/u.test(code)
  )
    return true;
  return name === "SyntaxError" && !/JSON\.parse|at eval|new Function|\bvm\.|new Script/u.test(stack);
}

/** Syntax errors of modules contain no place; a check of the files finds it. */
function placedError(error: unknown, file: string, loaded: readonly string[]): ScriptLoadError {
  const fault = error as Error;
  if (fault.name !== "SyntaxError" || /^\S.*:\d+\n/u.test(String(fault.stack))) return loadError(error, file);
  const own = loaded.filter((url) => url.startsWith("file:") && !url.includes("/node_modules/"));
  for (const url of own.toReversed()) {
    const path = fileURLToPath(url);
    const output = checkSyntax(path);
    if (output !== undefined) return loadError({ name: fault.name, message: fault.message, stack: output }, path);
  }
  return loadError(error, file);
}

/** What Node reports about a file that it cannot parse. */
function checkSyntax(path: string): string | undefined {
  try {
    execFileSync(process.execPath, ["--check", path], { encoding: "utf8", stdio: "pipe" });
    return undefined;
  } catch (error) {
    return (error as { stderr?: string }).stderr;
  }
}
