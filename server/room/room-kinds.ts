/** The kinds of rooms. A player that creates a room can choose its settings within bounds (protocol/room-options.ts). */
import { DEFAULT_SETTINGS } from "#room/settings.ts";
import type { RoomKind } from "./room-ports.ts";

/** Rooms of Play now: clients join a running match, bots fill the free seats, and members vote because there is no admin. */
export const QUICK: RoomKind = {
  kind: "quick",
  lasting: false,
  oneSeat: true,
  stadium: "Classic",
  // The page shows a text of its own for rooms without a name.
  settings: { ...DEFAULT_SETTINGS, name: "", teamSize: 3, spectatorsMax: 12, listed: true, adminless: true },
  match: { bots: "full", botLevel: "normal", playableOnly: true },
};

/** Rooms of the ranked queue: the teams are fixed, and no member manages the game. */
export const RANKED: RoomKind = {
  kind: "ranked",
  lasting: false,
  oneSeat: true,
  stadium: "Classic",
  settings: {
    ...DEFAULT_SETTINGS,
    ...{ name: "Ranked", spectatorsMax: 10, adminless: true, autopilot: false, rated: true, ranked: true },
  },
  // An idle player stays in its seat: moved to the spectators, it could not come back.
  match: { bots: "none", botLevel: "normal", awayTicks: Infinity },
};

/** Rooms that a player created: its members manage it, and bots only make the teams equal. */
export const FRIENDS: RoomKind = {
  kind: "friends",
  lasting: true,
  oneSeat: false,
  stadium: "Classic",
  settings: { ...DEFAULT_SETTINGS, name: "Friends" },
  match: { bots: "even", botLevel: "normal" },
};
