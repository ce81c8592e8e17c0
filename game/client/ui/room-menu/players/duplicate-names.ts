/** Players who share a name are told apart by their fingerprints. */
import type { PlayerInfo } from "../../../session/player.ts";

/** Ids of those whose name somebody else has too, capitals aside. */
export function namesakes(players: readonly PlayerInfo[]): ReadonlySet<number> {
  const byName = new Map<string, PlayerInfo[]>();
  for (const player of players) {
    const name = player.name.toLowerCase();
    byName.set(name, [...(byName.get(name) ?? []), player]);
  }
  return new Set(
    [...byName.values()].filter((group) => group.length > 1).flatMap((group) => group.map(({ id }) => id)),
  );
}
