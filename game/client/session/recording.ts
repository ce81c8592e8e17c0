/** Where recordings of the server are. */
import type { ToClient } from "#protocol/to-client.ts";

export { CLIP_SECONDS, type RecordingInfo, type RecordingList } from "#protocol/recordings-api.ts";

/** A recording that the room has saved for this page. */
export type SavedRecording = ToClient["recording"];

/** The page that plays a recording. */
export function replayPath(code: string): string {
  return `/replay/${encodeURIComponent(code)}`;
}

export function replayUrl(origin: string, code: string): string {
  return `${origin}${replayPath(code)}`;
}

/** The `.hbr2` file of a recording. */
export function recordingFileUrl(code: string): string {
  return `/api/recordings/${encodeURIComponent(code)}/file`;
}
