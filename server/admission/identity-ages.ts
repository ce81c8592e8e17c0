/** When the server has first seen an identity: old ones were not made for an attack. */
import type { Store } from "../store/store.ts";

export type IdentityAges = {
  /** Milliseconds since 1970; undefined for a key that was never in a room. */
  firstSeenOf(key: string): Promise<number | undefined>;
};

/** Without its database the server takes all identities for new ones. */
export function storedAges({ players }: Store): IdentityAges {
  return {
    firstSeenOf: (key) =>
      players.find(key).then(
        (player) => player?.firstSeen,
        () => undefined,
      ),
  };
}
