import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createFavouriteMaps } from "#client/ui/saved/favourite-maps.ts";
import { createIgnoreList, IGNORED_MAX } from "#client/ui/saved/ignore-list.ts";

/** Contents of localStorage. */
let storage: Map<string, string>;

beforeEach(() => {
  storage = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => void storage.set(key, value),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const blockStorage = () => {
  const fail = () => {
    throw new Error("no storage");
  };
  vi.stubGlobal("localStorage", { getItem: fail, setItem: fail });
};

describe("the ignore list", () => {
  it("is saved until a player is no longer ignored", () => {
    const ignoreList = createIgnoreList();
    ignoreList.toggle("ab12");
    ignoreList.toggle("cd34");
    ignoreList.toggle("cd34");
    expect(ignoreList.isIgnored("ab12")).toBe(true);
    expect(ignoreList.isIgnored("cd34")).toBe(false);
    const next = createIgnoreList();
    expect([...next.fingerprints.value]).toEqual(["ab12"]);
  });

  it("ignores players without a fingerprint", () => {
    const ignoreList = createIgnoreList();
    ignoreList.toggle("");
    expect(ignoreList.isIgnored("")).toBe(false);
    expect(ignoreList.fingerprints.value.size).toBe(0);
  });

  it("removes the oldest beyond its maximum", () => {
    const ignoreList = createIgnoreList();
    for (let i = 0; i <= IGNORED_MAX; i++) ignoreList.toggle(`fingerprint${i}`);
    expect(ignoreList.isIgnored("fingerprint0")).toBe(false);
    expect(ignoreList.fingerprints.value.size).toBe(IGNORED_MAX);
  });

  it("works without storage", () => {
    blockStorage();
    const ignoreList = createIgnoreList();
    ignoreList.toggle("ab12");
    expect(ignoreList.isIgnored("ab12")).toBe(true);
  });
});

describe("favourite maps", () => {
  it("are saved by name", () => {
    const favourites = createFavouriteMaps();
    favourites.toggle("Three Tides");
    favourites.toggle("Classic");
    favourites.toggle("Classic");
    expect([...createFavouriteMaps().names.value]).toEqual(["Three Tides"]);
  });

  it("are empty when the saved value is invalid", () => {
    const favourites = createFavouriteMaps();
    favourites.toggle("Classic");
    for (const broken of ["{", '"Classic"', "[1, null]"]) {
      for (const key of storage.keys()) storage.set(key, broken);
      expect(createFavouriteMaps().names.value.size).toBe(0);
    }
  });
});
