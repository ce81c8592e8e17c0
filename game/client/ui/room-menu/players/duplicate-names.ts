/** Players with the same name, whose fingerprints are shown to distinguish them. Pure. */
import type { PlayerInfo } from "../../../session/player.ts";

/** Ids of the players whose name another player has too, ignoring case. */
export function idsWithDuplicateNames(players: readonly PlayerInfo[]): ReadonlySet<number> {
  const byName = new Map<string, PlayerInfo[]>();
  for (const player of players) {
    const name = player.name.toLowerCase();
    byName.set(name, [...(byName.get(name) ?? []), player]);
  }
  return new Set(
    [...byName.values()].filter((group) => group.length > 1).flatMap((group) => group.map(({ id }) => id)),
  );
}
