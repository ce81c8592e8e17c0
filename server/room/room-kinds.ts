/** The kinds of rooms there are. What a visitor sends never decides which settings his room has. */
import { MatchRoom } from "./match-room.ts";
import type { RoomKind } from "./room-ports.ts";

/** Play now: everybody who comes plays; bots have the free seats. */
const QUICK: RoomKind = {
  name: "Quick match",
  listed: true,
  clientsMax: 6,
  stadium: "Classic",
  match: { teamSize: 3, bots: "full", botLevel: "normal" },
};

/** A room made for friends: bots only make the teams equal. */
const FRIENDS: RoomKind = {
  name: "Friends",
  listed: false,
  clientsMax: 16,
  stadium: "Classic",
  match: { teamSize: 5, bots: "even", botLevel: "normal" },
};

export class QuickRoom extends MatchRoom {
  override readonly kind = QUICK;
}

export class FriendsRoom extends MatchRoom {
  override readonly kind = FRIENDS;
}
