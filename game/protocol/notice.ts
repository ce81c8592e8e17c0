/**
 * What happens in a room besides the match, as plain data: chat lines and announcements. Every client puts them into words
 * of its own language. Names are written out, so that a line still tells something when its people have gone.
 */

/** Who did it: a member's name; "" when it was the host, a vote, or happened by itself. */
type Author = { readonly by: string };

export type ChatScope = "room" | "team" | "private";

/** How players are sent to teams all at once. */
export const ARRANGEMENTS = ["auto", "random", "swap", "reset"] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

export const VOTE_SUBJECTS = ["kick", "stadium", "restart"] as const;
export type VoteSubject = (typeof VOTE_SUBJECTS)[number];

export type ChatNotice = {
  readonly kind: "chat";
  readonly from: number;
  readonly name: string;
  /** Of the writer: 0 spectator, 1 red, 2 blue. */
  readonly team: number;
  readonly text: string;
  readonly scope: ChatScope;
  /** For private lines: to whom. The writer gets his own line too. */
  readonly to?: { readonly id: number; readonly name: string };
};

export type Notice =
  | ChatNotice
  | { readonly kind: "emote"; readonly from: number; readonly name: string; readonly emote: number }
  | { readonly kind: "joined" | "left"; readonly id: number; readonly name: string }
  /** Private: your name was taken or looked like another's. */
  | { readonly kind: "renamed"; readonly name: string }
  | ({ readonly kind: "kicked"; readonly name: string; readonly ban: boolean; readonly reason: string } & Author)
  | ({ readonly kind: "admin"; readonly name: string; readonly admin: boolean } & Author)
  /** Somebody was moved by another. */
  | ({ readonly kind: "moved"; readonly name: string; readonly team: number } & Author)
  | ({ readonly kind: "arranged"; readonly how: Arrangement } & Author)
  | ({ readonly kind: "started" | "stopped" | "paused" | "resumed" | "bansCleared" } & Author)
  | ({ readonly kind: "stadium"; readonly stadium: string } & Author)
  | ({ readonly kind: "limits"; readonly score: number; readonly time: number } & Author)
  | ({ readonly kind: "locked"; readonly locked: boolean } & Author)
  | ({ readonly kind: "kit"; readonly team: number } & Author)
  | ({ readonly kind: "kickRate"; readonly rate: readonly [number, number, number] } & Author)
  /** Name, password, seats … of the room were changed. */
  | ({ readonly kind: "settings"; readonly what: SettingName } & Author)
  /** Private: you will be moved to the spectators in so many seconds. */
  | { readonly kind: "awaySoon"; readonly seconds: number }
  | { readonly kind: "away"; readonly name: string }
  /** A seat became free, and the first of the queue has it. */
  | { readonly kind: "seated"; readonly name: string; readonly team: number }
  | ({ readonly kind: "voteCalled"; readonly subject: VoteSubject; readonly object: string } & Author)
  | { readonly kind: "voteOver"; readonly subject: VoteSubject; readonly object: string; readonly passed: boolean };

export type NoticeKind = Notice["kind"];

export const SETTING_NAMES = ["name", "password", "teamSize", "spectatorsMax", "listed", "adminless"] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

/** A notice as it is sent: with the time, in milliseconds since 1970 by the server's clock. */
export type DatedNotice = { readonly notice: Notice; readonly at: number };

/** Emotes are numbers on the wire; their words and pictures are the client's. */
export const EMOTE_COUNT = 8;
