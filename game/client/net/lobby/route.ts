/** Which way to the room list is tried next, and when. */
import type { LobbyWay } from "../../session/lobby.ts";

/** By failures in a row: the socket twice, then what passes wherever HTTP does, and all over again. */
const ORDER: readonly LobbyWay[] = ["socket", "socket", "stream", "polling"];

const PAUSE_MS = 500;
const PAUSE_MAX_MS = 30_000;

export function wayAfter(failures: number): LobbyWay {
  return ORDER[failures % ORDER.length]!;
}

/** True when every way has failed. */
export function isLost(failures: number): boolean {
  return failures >= ORDER.length;
}

/**
 * Only the socket is waited for, longer and longer: what comes after it is another way, not another try. `random` (0 to 1)
 * keeps visitors of a server that was restarted from coming back all at once.
 */
export function pauseAfter(failures: number, random: number): number {
  if (wayAfter(failures) !== "socket") return 0;
  return Math.min(PAUSE_MAX_MS, PAUSE_MS * 2 ** (failures / 2)) * (0.5 + random);
}
