/** Builds a player as the client's session holds them. */
import { SPECTATORS } from "#sim/world.ts";
import type { PlayerInfo } from "#client/session/player.ts";

/** A spectator with default values, except for the given ones. */
export function createPlayerInfo(changes: Partial<PlayerInfo> & { readonly id: number }): PlayerInfo {
  return {
    name: `Player ${changes.id}`,
    team: SPECTATORS,
    number: changes.id,
    avatar: "",
    bot: false,
    admin: false,
    owner: false,
    connected: true,
    autopilot: false,
    fingerprint: `fingerprint${changes.id}`,
    flag: "",
    ping: 0,
    typing: false,
    muteSeconds: 0,
    queuePosition: 0,
    rights: 0,
    nameColor: null,
    badge: "",
    badgeColor: 0,
    image: null,
    ...changes,
  };
}
