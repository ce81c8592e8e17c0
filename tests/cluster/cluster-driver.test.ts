/** The driver that records rooms in Redis, beside the framework's own. */
import { initializeRoomCache } from "@colyseus/core";
import { RedisDriver } from "@colyseus/redis-driver";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ClusterDriver, ROOMS_KEY } from "#server/colyseus/cluster-driver.ts";
import { ClusterPresence } from "#server/colyseus/cluster-presence.ts";
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

it("writes its rows again when Redis was away, and rejects nothing meanwhile", async () => {
  const driver = new ClusterDriver(redis.client);
  const room = row("CCCCC");
  await driver.insert(room);
  await redis.client.del(ROOMS_KEY);
  await driver.refresh();
  expect(await redis.client.hkeys(ROOMS_KEY)).toEqual(["CCCCC"]);
  const away = new Redis(redis.url, { lazyConnect: true, enableOfflineQueue: false });
  away.disconnect();
  const [lost, presence] = [new ClusterDriver(away), new ClusterPresence(away)];
  expect(await lost.persist(room)).toBe(false);
  expect(await lost.update(room, { $inc: { clients: 1 } })).toBe(false);
  expect(await lost.remove("CCCCC")).toBe(false);
  await expect(presence.publish("topic", "data")).resolves.toBeUndefined();
  await redis.client.del(ROOMS_KEY);
  await Promise.all(["AAAAA", "BBBBB"].map((code) => driver.persist(row(code))));
});

it("finds one row by its code, and all by other conditions", async () => {
  const driver = new ClusterDriver(redis.client);
  expect((await driver.query({ roomId: "AAAAA" })).map(({ processId }) => processId)).toEqual(["p"]);
  expect(await driver.query({ roomId: "ZZZZZ" })).toEqual([]);
  expect((await driver.query({ processId: "p" })).map(({ roomId }) => roomId).toSorted()).toEqual(["AAAAA", "BBBBB"]);
  expect(await driver.remove("AAAAA")).toBe(true);
  expect(await driver.query({ processId: "p" })).toHaveLength(1);
});
