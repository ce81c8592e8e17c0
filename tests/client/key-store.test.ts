/** The storage of the key pair in browsers whose IndexedDB fails or never answers. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { StoredKey } from "#client/net/identity/key-provider.ts";
import { KeyStore, type KeyStorage } from "#client/net/identity/key-store.ts";

const KEY: StoredKey = { kind: "soft", publicKey: "A", portable: false, secret: new Uint8Array(32) };
const OTHER: StoredKey = { ...KEY, publicKey: "B" };

const silent = () => new Promise<never>(() => undefined);
const SILENT: KeyStorage = { get: silent, set: silent, update: silent };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What the promise resolves to within a second of the page's clock, or "nothing". */
async function withinSecond<T>(promise: Promise<T>): Promise<T | "nothing"> {
  const timeout = new Promise<"nothing">((resolve) => setTimeout(() => resolve("nothing"), 1001));
  const first = Promise.race([promise, timeout]);
  await vi.advanceTimersByTimeAsync(1001);
  return first;
}

describe("a storage that never answers", () => {
  it("is given up after a second, and for good", async () => {
    const store = new KeyStore(SILENT);
    expect(await withinSecond(store.read())).toBeUndefined();
    expect(await store.add(KEY)).toBe(KEY);
    expect(await store.add(OTHER)).toBe(KEY);
    expect(await store.read()).toBe(KEY);
    await store.replace(OTHER);
    expect(await store.read()).toBe(OTHER);
  });

  it("does not hold up the first key", async () => {
    expect(await withinSecond(new KeyStore(SILENT).add(KEY))).toBe(KEY);
  });
});

describe("a storage that answers", () => {
  it("keeps the first of two keys", async () => {
    let stored: StoredKey | undefined;
    const storage: KeyStorage = {
      get: async () => stored,
      set: async (key) => void (stored = key),
      update: async (change) => void (stored = change(stored)),
    };
    expect(await new KeyStore(storage).add(KEY)).toBe(KEY);
    expect(await new KeyStore(storage).add(OTHER)).toBe(KEY);
    expect(await new KeyStore(storage).read()).toBe(KEY);
  });
});
