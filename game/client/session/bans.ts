/** The bans of the room, as its admins see them. */
import type { BanInfo } from "#protocol/bans.ts";

export type { BanInfo };

/** The bans that were requested, the newest first, and the number of all. */
export type BanList = { readonly total: number; readonly bans: readonly BanInfo[] };
