/** The recordings of the server, as the interface shows them. */
export type { RecordingInfo, RecordingList } from "#protocol/recordings-api.ts";
