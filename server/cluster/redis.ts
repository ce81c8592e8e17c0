/** The connection to Redis that the processes of a cluster share. */
import { Redis } from "ioredis";
import type { Logger } from "pino";

/** Prefix of all keys except those of the framework. */
export const PREFIX = "rondo:";

/** Time after which a command without an answer fails. */
const COMMAND_MS = 2000;

/** Longest pause between two attempts to connect. */
const RECONNECT_MS = 1000;

/** Rejects with an Error that names the address, without its password, when Redis does not answer. */
export async function connectRedis(url: string, log: Logger): Promise<Redis> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: COMMAND_MS,
    commandTimeout: COMMAND_MS,
    maxRetriesPerRequest: 1,
    enableAutoPipelining: true,
    retryStrategy: (attempt) => Math.min(RECONNECT_MS, attempt * 100),
  });
  let failing = false;
  redis.on("error", (error: Error) => {
    if (!failing) log.error({ err: error }, "Redis is away");
    failing = true;
  });
  redis.on("ready", () => {
    if (failing) log.warn("Redis is back");
    failing = false;
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    throw new Error(`REDIS_URL: no answer from Redis at ${withoutPassword(url)}: ${(error as Error).message}`, {
      cause: error,
    });
  }
  return redis;
}

/** Whether commands are sent at once; otherwise they would wait for a connection. */
export function isReady(redis: Redis): boolean {
  return redis.status === "ready";
}

function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return "an address that is not a URL";
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
