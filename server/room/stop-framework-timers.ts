/** Keeps the framework from driving a room: our ticker does that. */
import type { Room } from "@colyseus/core";

/** A timer that never fires within the life of a process. */
const NEVER_MS = 2 ** 31 - 1;

/** A patch interval of null would start a timer for the room's clock unless a time step is set, so one is set that never fires. */
export function stopFrameworkTimers(room: Room): void {
  room.setTimestep(() => undefined, NEVER_MS);
  room.patchRate = null;
}
