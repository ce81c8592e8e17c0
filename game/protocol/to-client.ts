/** The messages from a room to one client, besides the shared state. */
import type { Refusal } from "#room/refusal.ts";
import type { ScriptCamera } from "#room/script-camera.ts";
import type { BanPage } from "./bans.ts";
import type { DatedNotice } from "./notice.ts";
import type { MatchSummary } from "./match-summary.ts";
import type { ToServer, ToServerKind } from "./to-server.ts";

export type ToClient = {
  /** Sent once, after joining or reconnecting: the client's own member id. */
  you: { readonly id: number };
  /** How early the messages with keys arrived (earliness-report.ts), at most twice a second. */
  pacing: Uint8Array;
  /** The server stalled and left out this many ticks: ticks come that much later than was expected, and keys may be named for earlier ones. */
  skipped: { readonly ticks: number };
  /** 99 % of the room's ticks came at most this long after the one before, in milliseconds; when it has changed. */
  tickGap: { readonly gapMs: number };
  notice: DatedNotice;
  /** Sent once, after joining or reconnecting: the room's last notices, oldest first. */
  history: readonly DatedNotice[];
  /** The last finished game: sent when it has ended, again when its recording can be read, and after joining or reconnecting if there is one. */
  summary: MatchSummary;
  /** A message of this client was refused. */
  refused: { readonly kind: ToServerKind; readonly why: Refusal };
  /** Answers the message `slash` with its text. `handled`: the script has taken the line, otherwise it may be a command of the page. */
  slash: { readonly text: string; readonly handled: boolean };
  /** The camera that the room's script sets for this client; null: the client's own, as at the start of a connection. */
  camera: { readonly camera: ScriptCamera | null };
  /** Answers the message `bans`. */
  bans: BanPage;
  /** Answers the message `record`, with the code of what can be read now (recordings-api.ts). */
  recording: { readonly what: ToServer["record"]["what"]; readonly code: string };
  /** The permission to upload one stadium: POST /api/rooms/CODE/stadium with `Authorization: Bearer TOKEN`. */
  ticket: { readonly token: string };
};
export type ToClientKind = keyof ToClient;
