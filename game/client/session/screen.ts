/** Where the visitor is. Nothing is a dead end: `gone` offers the way home. */
export type Screen =
  | { readonly kind: "home" }
  /** Waiting for the room; `code` is what he asked for, undefined for Play now and Create room. */
  | { readonly kind: "joining"; readonly code: string | undefined }
  /** The room asks for a password; `wrong` after one that was not it. */
  | { readonly kind: "door"; readonly code: string; readonly wrong: boolean; readonly watch: boolean }
  | { readonly kind: "room" }
  | {
      readonly kind: "gone";
      readonly reason: ExitReason;
      readonly code: string | undefined;
      /** For those who were sent away while they were there. */
      readonly kick?: KickInfo;
    };

/** Who sent somebody away ("": it was voted), and why ("" if that was not said). */
export type KickInfo = { readonly by: string; readonly reason: string };

/** Why a visitor is not, or no longer, in a room. Each has its own words in the language catalogue. */
export type ExitReason =
  | "notFound" // there is no such room (any more)
  | "full" // neither a seat nor a place to watch from
  | "closed" // the server closed the room or is shutting down
  | "kicked"
  | "banned"
  | "crowded" // too many rooms were made
  | "lost" // the connection did not come back in time
  | "unreachable" // the server does not answer
  | "refused" // the server closed the connection because of what we sent
  | "outdated"; // page and server are of different versions
