import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createFavouriteMaps } from "#client/ui/saved/favourite-maps.ts";
import { createMuteList, MUTED_MAX } from "#client/ui/saved/mute-list.ts";

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

describe("the mute list", () => {
  it("is saved until a player is unmuted", () => {
    const mutes = createMuteList();
    mutes.toggle("ab12");
    mutes.toggle("cd34");
    mutes.toggle("cd34");
    expect(mutes.isMuted("ab12")).toBe(true);
    expect(mutes.isMuted("cd34")).toBe(false);
    const next = createMuteList();
    expect([...next.fingerprints.value]).toEqual(["ab12"]);
  });

  it("ignores players without a fingerprint", () => {
    const mutes = createMuteList();
    mutes.toggle("");
    expect(mutes.isMuted("")).toBe(false);
    expect(mutes.fingerprints.value.size).toBe(0);
  });

  it("removes the oldest beyond its maximum", () => {
    const mutes = createMuteList();
    for (let i = 0; i <= MUTED_MAX; i++) mutes.toggle(`fingerprint${i}`);
    expect(mutes.isMuted("fingerprint0")).toBe(false);
    expect(mutes.fingerprints.value.size).toBe(MUTED_MAX);
  });

  it("works without storage", () => {
    blockStorage();
    const mutes = createMuteList();
    mutes.toggle("ab12");
    expect(mutes.isMuted("ab12")).toBe(true);
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
