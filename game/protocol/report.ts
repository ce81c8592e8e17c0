/** Reports about players: what a client sends with one, and what the host of the server sees. */
import type { ChatScope } from "./notice.ts";

export const REPORT_REASONS = ["insult", "spam", "sabotage", "cheating", "name", "other"] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** Maximum length of the text of a report, of its answer and of a help message, in characters; with a key it fits into a frame. */
export const SUPPORT_TEXT_MAX = 400;

export type Person = {
  /** Public key, base64url. */
  readonly key: string;
  readonly name: string;
  readonly fingerprint: string;
};

/** A chat line that the reporter could read. `at` in milliseconds since 1970. */
export type ReportedLine = {
  readonly at: number;
  readonly name: string;
  readonly text: string;
  readonly scope: ChatScope;
};

/** The match at the time of the report; `game` is null while none is running. */
export type ReportedMatch = {
  readonly stadium: string;
  readonly game: { readonly red: number; readonly blue: number; readonly seconds: number } | null;
  readonly members: readonly {
    readonly name: string;
    readonly fingerprint: string;
    readonly team: number;
    readonly bot: boolean;
  }[];
};

/** Times in milliseconds since 1970. */
export type Report = {
  readonly id: string;
  readonly at: number;
  /** Code and name of the room; of a report about a map "" and the name of the map. */
  readonly room: string;
  readonly roomName: string;
  /** Code of the reported map (maps-api.ts), whose author is the target; "" for reports about players. */
  readonly map: string;
  readonly reporter: Person;
  readonly target: Person;
  readonly reason: ReportReason;
  readonly text: string;
  /** The last minute, oldest first. */
  readonly chat: readonly ReportedLine[];
  readonly match: ReportedMatch;
  /** Code of a recording of the last seconds (recordings-api.ts), which can have been removed since; null without one. */
  readonly recording: string | null;
  /** "" before the answer. */
  readonly answer: string;
  readonly answeredAt: number | null;
  /** Null while the report is open. */
  readonly closedAt: number | null;
};
