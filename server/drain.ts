/** Draining: a process that takes no new rooms, and ends when its last match is over. */
import { setTimeout as pause } from "node:timers/promises";
import type { OpenRooms } from "./admission/open-rooms.ts";
import type { Membership } from "./membership.ts";
import type { ScriptsFolder } from "./script/scripts-folder.ts";

/** Longest time that a process waits for its matches. */
export const DRAIN_MS = 2 * 3600 * 1000;

const CHECK_MS = 500;

type Drainable = {
  readonly ports: {
    readonly openRooms: Pick<OpenRooms, "count" | "closeLongestEmpty">;
    /** Monotonic milliseconds. */
    readonly now: () => number;
  };
  readonly membership: Pick<Membership, "drain" | "cluster">;
  readonly scriptsFolder: Pick<ScriptsFolder, "handOver"> | undefined;
};

/**
 * Resolves when the last room is closed, or after `limitMs`; then the server can be stopped. Rooms without clients are closed
 * at once, those of scripts to be restored by another process.
 */
export async function drainServer({ ports, membership, scriptsFolder }: Drainable, limitMs = DRAIN_MS): Promise<void> {
  const { openRooms, now } = ports;
  membership.drain.set(true);
  await membership.cluster?.announce();
  for (const end = now() + limitMs; now() < end; await pause(CHECK_MS)) {
    await scriptsFolder?.handOver();
    while (await openRooms.closeLongestEmpty()) continue;
    if (openRooms.count === 0) return;
  }
}
