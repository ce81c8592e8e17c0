/** The screen that is shown. */
export type Screen =
  | { readonly kind: "home" }
  /** Waiting for the room; `code` is undefined for Play now and Create room. */
  | { readonly kind: "joining"; readonly code: string | undefined }
  /** The room requires a password; `wrong` after a wrong one. */
  | { readonly kind: "password"; readonly code: string; readonly wrong: boolean; readonly watch: boolean }
  | { readonly kind: "room" }
  | {
      readonly kind: "exit";
      readonly reason: ExitReason;
      readonly code: string | undefined;
      /** Only for players who were kicked or banned while in the room. */
      readonly kick?: KickInfo;
    };

/** The admin that kicked or banned the player ("" after a vote), and the reason ("" if none was given). */
export type KickInfo = { readonly by: string; readonly reason: string };

/** Why the player is not, or no longer, in a room. */
export type ExitReason =
  | "notFound" // the room does not, or no longer, exist
  | "full" // neither a free seat nor a spectator place
  | "closed" // the server closed the room or is shutting down
  | "kicked"
  | "banned"
  | "crowded" // too many rooms were created
  | "lost" // the client did not reconnect in time
  | "unreachable" // the server does not respond
  | "refused" // the server closed the connection because of an invalid message
  | "outdated"; // page and server are of different versions
