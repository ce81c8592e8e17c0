/** A signal whose value is saved in this browser as JSON. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { readJson, writeItem } from "./local-storage.ts";

export type StoredSignal<T> = { readonly value: ReadonlySignal<T>; save(value: T): void };

type Format<T> = {
  /** Makes a valid value of any parsed JSON, including null when nothing is stored. */
  readonly read: (saved: unknown) => T;
  /** The part that is written; everything unless given. */
  readonly write?: (value: T) => T;
};

export function storedSignal<T>(key: string, { read, write = (value) => value }: Format<T>): StoredSignal<T> {
  const value = signal(read(readJson(key)));
  return {
    value,
    save(next) {
      value.value = next;
      writeItem(key, JSON.stringify(write(next)));
    },
  };
}
