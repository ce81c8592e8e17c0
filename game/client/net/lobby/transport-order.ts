/** Which transport of the room list is tried next, and when. */
import type { LobbyTransportKind } from "../../session/lobby.ts";

/** By failures in a row: the socket twice, then the HTTP transports, then again from the start. */
const ORDER: readonly LobbyTransportKind[] = ["socket", "socket", "stream", "polling"];

const PAUSE_MS = 500;
const PAUSE_MAX_MS = 30_000;

export function transportAfter(failures: number): LobbyTransportKind {
  return ORDER[failures % ORDER.length]!;
}

/** True when every transport has failed. */
export function isLost(failures: number): boolean {
  return failures >= ORDER.length;
}

/**
 * Pause before the next attempt, in milliseconds. It grows with every round and precedes the socket only: the other
 * transports are tried at once. `random` (0 to 1) spreads the clients of a restarted server.
 */
export function pauseAfter(failures: number, random: number): number {
  if (transportAfter(failures) !== "socket") return 0;
  return Math.min(PAUSE_MAX_MS, PAUSE_MS * 2 ** (failures / 2)) * (0.5 + random);
}
