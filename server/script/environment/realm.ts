/**
 * The border between our code and the context of a script. Values on the script's side have the prototypes of its own context, so
 * that `instanceof` and extended prototypes work there; functions and classes of ours are called through facades that are made
 * in the context.
 */
import vm from "node:vm";

type Call = (self: unknown, values: unknown[]) => unknown;
export type HostFunction = (this: unknown, ...values: never[]) => unknown;
export type HostClass = (abstract new (...values: never[]) => object) & { readonly prototype: object };
type Member = { value?: unknown; get?: unknown; set?: unknown; enumerable?: boolean };
type Fields = Record<PropertyKey, unknown>;

/** Made in the context: what a script can reach of a facade belongs to its own context. */
type Factory = {
  readonly newFunction: (call: Call) => object;
  readonly newClass: (construct: Call) => { readonly prototype: object };
  readonly newObject: () => Fields;
  readonly newArray: () => unknown[];
  readonly newAsyncIterator: (next: object) => object;
  readonly Promise: PromiseConstructor;
};

const FACTORY = `"use strict"; ({
  newFunction: (call) => ({ method(...values) { return call(this, values); } }).method,
  newClass: (construct) => class { constructor(...values) { construct(this, values); } },
  newObject: () => ({}),
  newArray: () => [],
  newAsyncIterator: (next) => ({ next, [Symbol.asyncIterator]() { return this; } }),
  Promise,
})`;

/** Built-in classes whose objects work with the prototype of any context. */
const NATIVES = [
  ...["Object", "Array", "ArrayBuffer", "DataView", "Date", "Map", "Set", "RegExp", "Boolean", "Number", "String"],
  ...["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array"],
  ...["Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array"],
  ...["Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"],
];

/** Objects in objects below this depth are handed over as they are. */
const COPY_DEPTH = 5;

const SYMBOLS: readonly PropertyKey[] = [Symbol.iterator, Symbol.asyncIterator, Symbol.toStringTag];

export class Realm {
  /** The global object of the context. */
  readonly global: Fields;
  readonly #factory: Factory;
  /** Prototype of the script's plain objects. */
  readonly #plain: object;
  readonly #onError: (error: unknown) => void;
  /** Prototypes of our side, and what takes their place on the script's. */
  readonly #natives = new Map<object, object>();
  readonly #facades = new Map<object, object>();
  readonly #scriptSides = new WeakMap<object, object>();
  readonly #hostSides = new WeakMap<object, object>();
  readonly #guarded = new WeakMap<object, object>();

