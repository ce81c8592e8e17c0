/** What the picture of a room shows that other sites have with a link to it. The server describes it, the painter draws it. */
import type { Stadium } from "#sim/stadium.ts";

export type ShareCard = {
  /** "" for the card of the server itself. */
  readonly room: string;
  readonly stadiumName: string;
  readonly stadium: Stadium;
  /** Null while no game is on. */
  readonly score: { readonly red: number; readonly blue: number; readonly clock: string } | null;
  /** "3/8"; "" for none. */
  readonly places: string;
};
