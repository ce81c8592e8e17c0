/**
 * Notices: what happens in a room besides the match, as plain data. Every client puts them into words of its own language.
 * They contain names, not only ids, so that they stay readable after a member has left.
 */
import type { MuteTerm } from "#room/mute.ts";
import type { NameBadge } from "#room/look.ts";
import type { RoomRight } from "#room/rights.ts";
import type { AnnouncedName } from "#room/settings.ts";

/** Name of the member that did it; "" for the host, a vote, or an automatic change. */
type Author = { readonly by: string };

export type ChatScope = "room" | "team" | "private";

/** Ways to move all players between teams at once. */
export const ARRANGEMENTS = ["auto", "random", "swap", "reset"] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

export const VOTE_SUBJECTS = ["kick", "stadium", "restart"] as const;
export type VoteSubject = (typeof VOTE_SUBJECTS)[number];

/** How a room script's announcement is written; the first is the default. */
export const ANNOUNCEMENT_STYLES = ["normal", "bold", "italic", "small", "small-bold", "small-italic"] as const;
export type AnnouncementStyle = (typeof ANNOUNCEMENT_STYLES)[number];

/** 0: none, 1: that of a chat line, 2: that of a mention. */
export type AnnouncementSound = 0 | 1 | 2;

/** Sounds that room scripts can play. */
export const SCRIPT_SOUNDS = ["chat", "notification", "whistle", "goal", "kick", "join", "leave"] as const;
export type ScriptSound = (typeof SCRIPT_SOUNDS)[number];

export type ScriptLineNotice = {
  readonly kind: "scriptLine";
  /** Line breaks are kept. */
  readonly text: string;
  /** 0xRRGGBB; null for the default. */
  readonly color: number | null;
  readonly style: AnnouncementStyle;
  readonly sound: AnnouncementSound;
};

export type ChatNotice = {
  readonly kind: "chat";
  readonly from: number;
  readonly name: string;
  /** Team of the sender: SPECTATORS, RED_TEAM or BLUE_TEAM. */
  readonly team: number;
  readonly text: string;
  readonly scope: ChatScope;
  /** How the room's script lets the sender's name look; undefined without a colour and a badge. */
  readonly look?: { readonly nameColor: number | null; readonly badge: NameBadge | null };
  /** Receiver of a private line. The sender receives the line too. */
  readonly to?: { readonly id: number; readonly name: string };
};

export type GoalNotice = {
  readonly kind: "goal";
  /** The side that scored, and the score after the goal. */
  readonly team: number;
  readonly red: number;
  readonly blue: number;
  /** Names; "" for none. `own`: the scorer plays for the other side. */
  readonly scorer: string;
  readonly assist: string;
  readonly own: boolean;
  /** The scorer's goals for this side in this game. */
  readonly goals: number;
  /** Of the ball on the line, in map units per tick. */
  readonly speed: number;
};

export type Notice =
  | ChatNotice
  | GoalNotice
  /** An announcement of the room's script, which has no sender. */
  | ScriptLineNotice
  /** A sound of the room's script, without text. */
  | { readonly kind: "sound"; readonly sound: ScriptSound }
  | { readonly kind: "emote"; readonly from: number; readonly name: string; readonly emote: number }
  | { readonly kind: "joined" | "left"; readonly id: number; readonly name: string }
  /** To the member alone: the name was taken or imitated another one. */
  | { readonly kind: "renamed"; readonly name: string }
  /** To the member alone: the room is listed now, and the name had offensive words. */
  | { readonly kind: "censored"; readonly name: string }
  | ({ readonly kind: "kicked"; readonly name: string; readonly ban: boolean; readonly reason: string } & Author)
  | ({ readonly kind: "muted"; readonly name: string; readonly term: MuteTerm } & Author)
  | ({ readonly kind: "unmuted"; readonly name: string } & Author)
  /** To the member alone: the time of a mute is over. */
  | { readonly kind: "muteOver" }
  /** One ban was lifted. */
  | ({ readonly kind: "unbanned"; readonly name: string } & Author)
  | ({ readonly kind: "admin"; readonly name: string; readonly admin: boolean } & Author)
  /** To the member and to admins: the rights that the room's script lets the member have from now on. */
  | { readonly kind: "rights"; readonly id: number; readonly name: string; readonly rights: readonly RoomRight[] }
  /** A member was moved by another one. */
  | ({ readonly kind: "moved"; readonly name: string; readonly team: number } & Author)
  | ({ readonly kind: "arranged"; readonly how: Arrangement } & Author)
  | ({ readonly kind: "started" | "stopped" | "paused" | "resumed" | "bansCleared" } & Author)
  | ({ readonly kind: "stadium"; readonly stadium: string } & Author)
  | ({ readonly kind: "limits"; readonly score: number; readonly time: number } & Author)
  | ({ readonly kind: "locked" | "chatLocked"; readonly locked: boolean } & Author)
  | ({ readonly kind: "kit"; readonly team: number } & Author)
  | ({ readonly kind: "kickRate"; readonly rate: readonly [number, number, number] } & Author)
  /** A setting of the room was changed. */
  | ({ readonly kind: "settings"; readonly what: AnnouncedName } & Author)
  /** To the player alone: a move to the spectators follows after this number of seconds without activity. */
  | { readonly kind: "awaySoon"; readonly seconds: number }
  | { readonly kind: "away"; readonly name: string }
  /** The stadium needs more computing time than a room has; "overload": so much that the game was stopped. */
  | { readonly kind: "heavy" | "overload"; readonly stadium: string }
  /** To admins: the room's script has failed. `restarts`: it starts again in a moment. */
  | { readonly kind: "scriptEnded"; readonly name: string; readonly restarts: boolean }
  /** The first of the queue got a free seat. */
  | { readonly kind: "seated"; readonly name: string; readonly team: number }
  /** From the host of the server, to one room or to all. */
  | { readonly kind: "announcement"; readonly text: string; readonly to: "room" | "server" }
  /** To the member alone: its report about this player was received. */
  | { readonly kind: "reported"; readonly name: string }
  | ({ readonly kind: "voteCalled"; readonly subject: VoteSubject; readonly object: string } & Author)
  | { readonly kind: "voteOver"; readonly subject: VoteSubject; readonly object: string; readonly passed: boolean };

export type NoticeKind = Notice["kind"];

/** A notice as it is sent, with the server's time in milliseconds since 1970. */
export type DatedNotice = { readonly notice: Notice; readonly at: number };

/** Number of emotes. They are numbers on the wire; words and pictures belong to the client. */
export const EMOTE_COUNT = 8;
