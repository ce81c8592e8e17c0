/** What can be asked of the processes of a cluster from outside, over their Redis. */
import type { Redis } from "ioredis";
import { PREFIX } from "./redis.ts";
import { type ProcessEntry, readEntries } from "./process-directory.ts";

/** A message with the route of the process that is to be drained. */
export const DRAIN_CHANNEL = `${PREFIX}drain`;

/** The entries of all processes, by route. */
export async function listProcesses(redis: Redis): Promise<ProcessEntry[]> {
  return (await readEntries(redis)).toSorted((a, b) => a.route.localeCompare(b.route, "en", { numeric: true }));
}

/** False when there is no process with this route. */
export async function requestDrain(redis: Redis, route: string): Promise<boolean> {
  const isKnown = (await listProcesses(redis)).some((entry) => entry.route === route);
  if (isKnown) await redis.publish(DRAIN_CHANNEL, JSON.stringify(route));
  return isKnown;
}
