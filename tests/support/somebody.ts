/** People in a room as the client sees them, for tests that care about a few of their features. */
import type { PlayerInfo } from "#client/session/player.ts";

export function somebody(features: Partial<PlayerInfo> & { readonly id: number }): PlayerInfo {
  return {
    name: `Player ${features.id}`,
    team: 0,
    number: features.id,
    avatar: "",
    bot: false,
    admin: false,
    owner: false,
    connected: true,
    fingerprint: `fingerprint${features.id}`,
    flag: "",
    ping: 0,
    typing: false,
    queuePosition: 0,
    ...features,
  };
}
