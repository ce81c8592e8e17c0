/** `room.storage` in the thread of a script. */
import { describe, expect, it } from "vitest";
import { STORAGE_LIMIT, type StorageAnswer, ThreadStorage, WAITING_MAX } from "#server/script/thread-storage.ts";
import type { StorageCall } from "#server/script/thread-messages.ts";
import { VALUE_MAX } from "#server/store/script-storages.ts";

function createStorage() {
  let nowMs = 0;
  let pauses = 0;
  const sent: { readonly call: number; readonly request: StorageCall }[] = [];
  const storage = new ThreadStorage({
    send: (call, request) => void sent.push({ call, request }),
    now: () => nowMs,
    pause: async (ms) => {
      pauses++;
      nowMs += ms;
    },
  });
  const settle = (call: number, answer: StorageAnswer) => storage.settle(call, answer);
  return { storage: storage.forScript, settle, sent, pauses: () => pauses };
}

/** Lets promises that are settled go on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("the storage in the thread of a script", () => {
  it("sends values as JSON, and one call after the other", async () => {
    const { storage, settle, sent } = createStorage();
    const value = { goals: 1 };
    const [set, get] = [storage.set("a", value), storage.get("a")];
    value.goals = 2;
    await settled();
    expect(sent).toEqual([{ call: 0, request: { method: "set", key: "a", json: `{"goals":1}` } }]);
    settle(0, {});
    await set;
    await settled();
    expect(sent[1]).toEqual({ call: 1, request: { method: "get", key: "a" } });
    settle(1, { value: `{"goals":1}` });
    expect(await get).toEqual({ goals: 1 });
  });

  it("fails with the error of the store, and goes on", async () => {
    const { storage, settle } = createStorage();
    const [set, get] = [storage.set("a", 1), storage.get("b")];
    await settled();
    settle(0, { error: "no space" });
    await expect(set).rejects.toThrow("no space");
    await settled();
    settle(1, {});
    expect(await get).toBeUndefined();
  });

  it("refuses values that are no JSON, and those above the limits, before they are sent", async () => {
    const { storage, sent } = createStorage();
    const circle: unknown[] = [];
    circle.push(circle);
    await expect(storage.set("a", undefined)).rejects.toThrow('"a" cannot be stored: it is undefined');
    await expect(storage.set("a", () => 1)).rejects.toThrow('"a" cannot be stored: it is function');
    await expect(storage.set("a", 1n)).rejects.toThrow('"a" cannot be stored: Do not know how to serialize a BigInt');
    await expect(storage.set("a", circle)).rejects.toThrow('"a" cannot be stored: Converting circular structure');
    await expect(storage.set("a", "x".repeat(VALUE_MAX - 1))).rejects.toThrow(`has ${VALUE_MAX + 1} bytes`);
    await expect(storage.set("", 1)).rejects.toThrow("a key of the storage has 1 to 128 characters");
    void storage.set("a", "x".repeat(VALUE_MAX - 2));
    await settled();
    expect(sent).toHaveLength(1);
  });

  it("delays calls above the rate, and refuses them above the number that may wait", async () => {
    const { storage, settle, sent, pauses } = createStorage();
    const calls = Array.from({ length: WAITING_MAX }, (_, i) => storage.get(`${i}`));
    await expect(storage.get("one more")).rejects.toThrow(`more than ${WAITING_MAX} calls`);
    for (let call = 0; call < STORAGE_LIMIT.burst; call++) {
      while (sent.length <= call) await settled();
      settle(call, {});
    }
    expect(pauses()).toBe(0);
    while (sent.length <= STORAGE_LIMIT.burst) await settled();
    expect(pauses()).toBe(1);
    await Promise.all(calls.slice(0, STORAGE_LIMIT.burst));
  });
});
