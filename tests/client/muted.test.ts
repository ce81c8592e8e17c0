import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createFavourites } from "#client/ui/preferences/favourite-maps.ts";
import { createMuted, MUTED_MAX } from "#client/ui/preferences/mute-list.ts";

/** A browser's storage, as long as a test. */
let disk: Map<string, string>;

beforeEach(() => {
  disk = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => disk.get(key) ?? null,
    setItem: (key: string, value: string) => void disk.set(key, value),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const fullDisk = () => {
  const full = () => {
    throw new Error("no storage");
  };
  vi.stubGlobal("localStorage", { getItem: full, setItem: full });
};

describe("who is muted", () => {
  it("is so until he is heard again, also on the next visit", () => {
    const muted = createMuted();
    muted.toggleMuted("ab12");
    muted.toggleMuted("cd34");
    muted.toggleMuted("cd34");
    expect(muted.isMuted("ab12")).toBe(true);
    expect(muted.isMuted("cd34")).toBe(false);
    const next = createMuted();
    expect([...next.fingerprints.value]).toEqual(["ab12"]);
  });

  it("is never somebody without a mark", () => {
    const muted = createMuted();
    muted.toggleMuted("");
    expect(muted.isMuted("")).toBe(false);
    expect(muted.fingerprints.value.size).toBe(0);
  });

  it("is forgotten when many others came after him", () => {
    const muted = createMuted();
    for (let i = 0; i <= MUTED_MAX; i++) muted.toggleMuted(`fingerprint${i}`);
    expect(muted.isMuted("fingerprint0")).toBe(false);
    expect(muted.fingerprints.value.size).toBe(MUTED_MAX);
  });

  it("is muted for this page where nothing can be kept", () => {
    fullDisk();
    const muted = createMuted();
    muted.toggleMuted("ab12");
    expect(muted.isMuted("ab12")).toBe(true);
  });
});

describe("favourite maps", () => {
  it("are kept by name, spaces and all", () => {
    const favourites = createFavourites();
    favourites.toggle("Three Tides");
    favourites.toggle("Classic");
    favourites.toggle("Classic");
    expect([...createFavourites().names.value]).toEqual(["Three Tides"]);
  });

  it("begin anew where the storage holds something else", () => {
    const favourites = createFavourites();
    favourites.toggle("Classic");
    for (const broken of ["{", '"Classic"', "[1, null]"]) {
      for (const key of disk.keys()) disk.set(key, broken);
      expect(createFavourites().names.value.size).toBe(0);
    }
  });
});
