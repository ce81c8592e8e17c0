/** The driver that records rooms in Redis, beside the framework's own. */
import { initializeRoomCache } from "@colyseus/core";
import { RedisDriver } from "@colyseus/redis-driver";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ClusterDriver, ROOMS_KEY } from "#server/colyseus/cluster-driver.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

const row = (roomId: string, processId = "p") => initializeRoomCache({ roomId, processId, name: "quick" });

it("uses the framework's hash, and records a code once", async () => {
  const [own, plain] = [new ClusterDriver(redis.client), new RedisDriver(redis.client)];
  await plain.persist(row("AAAAA"));
  expect(await redis.client.hkeys(ROOMS_KEY)).toEqual(["AAAAA"]);
  expect(await own.insert(row("AAAAA", "other"))).toBe(false);
  expect(await own.insert(row("BBBBB"))).toBe(true);
  expect(await plain.query({ name: "quick" })).toHaveLength(2);
});

it("finds one row by its code, and all by other conditions", async () => {
  const driver = new ClusterDriver(redis.client);
  expect((await driver.query({ roomId: "AAAAA" })).map(({ processId }) => processId)).toEqual(["p"]);
  expect(await driver.query({ roomId: "ZZZZZ" })).toEqual([]);
  expect((await driver.query({ processId: "p" })).map(({ roomId }) => roomId).toSorted()).toEqual(["AAAAA", "BBBBB"]);
  expect(await driver.remove("AAAAA")).toBe(true);
  expect(await driver.query({ processId: "p" })).toHaveLength(1);
});
