/** Videos of recordings: what is drawn over the pitch in each picture, and the file that comes out. */
import type { SideId } from "#room/team.ts";
import type { Kit } from "./room.ts";

export type VideoSide = { readonly name: string; readonly goals: number; readonly kit: Kit };

/** Texts of one picture, ready to be drawn. */
export type VideoCaption = {
  /** Of the recorded room; "" for none. */
  readonly title: string;
  /** The name of the game, in a corner. */
  readonly brand: string;
  /** Null while no game is on. */
  readonly score: { readonly red: VideoSide; readonly blue: VideoSide; readonly clock: string } | null;
  /** A goal or the result, in the colour of the side; null for neither. */
  readonly banner: { readonly headline: string; readonly text: string; readonly side: SideId | null } | null;
};

export type VideoFile = { readonly content: Blob; readonly extension: "webm" | "mp4" };

/** A video that is being made: the share of it that has been recorded, 0 to 1. */
export type VideoProgress = { readonly done: number };

/** The view of the match, for copies of its pictures. */
export type DrawnView = {
  /** Calls back after each picture, while its pixels can be read. The returned function ends it. */
  readonly onDrawn: (listener: (canvas: HTMLCanvasElement) => void) => () => void;
};
