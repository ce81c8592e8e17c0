/** What the server answers about its recordings (docs/recordings.md). */

/** Seconds of a clip of the running match; up to ten more, because it begins where a room was kept. */
export const CLIP_SECONDS = 30;

/** GET /api/recordings/CODE; the file is at /api/recordings/CODE/file. */
export type RecordingInfo = {
  readonly code: string;
  /** Name of the room; "" for quick matches. */
  readonly title: string;
  readonly stadium: string;
  /** Score at the end. */
  readonly red: number;
  readonly blue: number;
  /** Length. */
  readonly seconds: number;
  /** End of the recording, in milliseconds since 1970. */
  readonly at: number;
  /** Of the file, in bytes. */
  readonly size: number;
};

/** GET /api/recordings: of matches in listed rooms, the latest first. */
export type RecordingList = {
  readonly recordings: readonly RecordingInfo[];
  /** The value of `before` that gives the recordings before these; null at the end. */
  readonly next: string | null;
};
