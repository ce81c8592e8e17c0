/** Removes what will not be read again, at the start and once a day. */
import type { RecordingLimits } from "./recordings.ts";
import type { Store } from "./store.ts";

const DAY_MS = 86_400_000;

/** Rooms are removed after this time without a player. */
const UNUSED_ROOM_MS = 365 * DAY_MS;

/** Players of a single day are removed after this time without a visit. */
const PASSING_PLAYER_MS = 90 * DAY_MS;

/** Documents of the workshop are removed after this time without being opened. */
const UNUSED_WORKSHOP_MS = 180 * DAY_MS;

/** `date` in milliseconds since 1970. Returns the function that ends it. */
export function cleanUpDaily(
  { queue, bans, players, rooms, recordings, workshops }: Store,
  date: () => number,
  limits: RecordingLimits,
): () => void {
  const cleanUp = () => {
    const now = date();
    queue.replace("unused rooms", () => rooms.removeUnused(now - UNUSED_ROOM_MS));
    queue.replace("old bans", () => bans.removeOld(now));
    queue.replace("passing players", () => players.removePassing(now - PASSING_PLAYER_MS, DAY_MS));
    queue.replace("unused workshops", () => workshops.removeUnused(now - UNUSED_WORKSHOP_MS));
    queue.replace("old recordings", () => recordings.removeOld(now, limits));
  };
  cleanUp();
  const timer = setInterval(cleanUp, DAY_MS).unref();
  return () => clearInterval(timer);
}
