/** The screen that is shown. */
import type { RankedMode } from "#protocol/ranked.ts";

export { RANKED_MODES, type RankedMode } from "#protocol/ranked.ts";

export type Screen =
  | { readonly kind: "home" }
  /** Waiting for the room; `code` is undefined for Play now and Create room. `working`: the page does proof of work for it. */
  | { readonly kind: "joining"; readonly code: string | undefined; readonly working?: boolean }
  /** Waiting in a ranked queue. */
  | {
      readonly kind: "queue";
      readonly mode: RankedMode;
      /** Milliseconds since 1970. */
      readonly since: number;
      /** Players in the queue, this one included. */
      readonly waiting: number;
      /** Usual waiting time in seconds; null if unknown. */
      readonly estimateS: number | null;
    }
  /** The room requires a password; `wrong` after a wrong one. */
  | { readonly kind: "password"; readonly code: string; readonly wrong: boolean; readonly watch: boolean }
  /** A practice in the page (session/practice.ts). */
  | { readonly kind: "practice" }
  /** `code` is known before the first state of the room. */
  | { readonly kind: "room"; readonly code: string }
  | {
      readonly kind: "exit";
      readonly reason: ExitReason;
      readonly code: string | undefined;
      /** Only for players who were kicked or banned while in the room. */
      readonly kick?: KickInfo;
      /** Only for the reasons serverKicked, serverBanned and cooldown. */
      readonly host?: HostAct;
    };

/** Whether a match is drawn below the interface. */
export function showsMatch({ kind }: Screen): boolean {
  return kind === "room" || kind === "practice";
}

/** The admin that kicked or banned the player ("" after a vote), and the reason ("" if none was given). */
export type KickInfo = { readonly by: string; readonly reason: string };

/** What the host of the server gave as the reason ("" for none), and the end of a ban (ms since 1970; null: for good). */
export type HostAct = { readonly reason: string; readonly until: number | null };

/** Why the player is not, or no longer, in a room. */
export type ExitReason =
  | "notFound" // the room does not, or no longer, exist
  | "full" // neither a free seat nor a spectator place
  | "closed" // the server closed the room
  | "failed" // the room had an error
  | "stopped" // the server is shutting down
  | "gone" // the seat no longer exists: after a restart of the server, or too late
  | "replaced" // another tab of this browser took over the seat
  | "kicked"
  | "banned"
  | "serverKicked" // the host of the server removed the player
  | "serverBanned" // the host of the server banned the player
  | "cooldown" // the player has left ranked matches and has to wait
  | "crowded" // too many rooms were created
  | "lost" // the client did not reconnect in time
  | "unreachable" // the server does not respond
  | "blocked" // the server responds, but no WebSocket can be opened
  | "noWebgl" // the browser cannot draw the match
  | "unloaded" // a file of the page could not be loaded
  | "badAddress" // the page's address belongs to nothing
  | "refused" // the server closed the connection because of an invalid message
  | "outdated"; // page and server are of different versions
