/** The bans of a room, as its admins see them. */

export type BanInfo = {
  /** Names the ban in requests to lift it. */
  readonly id: string;
  readonly name: string;
  /** "" when none was given. */
  readonly reason: string;
  /** Name of the admin; "" after a vote. */
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Milliseconds since 1970; null for good. */
  readonly until: number | null;
};

/** A part of the list: the newest first, starting with number `from` of `total`. */
export type BanPage = { readonly from: number; readonly total: number; readonly bans: readonly BanInfo[] };

/** Bans in one message. */
export const BANS_PER_PAGE = 50;
