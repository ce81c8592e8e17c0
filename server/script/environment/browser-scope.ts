/** The scope of a browser's page, in a context of its own: scripts have no modules, no files and no process. */
import vm from "node:vm";
import { createAllowedHosts } from "./allowed-hosts.ts";
import type { EnvironmentOptions } from "./environment-options.ts";
import { loadError } from "./error-text.ts";
import { RoomStart } from "./hb-init.ts";
import { LocalStorage } from "./local-storage.ts";
import { createFetch } from "./network.ts";
import { Audio, createDocument, createLocation, createNavigator } from "./page.ts";
import { exposePlatform } from "./platform.ts";
import { Realm, type HostFunction } from "./realm.ts";
import { watchRejections } from "./rejections.ts";
import { roomFacade } from "./room-facade.ts";
import { createConsole } from "./script-console.ts";
import { createStorageClass, createStorageObject } from "./storage-object.ts";
import { Timers } from "./timers.ts";

export class BrowserScope {
  readonly #options: EnvironmentOptions;
  readonly #realm: Realm;
  readonly #timers: Timers;
  readonly #end = new AbortController();
  readonly #window = new EventTarget();
  readonly #document = new EventTarget();
  readonly #stopWatching: () => void;
  readonly #start: RoomStart;

  constructor(options: EnvironmentOptions, storage: LocalStorage) {
    this.#options = options;
    const report = (error: unknown) => options.onError(error);
    const realm = new Realm(report);
    this.#realm = realm;
    this.#start = new RoomStart(options, (room) => roomFacade(realm, room));
    this.#timers = new Timers((callback, values) => void realm.guard(() => this.#callBack(callback, values)));
    this.#stopWatching = watchRejections({ owns: (promise) => realm.owns(promise), report });
    const hosts = createAllowedHosts(options.allowNet);
    const signal = this.#end.signal;
    exposePlatform(realm, { hosts, signal, fetch: createFetch(hosts, signal), log: options.log });
    this.#defineGlobals();
    this.#defineTimers();
    this.#defineStorage(storage);
  }

  run(source: string): void {
    const { scriptPath } = this.#options;
    const script = this.#compile(source, scriptPath);
    const { global } = this.#realm;
    try {
      script.runInContext(global);
    } catch (error) {
      this.#start.failed(error, global["onHBLoaded"]);
    }
    this.#loaded();
  }

  dispose(): void {
    this.#timers.dispose();
    this.#end.abort();
    this.#stopWatching();
  }

  #compile(source: string, filename: string): vm.Script {
    try {
      return new vm.Script(source.replace(/^#!.*/u, "").replace(/^\uFEFF/u, ""), { filename });
    } catch (error) {
      throw loadError(error, filename);
    }
  }

  /** Scripts begin at once, in `onHBLoaded`, or when the page has loaded. */
  #loaded(): void {
    const { global } = this.#realm;
    const callGlobal = (name: string) => {
      const callback = global[name];
      if (typeof callback === "function") this.#realm.guard(() => Reflect.apply(callback, global, []) as unknown);
    };
    if (!this.#start.isDone) callGlobal("onHBLoaded");
    this.#document.dispatchEvent(new Event("DOMContentLoaded"));
    this.#window.dispatchEvent(new Event("DOMContentLoaded"));
    this.#window.dispatchEvent(new Event("load"));
    callGlobal("onload");
  }

  #defineGlobals(): void {
    const { global } = this.#realm;
    const { log } = this.#options;
    for (const name of ["window", "self", "top", "parent", "frames"]) define(global, name, global);
    define(
      global,
      "HBInit",
      this.#realm.rawFunction((_, [config]) => this.#start.hbInit(config), "HBInit", 1),
    );
    this.#provide({
      console: createConsole(log),
      document: { ...createDocument(), ...eventMethods(this.#document) },
      ...{ navigator: createNavigator(), location: createLocation() },
      ...eventMethods(this.#window),
      alert: (text: unknown) => {
        log("info", String(text));
      },
      ...{ prompt: () => null, confirm: () => false, close: () => undefined, scrollTo: () => undefined },
      ...{ innerWidth: 1280, innerHeight: 720, devicePixelRatio: 1, name: "", closed: false },
    });
    define(global, "Audio", this.#realm.expose(Audio));
  }

  #defineTimers(): void {
    const timers = this.#timers;
    const raw = (name: string, call: (...values: unknown[]) => unknown) =>
      define(
        this.#realm.global,
        name,
        this.#realm.rawFunction((_, values) => call(...values), name, 1),
      );
    raw("setTimeout", (callback, delay, ...values) => timers.setTimeout(callback, delay, ...values));
    raw("setInterval", (callback, delay, ...values) => timers.setInterval(callback, delay, ...values));
    for (const name of ["clearTimeout", "clearInterval", "cancelAnimationFrame"]) raw(name, (id) => timers.clear(id));
    raw("requestAnimationFrame", (callback) => timers.setTimeout(callback, 16, performance.now()));
    raw("queueMicrotask", (callback) =>
      queueMicrotask(() => void this.#realm.guard(() => this.#callBack(callback, []))),
    );
  }

  #defineStorage(storage: LocalStorage): void {
    const realm = this.#realm;
    for (const [name, values] of [
      ["sessionStorage", new LocalStorage(undefined, () => undefined)],
      ["localStorage", storage],
    ] as const) {
      const Storage = createStorageClass(values);
      define(realm.global, "Storage", realm.expose(Storage));
      const host = new Storage();
      const object = createStorageObject(realm.toScript(host) as object, values, (error) => realm.toScript(error));
      define(realm.global, name, realm.link(object, host));
    }
  }

  #provide(values: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(values)) define(this.#realm.global, name, this.#realm.toScript(value));
  }

  /** Callbacks of timers: functions, or texts as scripts of the past use them. */
  #callBack(callback: unknown, values: readonly unknown[]): unknown {
    const { global } = this.#realm;
    if (typeof callback === "function") return Reflect.apply(callback as HostFunction, global, values as never[]);
    return vm.runInContext(String(callback), global, { filename: `${this.#options.scriptPath} (timer)` });
  }
}

function define(global: object, name: string, value: unknown): void {
  Object.defineProperty(global, name, { value, writable: true, enumerable: false, configurable: true });
}

function eventMethods(target: EventTarget): Record<string, unknown> {
  return {
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
    dispatchEvent: target.dispatchEvent.bind(target),
  };
}
