/** Files of the page that do not load at once, or not any more. */
import { describe, expect, it } from "vitest";
import { loadModule, onceLoaded, reloadIfOutdated, reloadOnce, type ReloadPorts } from "#client/net/load-module.ts";

describe("a module that fails to load", () => {
  const failing = (failures: number) => {
    const calls = { count: 0 };
    const load = async () => {
      if (calls.count++ < failures) throw new TypeError("503");
      return "module";
    };
    return { calls, load };
  };

  it("is tried again with growing pauses", async () => {
    const { load } = failing(2);
    const pauses: number[] = [];
    expect(await loadModule(load, async (ms) => void pauses.push(ms))).toBe("module");
    expect(pauses).toHaveLength(2);
    expect(pauses[1]).toBeGreaterThan(pauses[0]!);
  });

  it("is given up after three attempts", async () => {
    const { calls, load } = failing(Infinity);
    await expect(loadModule(load, async () => undefined)).rejects.toThrow("503");
    expect(calls.count).toBe(3);
  });

  it("is loaded once for all that wait for it", async () => {
    const { calls, load } = failing(0);
    const once = onceLoaded(load);
    expect(await Promise.all([once(), once()])).toEqual(["module", "module"]);
    expect(calls.count).toBe(1);
  });
});

describe("a page after a failed load", () => {
  const open = (online: boolean, page = "") => {
    const stored = new Map<string, string>();
    const reloads: string[] = [];
    const ports: ReloadPorts = {
      script: "/assets/index-old.js",
      fetchPage: async () => {
        if (!online) throw new TypeError("offline");
        return page;
      },
      storage: { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => void stored.set(key, value) },
      reload: () => void reloads.push("reload"),
    };
    return { ports, reloads };
  };

  it("is reloaded once", async () => {
    const { ports, reloads } = open(true);
    expect(await reloadOnce(ports)).toBe(true);
    expect(await reloadOnce(ports)).toBe(false);
    expect(reloads).toEqual(["reload"]);
  });

  it("is not reloaded while the server does not respond", async () => {
    const { ports, reloads } = open(false);
    expect(await reloadOnce(ports)).toBe(false);
    expect(reloads).toEqual([]);
  });

  it("is not reloaded without a storage for the mark of the reload", async () => {
    const { ports, reloads } = open(true);
    const getItem = () => {
      throw new Error("denied");
    };
    expect(await reloadOnce({ ...ports, storage: { ...ports.storage, getItem } })).toBe(false);
    expect(reloads).toEqual([]);
  });

  it("is reloaded when the server has a newer one, once", async () => {
    const { ports, reloads } = open(true, '<script type="module" src="/assets/index-new.js"></script>');
    expect(await reloadIfOutdated(ports)).toBe(true);
    expect(await reloadIfOutdated(ports)).toBe(false);
    expect(reloads).toEqual(["reload"]);
  });

  it("is not reloaded while the server has the same one, and cannot be compared while it does not respond", async () => {
    const same = open(true, '<script type="module" src="/assets/index-old.js"></script>');
    expect(await reloadIfOutdated(same.ports)).toBe(false);
    const silent = open(false);
    await expect(reloadIfOutdated(silent.ports)).rejects.toThrow("offline");
    expect([...same.reloads, ...silent.reloads]).toEqual([]);
  });
});
