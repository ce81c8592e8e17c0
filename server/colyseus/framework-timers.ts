/** Stops the framework from driving a room: the server's own ticker does that. */
import type { Room } from "@colyseus/core";

/** Longer than the life of a process: such a timer never fires. */
const NEVER_MS = 2 ** 31 - 1;

/**
 * A patch interval of null makes the framework start a timer for the room's clock unless a time step is set, so a time
 * step is set that never elapses.
 */
export function stopFrameworkTimers(room: Room): void {
  room.setTimestep(() => undefined, NEVER_MS);
  room.patchRate = null;
}
