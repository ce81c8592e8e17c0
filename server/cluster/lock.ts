/** A lock in Redis, for work that two processes need not do at the same time. */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Redis } from "ioredis";
import { PREFIX } from "./redis.ts";

/** The lock of a process that died is free after this time. */
const LOCK_MS = 3000;

/** Pause between two attempts. */
const RETRY_MS = 15;

/** KEYS: lock. ARGV: its owner. */
const UNLOCK = `if redis.call("GET", KEYS[1]) == ARGV[1] then redis.call("DEL", KEYS[1]) end`;

/**
 * Runs the task when no other process runs one under this name. After LOCK_MS it runs in any case: the lock saves work and
 * does not protect anything.
 */
export async function exclusively<T>(redis: Redis, name: string, task: () => Promise<T>): Promise<T> {
  const key = `${PREFIX}lock:${name}`;
  const owner = randomUUID();
  for (let waited = 0; waited < LOCK_MS; waited += RETRY_MS) {
    if ((await redis.set(key, owner, "PX", LOCK_MS, "NX")) === "OK") break;
    await pause(RETRY_MS);
  }
  try {
    return await task();
  } finally {
    redis.eval(UNLOCK, 1, key, owner).catch(() => undefined);
  }
}
