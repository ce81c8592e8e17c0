/** Stadiums of the map list, and results of uploads. */
import type { Stadium } from "#sim/stadium.ts";

export type StadiumCard = {
  readonly name: string;
  readonly stadium: Stadium;
  /** "own": made for Rondo; "standard": the ten standard stadiums of the format; "saved": saved in this browser. */
  readonly source: "own" | "standard" | "saved";
};

/** An error or warning of a stadium file: `path` is the position in it, "" for the whole file. */
export type Diagnostic = { readonly path: string; readonly message: string };

/** Why a stadium is uploaded: to play on it, or to call a vote for it in a room without admins. */
export type UploadPurpose = "play" | "propose";

export type UploadAnswer =
  /** The room plays on it. */
  | { readonly kind: "done"; readonly name: string; readonly warnings: readonly Diagnostic[] }
  /** A vote for it was called. */
  | { readonly kind: "proposed"; readonly name: string; readonly warnings: readonly Diagnostic[] }
  | { readonly kind: "faulty"; readonly errors: readonly Diagnostic[]; readonly warnings: readonly Diagnostic[] }
  | { readonly kind: "tooLarge" }
  /** Not an admin, too often, a game is on, or the server does not respond. The room's refusal is in `session.refusal`. */
  | { readonly kind: "refused" };
