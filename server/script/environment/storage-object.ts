/** `localStorage` as scripts use it: methods, and every other property is a value. */
import type { LocalStorage } from "./local-storage.ts";

type Storage = {
  readonly length: number;
  getItem(key: unknown): string | null;
  setItem(key: unknown, value: unknown): void;
  removeItem(key: unknown): void;
  clear(): void;
  key(index: unknown): string | null;
};

/** The class of `localStorage`, over these values. */
export function createStorageClass(values: LocalStorage): new () => Storage {
  return class Storage {
    get length(): number {
      return values.length;
    }
    getItem(key: unknown): string | null {
      return values.get(String(key));
    }
    setItem(key: unknown, value: unknown): void {
      values.set(String(key), String(value));
    }
    removeItem(key: unknown): void {
      values.delete(String(key));
    }
    clear(): void {
      values.clear();
    }
    key(index: unknown): string | null {
      return values.keys[Number(index) || 0] ?? null;
    }
  };
}

/** An object of the class, with the values as its properties. `convert` makes errors those of the script. */
export function createStorageObject<T extends object>(
  storage: T,
  values: LocalStorage,
  convert: (error: unknown) => unknown,
): T {
  const isValue = (key: PropertyKey): key is string =>
    typeof key === "string" && !(key in storage) && values.get(key) !== null;
  const set = (key: PropertyKey, value: unknown): boolean => {
    if (typeof key === "symbol") return false;
    try {
      values.set(String(key), String(value));
    } catch (error) {
      throw convert(error);
    }
    return true;
  };
  return new Proxy(storage, {
    get: (target, key, self) => (isValue(key) ? values.get(key) : (Reflect.get(target, key, self) as unknown)),
    has: (target, key) => isValue(key) || key in target,
    set: (_, key, value) => set(key, value),
    defineProperty: (_, key, { value }) => set(key, value),
    deleteProperty(_, key) {
      values.delete(String(key));
      return true;
    },
    ownKeys: () => values.keys,
    getOwnPropertyDescriptor: (_, key) =>
      isValue(key) ? { value: values.get(key), writable: true, enumerable: true, configurable: true } : undefined,
  });
}
