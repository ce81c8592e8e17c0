/** How much of the time between two ticks a room may use. */

/** Share of the process's time that a room may use: 1.7 ms per tick. The members of a room beyond it are informed. */
export const ROOM_TICK_SHARE = 0.1;
