/** What the processes of a cluster share in Redis, over two connections that stand for two processes. */
import { Redis } from "ioredis";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ClusterState } from "#server/cluster/cluster-state.ts";
import { redisState } from "#server/cluster/redis-state.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";

/** Practically no refill while a test runs. */
const BURST_3 = { burst: 3, perSecond: 0.001 };

let redis: TestRedis;
const connections: Redis[] = [];
let one: ClusterState;
let two: ClusterState;

function connectState(): ClusterState {
  const client = new Redis(redis.url, { maxRetriesPerRequest: 1, retryStrategy: () => 20 });
  client.on("error", () => undefined);
  connections.push(client);
  return redisState(client, () => 0);
}

beforeAll(async () => {
  redis = await startRedis();
  [one, two] = [connectState(), connectState()];
  await Promise.all(connections.map((client) => client.ping()));
});
afterAll(async () => {
  for (const client of connections) client.disconnect();
  await redis.stop();
});
beforeEach(() => redis.client.flushall());

describe("a limiter", () => {
  it("counts what all processes take, by key and by name", async () => {
    const [here, there] = [one, two].map((state) => state.createLimiter("joins", BURST_3));
    expect(await Promise.all([here!, there!, here!].map(async (limiter) => limiter.take("school")))).toEqual([
      true,
      true,
      true,
    ]);
    expect(await there!.take("school")).toBe(false);
    expect(await there!.take("home")).toBe(true);
    expect(await two.createLimiter("creations", BURST_3).take("school")).toBe(true);
  });

  it("gives a token back to all of them, and no more than the burst", async () => {
    const [here, there] = [one, two].map((state) => state.createLimiter("joins", BURST_3));
    for (let n = 0; n < 3; n++) await here!.take("school");
    there!.refund("school");
    // Refunds have no answer, and the other process has a connection of its own.
    await expect.poll(() => here!.take("school")).toBe(true);
    expect(await here!.take("school")).toBe(false);
    for (let n = 0; n < 9; n++) there!.refund("school");
    expect(await there!.take("school")).toBe(true);
    const taken = await Promise.all(Array.from({ length: 5 }, async () => here!.take("school")));
    expect(taken.filter(Boolean)).toHaveLength(2);
  });

  it("refills at its rate", async () => {
    const limiter = one.createLimiter("fast", { burst: 1, perSecond: 100 });
    expect(await limiter.take("school")).toBe(true);
    let waits = 0;
    while (!(await limiter.take("school"))) waits++;
    expect(waits).toBeGreaterThanOrEqual(0);
  });
});

describe("a used token", () => {
  it("is used for every process, once, also at the same moment", async () => {
    const uses = await Promise.all([one, two, one, two].map(async (state) => state.usedTokens.use("proof", 60_000)));
    expect(uses.filter(Boolean)).toHaveLength(1);
    expect(await redis.client.pttl("rondo:used:proof")).toBeGreaterThan(50_000);
  });
});

describe("an upload ticket", () => {
  it("is redeemed once, by any process, for its room", async () => {
    const token = await one.tickets.issue("ABCDE", 1);
    expect(await two.tickets.redeem(token, "ABCDE")).toBe(true);
    expect(await one.tickets.redeem(token, "ABCDE")).toBe(false);
    const other = await one.tickets.issue("ABCDE", 1);
    expect(await two.tickets.redeem(other, "FGHJK")).toBe(false);
    expect(await two.tickets.redeem(other, "ABCDE")).toBe(false);
  });

  it("replaces the last one of the member", async () => {
    const old = await one.tickets.issue("ABCDE", 1);
    const [fresh, other] = [await two.tickets.issue("ABCDE", 1), await one.tickets.issue("ABCDE", 2)];
    const redeemed = [old, fresh, other].map(async (token) => one.tickets.redeem(token, "ABCDE"));
    expect(await Promise.all(redeemed)).toEqual([false, true, true]);
  });
});

describe("a room code", () => {
  it("is claimed by one process", async () => {
    const claims = await Promise.all([one, two, two].map(async (state) => state.claimCode("K7M2P")));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });
});

describe("exclusive work", () => {
  it("of two processes does not overlap, and ends the lock when it fails", async () => {
    let running = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++running);
      await redis.client.ping();
      running--;
      return "done";
    };
    const fails = one.exclusively("quick", async () => {
      await work();
      throw new Error("failed");
    });
    await expect(fails).rejects.toThrow("failed");
    const all = [one, two, one, two, one].map((state) => state.exclusively("quick", work));
    expect(new Set(await Promise.all(all))).toEqual(new Set(["done"]));
    expect(most).toBe(1);
  });
});

describe("a stadium's text and a player's quick match", () => {
  it("are found by the other process", async () => {
    one.stadiumTexts.publish("c1", "text");
    one.quickSeats.record("key", "ABCDE");
    await redis.client.ping();
    expect(await two.stadiumTexts.find("c1")).toBe("text");
    expect(await two.stadiumTexts.find("c2")).toBeUndefined();
    expect(await two.quickSeats.roomOf("key")).toBe("ABCDE");
    expect(await two.quickSeats.roomOf("other")).toBeUndefined();
  });
});

describe("while Redis is away", () => {
  it("limits count per process, and no token is accepted; afterwards all is as before", async () => {
    const limiter = one.createLimiter("joins", BURST_3);
    await limiter.take("school");
    await redis.kill();
    await expect.poll(() => connections[0]!.status).not.toBe("ready");
    const taken = await Promise.all(Array.from({ length: 4 }, async () => limiter.take("school")));
    expect(taken).toEqual([true, true, true, false]);
    expect(await one.usedTokens.use("proof", 60_000)).toBe(false);
    expect(await one.stadiumTexts.find("c1")).toBeUndefined();
    await redis.start();
    await expect.poll(() => connections.every(({ status }) => status === "ready")).toBe(true);
    expect(await limiter.take("school")).toBe(true);
    expect(await two.usedTokens.use("proof", 60_000)).toBe(true);
  });
});
