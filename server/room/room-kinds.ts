/** The kinds of rooms there are. A visitor who makes a room may wish for settings within bounds (protocol/room-options.ts). */
import { DEFAULT_SETTINGS } from "#room/settings.ts";
import { MatchRoom } from "./match-room.ts";
import type { RoomKind } from "./room-ports.ts";

/** Play now: everybody who comes plays (pages have a word for it); bots have the free seats. Strangers vote: nobody of them is in charge. */
const QUICK: RoomKind = {
  kind: "quick",
  lasting: false,
  stadium: "Classic",
  settings: { ...DEFAULT_SETTINGS, name: "", teamSize: 3, spectatorsMax: 12, listed: true, adminless: true },
  match: { bots: "full", botLevel: "normal" },
};

/** A room that somebody made: its people are in charge of it; bots only make the teams equal. */
const FRIENDS: RoomKind = {
  kind: "friends",
  lasting: true,
  stadium: "Classic",
  settings: { ...DEFAULT_SETTINGS, name: "Friends" },
  match: { bots: "even", botLevel: "normal" },
};

export class QuickRoom extends MatchRoom {
  override readonly kind = QUICK;
}

export class FriendsRoom extends MatchRoom {
  override readonly kind = FRIENDS;
}