  /** `onError` receives what callbacks of events throw. */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
    this.global = vm.createContext(vm.constants.DONT_CONTEXTIFY) as Fields;
    this.#factory = vm.runInContext(FACTORY, this.global) as Factory;
    this.#plain = prototypeOf(this.global, "Object");
    for (const name of NATIVES) this.#natives.set(prototypeOf(globalThis, name), prototypeOf(this.global, name));
    this.#natives.set(Buffer.prototype, prototypeOf(this.global, "Uint8Array"));
  }

  /** Whether a promise was made on the script's side. */
  owns(promise: unknown): boolean {
    return promise instanceof this.#factory.Promise;
  }

  /** A value of ours for the script: objects and arrays are copied, functions and objects of classes get facades. */
  toScript(value: unknown): unknown {
    if (typeof value === "function")
      return value instanceof Function ? this.#scriptFunction(value as HostFunction) : value;
    if (typeof value !== "object" || value === null) return value;
    const known = this.#scriptSides.get(value);
    if (known !== undefined) return known;
    const prototype = Object.getPrototypeOf(value) as object | null;
    if (prototype === Object.prototype) return this.#copyToScript(value as Fields);
    if (prototype === Array.prototype) return this.toScriptArray(value as unknown[]);
    return prototype === null ? value : this.#objectToScript(value, prototype);
  }

  toScriptArray(values: readonly unknown[]): unknown[] {
    const copy = this.#factory.newArray();
    for (const value of values) copy.push(this.toScript(value));
    return copy;
  }

  /** A value of the script for us: functions can be called with our values, facades become the objects behind them. */
  toHost(value: unknown, depth = COPY_DEPTH): unknown {
    if (typeof value === "function") return this.#hostFunction(value, this.#hostSides, (call) => call());
    if (typeof value !== "object" || value === null) return value;
    const known = this.#hostSides.get(value);
    if (known !== undefined) return known;
    const isPlain = Object.getPrototypeOf(value) === this.#plain;
    if (depth === 0 || !(isPlain || Array.isArray(value))) return value;
    const copy = Array.isArray(value)
      ? value.map((item) => this.toHost(item, depth - 1))
      : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.toHost(item, depth - 1)]));
    // Only this way: the script may change its object and hand it over again.
    this.#scriptSides.set(copy, value);
    return copy;
  }

  /** The same object on both sides. */
  link<T extends object>(script: T, host: object): T {
    this.#hostSides.set(script, host);
    this.#scriptSides.set(host, script);
    return script;
  }

  /** A function for the script that receives the script's values as they are; what it returns and throws is converted. */
  rawFunction(call: Call, name: string, length = 0): object {
    const facade = this.#factory.newFunction((self, values) => this.#convert(() => call(self, values)));
    return named(facade, name, length);
  }

  /** The script's object for one of ours that it already has. */
  scriptSideOf(host: object): object | undefined {
    return this.#scriptSides.get(host);
  }

  /** Gives fresh data of ours, with everything in it, the prototypes of the script. */
  adopt(value: unknown, seen = new Set<unknown>()): unknown {
    if (typeof value !== "object" || value === null || seen.has(value)) return value;
    seen.add(value);
    for (const item of contentsOf(value)) this.adopt(item, seen);
    const native = this.#natives.get(Object.getPrototypeOf(value) as object);
    return native === undefined ? value : Object.setPrototypeOf(value, native);
  }

  newObject(): Fields {
    return this.#factory.newObject();
  }

  /** A rejected or fulfilled promise of the script's side. */
  toScriptPromise(promise: PromiseLike<unknown>): object {
    return new this.#factory.Promise((resolve, reject) => {
      promise.then(
        (value) => resolve(this.toScript(value)),
        (error: unknown) => reject(this.toScript(error) as Error),
      );
    });
  }

  /** Calls a function of the script; what it throws is reported. */
  guard(call: () => unknown): unknown {
    try {
      return call();
    } catch (error) {
      this.#onError(error);
      return undefined;
    }
  }

  /** The facade of a class: a class of the context with the same members. Its superclass must have its facade first. */
  expose(host: HostClass): object {
    const construct = (values: unknown[]) =>
      Reflect.construct(
        host,
        values.map((value) => this.toHost(value)),
      ) as object;
    const facade = this.#factory.newClass((self, values) => {
      this.#convert(() => void this.link(self as object, construct(values)));
    });
    let parent: unknown = host;
    const classes: HostClass[] = [];
    while (!this.#isExposed(parent)) {
      classes.unshift(parent as HostClass);
      parent = Object.getPrototypeOf(parent);
    }
    this.#inherit(facade, parent, classes[0]!);
    this.#facades.set(host.prototype, facade.prototype);
    for (const member of classes) {
      this.#mirror(member.prototype, facade.prototype, (self) => this.toHost(self));
      this.#mirror(member, facade, () => host);
    }
    return this.link(named(facade, host.name, host.length), host);
  }

  /** Whether a class, or the end of the chain of classes, needs no mirror any more. */
  #isExposed(host: unknown): boolean {
    if (host === Function.prototype) return true;
    const { prototype } = host as HostClass;
    return this.#facades.has(prototype) || this.#natives.has(prototype);
  }

  #inherit(facade: { readonly prototype: object }, parent: unknown, top: HostClass): void {
    // Of the prototype, not of the class: DOMException is no subclass of Error, but its objects are errors.
    const prototype = Object.getPrototypeOf(top.prototype) as object;
    const above = (this.#facades.get(prototype) ?? this.#natives.get(prototype)) as { readonly constructor: object };
    Object.setPrototypeOf(facade.prototype, above);
    if (parent !== Function.prototype) Object.setPrototypeOf(facade, above.constructor);
  }

  #mirror(host: object, facade: object, receiver: (self: unknown) => unknown): void {
    for (const [key, descriptor] of ownMembers(host)) {
      if ("value" in descriptor && typeof descriptor.value !== "function") {
        Object.defineProperty(facade, key, {
          ...descriptor,
          value: this.toScript(descriptor.value),
        } as PropertyDescriptor);
        continue;
      }
      const via = (member: unknown): object | undefined =>
        typeof member === "function" ? this.#forward(member as HostFunction, receiver, String(key)) : undefined;
      const members =
        "value" in descriptor
          ? { value: via(descriptor.value), writable: true }
          : { get: via(descriptor.get), set: via(descriptor.set) };
      const { enumerable = false } = descriptor;
      Object.defineProperty(facade, key, { ...members, enumerable, configurable: true } as PropertyDescriptor);
    }
  }

  #forward(host: HostFunction, receiver: (self: unknown) => unknown, name: string): object {
    // What an event's callback throws is reported: our side of the event must go on.
    const isEvent = /^on|EventListener$/u.test(name);
    const convert = (value: unknown) => (isEvent ? this.#toListener(value) : this.toHost(value));
    const call: Call = (self, values) => Reflect.apply(host, receiver(self), values.map(convert));
    return this.rawFunction(call, name, host.length);
  }

  #toListener(value: unknown): unknown {
    const handler = (value as { handleEvent?: unknown } | null)?.handleEvent;
    const callback = typeof handler === "function" ? (handler.bind(value) as unknown) : value;
    if (typeof callback !== "function") return this.toHost(value);
    return this.#hostFunction(callback, this.#guarded, (call) => this.guard(call), value as object);
  }

  #convert(call: () => unknown): unknown {
    try {
      return this.toScript(call());
    } catch (error) {
      throw this.toScript(error);
    }
  }

  #scriptFunction(host: HostFunction): object {
    const known = this.#scriptSides.get(host);
    if (known !== undefined) return known;
    const facade = this.#forward(host, (self) => this.toHost(self), host.name);
    return this.link(facade, host);
  }

  #hostFunction(
    callback: object,
    cache: WeakMap<object, object>,
    run: (call: () => unknown) => unknown,
    identity = callback,
  ): object {
    const known = this.#hostSides.get(identity) ?? cache.get(identity);
    if (known !== undefined) return known;
    const toScript = (value: unknown) => this.toScript(value);
    const host = function (this: unknown, ...values: unknown[]): unknown {
      return run(() => Reflect.apply(callback as HostFunction, toScript(this), values.map(toScript) as never[]));
    };
    cache.set(identity, host);
    this.#scriptSides.set(host, identity);
    return host;
  }

  #objectToScript(value: object, prototype: object): unknown {
    const native = this.#natives.get(prototype);
    if (native !== undefined) {
      if (ArrayBuffer.isView(value)) this.toScript(value.buffer);
      return value instanceof Error ? this.#errorToScript(value, native) : Object.setPrototypeOf(value, native);
    }
    if (value instanceof Promise) return this.toScriptPromise(value);
    for (let at: object | null = prototype; at !== null; at = Object.getPrototypeOf(at) as object | null) {
      const facade = this.#facades.get(at);
      if (facade !== undefined) return this.#facadeOf(value, facade);
      const builtIn = value instanceof Error ? this.#natives.get(at) : undefined;
      if (builtIn !== undefined) return this.#errorToScript(value as Error, builtIn);
    }
    return this.#unknownToScript(value, prototype as { readonly constructor: HostClass });
  }

  #errorToScript(error: Error, prototype: object): object {
    if (error.cause !== undefined) error.cause = this.toScript(error.cause);
    return Object.setPrototypeOf(error, prototype) as object;
  }

  #facadeOf(value: object, prototype: object): object {
    const facade = Object.setPrototypeOf(this.newObject(), prototype) as object;
    if (value instanceof Error)
      Object.defineProperty(facade, "stack", { value: value.stack, writable: true, configurable: true });
    return this.link(facade, value);
  }

  /** Iterators, and objects of classes that the script has not seen yet. Objects of the script itself stay as they are. */
  #unknownToScript(value: object, { constructor }: { readonly constructor: HostClass }): unknown {
    if (!(value instanceof Object)) return value;
    if ("next" in value && typeof value.next === "function") {
      if (Symbol.iterator in value) return this.toScriptArray(Array.from(value as Iterable<unknown>)).values();
      return this.#factory.newAsyncIterator(this.#scriptFunction(value.next.bind(value) as HostFunction));
    }
    this.expose(constructor);
    return this.#facadeOf(value, this.#facades.get(constructor.prototype)!);
  }

  #copyToScript(value: Fields): Fields {
    const copy = this.#factory.newObject();
    // Data of others may contain "__proto__", which would not become a field.
    for (const key of Object.keys(value)) if (key !== "__proto__") copy[key] = this.toScript(value[key]);
    return copy;
  }
}

function prototypeOf(global: object, name: string): object {
  return (global as Record<string, { readonly prototype: object }>)[name]!.prototype;
}

function contentsOf(value: object): unknown[] {
  if (value instanceof Map || value instanceof Set) return [...value];
  return ArrayBuffer.isView(value) ? [value.buffer] : Object.values(value);
}

function named(facade: object, name: string, length: number): object {
  Object.defineProperty(facade, "name", { value: name, configurable: true });
  return Object.defineProperty(facade, "length", { value: length, configurable: true });
}

/** Methods, accessors and constants of a class or its prototype, without what belongs to every class. */
function ownMembers(host: object): [PropertyKey, Member][] {
  const keys = [...Object.getOwnPropertyNames(host), ...SYMBOLS.filter((symbol) => Object.hasOwn(host, symbol))];
  const isOfEveryClass = (key: PropertyKey) =>
    key === "constructor" ||
    key === "prototype" ||
    (typeof host === "function" && (key === "name" || key === "length"));
  return keys
    .filter((key) => !isOfEveryClass(key) && !String(key).startsWith("_"))
    .map((key) => [key, Object.getOwnPropertyDescriptor(host, key) as Member]);
}
