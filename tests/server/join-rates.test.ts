/** How often one network may join, and what it costs above the limit. */
import { describe, expect, it } from "vitest";
import { FIRST_WORK, JOIN_LIMITS, JoinRates, KNOWN_AGE_MS } from "#server/admission/join-rates.ts";
import { memoryLimiters } from "#server/admission/rate-limiter.ts";
import { readWorkText, WORK_BITS_MAX } from "#protocol/work.ts";

/** Rates on a clock that the test advances. */
function rates() {
  let now = 0;
  let start = 1_800_000_000_000;
  const firstSeen = new Map<string, number>();
  const found = new JoinRates({
    limits: JOIN_LIMITS,
    firstWork: FIRST_WORK,
    createLimiter: memoryLimiters(() => now),
    ages: { firstSeenOf: async (key) => firstSeen.get(key) },
    date: () => start + now,
  });
  /** The work that is asked for: 0 for an accepted join, Infinity for a refused one. */
  const answerOf = (attempt: Promise<void>): Promise<number> =>
    attempt.then(
      () => 0,
      (error: Error) => readWorkText(error.message) ?? Infinity,
    );
  const join = (network: string, { room = "ABCDE", key = "new", workBits = 0 } = {}) =>
    answerOf(found.join({ network, key, workBits }, room === "quick" ? undefined : room));
  const create = (network: string, { key = "new", workBits = 0 } = {}) =>
    answerOf(found.creation({ network, key, workBits }));
  return {
    join,
    create,
    firstSeen,
    wait: (ms: number) => void (now += ms),
    travel: (ms: number) => void (start += ms),
  };
}

const repeat = async (count: number, attempt: (n: number) => Promise<number>): Promise<number[]> => {
  const found: number[] = [];
  for (let n = 0; n < count; n++) found.push(await attempt(n));
  return found;
};
const free = (count: number) => Array.from({ length: count }, () => 0);

describe("joins of one network", () => {
  it("are free up to the limit, and need work of 17 bits above it", async () => {
    const { join } = rates();
    expect(await repeat(31, (n) => join("school", { room: `room ${n % 3}` }))).toEqual([...free(30), 17]);
    expect(await join("elsewhere")).toBe(0);
    expect(await join("school", { workBits: 17 })).toBe(0);
  });

  it("of one room are free up to a lower limit", async () => {
    const { join } = rates();
    expect(await repeat(16, () => join("school"))).toEqual([...free(15), 17]);
    expect(await join("school", { room: "OTHER" })).toBe(0);
    expect(await join("elsewhere")).toBe(0);
    expect(await join("school", { room: "quick" })).toBe(0);
  });

  it("that are asked for work do not use up what the network may do", async () => {
    const { join } = rates();
    await repeat(15, () => join("school"));
    await repeat(100, () => join("school"));
    expect(await repeat(16, () => join("school", { room: "quick" }))).toEqual([...free(15), 17]);
    expect(await join("school", { room: "quick", workBits: 17 })).toBe(0);
  });

  it("let a school of 120 in at once, for at most 19 bits each", async () => {
    const { join } = rates();
    const school = await repeat(120, async (n) => {
      const room = `room ${n % 12}`;
      let bits = 0;
      for (let asked = await join("school", { room }); asked > 0;) {
        bits = asked;
        asked = await join("school", { room, workBits: bits });
      }
      return bits;
    });
    const counts = [0, 17, 18, 19].map((bits) => school.filter((each) => each === bits).length);
    expect(counts).toEqual([30, 30, 60, 0]);
  });

  it("become free again with the time", async () => {
    const { join, wait } = rates();
    await repeat(40, () => join("school", { room: "quick" }));
    wait(1000);
    expect(await repeat(2, () => join("school", { room: "quick" }))).toEqual([0, 17]);
  });

  it("get dearer with the rate, one bit for each doubling, and end above all levels", async () => {
    const { join } = rates();
    const bits: number[] = [];
    for (let asked = 0; asked !== Infinity;) {
      asked = await join("attacker", { room: "quick", workBits: bits.at(-1) ?? 0 });
      if (asked !== 0) bits.push(asked);
    }
    expect(bits).toEqual([17, 18, 19, 20, 21, 22, Infinity]);
    expect(bits.at(-2)).toBe(WORK_BITS_MAX);
    expect(await join("attacker", { room: "quick", workBits: 60 })).toBe(Infinity);
  });
});

describe("an old identity", () => {
  /** A network that has used up what is free. */
  async function crowded() {
    const found = rates();
    found.firstSeen.set("old", 1_800_000_000_000);
    await repeat(30, () => found.join("school", { room: "quick" }));
    return found;
  }

  it("needs no work once it is a day old", async () => {
    const { join, create, travel } = await crowded();
    travel(KNOWN_AGE_MS - 1);
    expect(await join("school", { key: "old" })).toBe(17);
    travel(1);
    expect(await join("school", { key: "old" })).toBe(0);
    await repeat(5, () => create("school"));
    expect([await create("school"), await create("school", { key: "old" })]).toEqual([19, 0]);
  });

  it("is looked up at most 200 times at once, so that a flood does not reach the database", async () => {
    const { join, travel } = await crowded();
    travel(KNOWN_AGE_MS);
    await repeat(199, () => join("school"));
    expect(await join("school", { key: "old" })).toBe(0);
    expect(await join("school", { key: "old" })).toBe(17);
  });

  it("does at most ten times at once, so that one cannot be used for a flood", async () => {
    const { join, travel } = await crowded();
    travel(KNOWN_AGE_MS);
    expect(await repeat(11, () => join("school", { key: "old" }))).toEqual([...free(10), 17]);
  });
});

describe("creations of one network", () => {
  it("are free up to the limit, need more work than joins above it, and end above all levels", async () => {
    const { create } = rates();
    expect(await repeat(6, () => create("school"))).toEqual([...free(5), 19]);
    const paid = await repeat(200, () => create("school", { workBits: WORK_BITS_MAX }));
    expect(paid.filter((bits) => bits === 0)).toHaveLength(5 + 10 + 20 + 40);
    expect(paid.at(-1)).toBe(Infinity);
  });
});
