/** Stadiums to choose from, and what becomes of one that somebody brings along. */
import type { Stadium } from "#sim/stadium.ts";

export type StadiumCard = {
  readonly name: string;
  readonly stadium: Stadium;
  /** "own": made for Rondo; "standard": the ten everybody knows; "saved": kept by this browser. */
  readonly source: "own" | "standard" | "saved";
};

/** What the checker says about a file: `path` is the place in it, "" for the whole file. */
export type Diagnostic = { readonly path: string; readonly message: string };

/** What somebody brings a stadium for: to play on it, or, where nobody is admin, to have it voted on. */
export type UploadPurpose = "play" | "propose";

export type UploadAnswer =
  /** The room plays on it. */
  | { readonly kind: "done"; readonly name: string; readonly warnings: readonly Diagnostic[] }
  /** People vote on it. */
  | { readonly kind: "proposed"; readonly name: string; readonly warnings: readonly Diagnostic[] }
  | { readonly kind: "faulty"; readonly errors: readonly Diagnostic[]; readonly warnings: readonly Diagnostic[] }
  | { readonly kind: "tooLarge" }
  /** Not an admin, too often, a game is on, or the server does not answer. What the room says is in `session.refusal`. */
  | { readonly kind: "refused" };
