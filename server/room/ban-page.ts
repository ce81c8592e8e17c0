/** The bans of a room as its admins receive them: without keys and networks. */
import { BANS_PER_PAGE, type BanPage } from "#protocol/bans.ts";
import type { Ban } from "../admission/bans.ts";

/** `bans` the newest first; `from` is the number of the first one that is wanted. */
export function pageOfBans(bans: readonly Ban[], from: number): BanPage {
  const page = bans.slice(from, from + BANS_PER_PAGE).map(({ id, name, reason, by, at, until }) => {
    return { id, name, reason, by, at, until: Number.isFinite(until) ? until : null };
  });
  return { from, total: bans.length, bans: page };
}
