/**
 * The admin page on the wire: what the host of a server sees, and what the host can do. The page signs in over HTTP
 * (docs/admin.md) and then joins a room of its own.
 */
import { z } from "zod";
import { cleanLine, REASON_MAX } from "#room/text.ts";
import { type HelpMessage, messageId, optionalSupportText, supportText } from "./help.ts";
import type { RoomListing } from "./listing.ts";
import type { Report } from "./report.ts";
import type { RateLimit } from "./to-server.ts";

/** Name of the room of the admin page. */
export const ADMIN = "admin";

/** Maximum number of lines of the log that are kept. */
export const LOG_LINES_MAX = 500;

/** Duration of a session of the admin page, in milliseconds. */
export const ADMIN_SESSION_MS = 12 * 3_600_000;

export type ProcessFigures = {
  /** Id of the server process. */
  readonly process: string;
  /** Seconds since its start. */
  readonly uptime: number;
  /** Computing time per time: 1 is one core. */
  readonly cpu: number;
  /** Resident memory in bytes. */
  readonly memory: number;
  readonly rooms: number;
  /** Ticks of all rooms per second. */
  readonly ticks: number;
  readonly sockets: number;
  /** Joins, connections and messages refused since the start. */
  readonly refusals: number;
  /** Whether the process accepts no new rooms. */
  readonly draining: boolean;
};

/** The script of a room. */
export type ScriptFigures = {
  readonly name: string;
  readonly state: "starting" | "running" | "restarting" | "failed" | "stopped";
  /** Number of times that it was started. */
  readonly starts: number;
  /** Computing time of its handlers in a tick, in milliseconds. */
  readonly meanMs: number;
  readonly maxMs: number;
};

export type RoomFigures = {
  readonly code: string;
  readonly process: string;
  readonly name: string;
  readonly kind: RoomListing["kind"];
  readonly listed: boolean;
  readonly players: number;
  readonly bots: number;
  readonly spectators: number;
  readonly stadium: string;
  /** Goals, or null without a game. */
  readonly score: { readonly red: number; readonly blue: number } | null;
  /** Whether the room ticks: rooms without connected clients do not. */
  readonly awake: boolean;
  /** 99 % of the ticks came at most this long after the one before, in milliseconds. */
  readonly gapP99: number;
  /** Computing time per time: 0.1 is a tenth of a core. */
  readonly cpu: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly script?: ScriptFigures;
};

export type MemberFigures = {
  readonly id: number;
  readonly name: string;
  /** Public key; "" for bots. */
  readonly key: string;
  readonly fingerprint: string;
  readonly team: number;
  readonly admin: boolean;
  readonly bot: boolean;
  readonly connected: boolean;
  /** Round trip in milliseconds; 0 before the first measurement. */
  readonly ping: number;
};

/** A ban from the whole server. Times in milliseconds since 1970. */
export type ServerBanInfo = {
  readonly id: string;
  readonly name: string;
  readonly fingerprint: string;
  readonly reason: string;
  readonly at: number;
  /** Null: for good. */
  readonly until: number | null;
  /** Whether new keys of the same network are refused, too. */
  readonly withNetwork: boolean;
};

/** A help conversation in the list of all. */
export type ConversationInfo = {
  readonly key: string;
  readonly name: string;
  readonly fingerprint: string;
  readonly open: boolean;
  readonly lastAt: number;
  readonly lastText: string;
  /** Number of the player's messages that the staff has not read. */
  readonly unread: number;
};

/** A line of the log, as pino wrote it; `level` as pino's numbers. */
export type LogLine = {
  /** Counts up per process. */
  readonly number: number;
  readonly process: string;
  readonly at: number;
  readonly level: number;
  readonly text: string;
};

export type AdminToClient = {
  /** Every two seconds. */
  figures: {
    readonly now: number;
    readonly processes: readonly ProcessFigures[];
    readonly rooms: readonly RoomFigures[];
  };
  members: { readonly code: string; readonly members: readonly MemberFigures[] };
  bans: readonly ServerBanInfo[];
  reports: readonly Report[];
  /** One report that is new or has changed. */
  report: Report;
  conversations: readonly ConversationInfo[];
  conversation: { readonly key: string; readonly messages: readonly HelpMessage[] };
  message: { readonly key: string; readonly message: HelpMessage };
  typing: { readonly key: string; readonly typing: boolean };
  /** Number of admin pages on duty, on all processes. */
  duty: { readonly count: number };
  /** New lines, oldest first; at first all that are kept. */
  log: readonly LogLine[];
  done: { readonly kind: AdminToServerKind };
  refused: { readonly kind: AdminToServerKind; readonly why: AdminRefusal };
};
export type AdminToClientKind = keyof AdminToClient;

/** "gone": the room, player, ban or report does not exist (any more); "store": the store is away; "rate": too many requests. */
export type AdminRefusal = "gone" | "store" | "rate";

const code = z.string().regex(/^[\w-]{1,16}$/u);
const key = z.string().regex(/^[\w-]{87}$/u);
const id = z.string().regex(/^[\w-]{1,40}$/u);
const reason = z
  .string()
  .max(4 * REASON_MAX)
  .transform((line) => cleanLine(line, REASON_MAX));

/** Longest ban with an end, in minutes: a year. */
export const BAN_MINUTES_MAX = 366 * 24 * 60;

export const adminToServer = {
  /** Requests the members of a room, now and with every update; null: of none. */
  watch: z.strictObject({ code: code.nullable() }),
  /** To one room, or with null to all. */
  announce: z.strictObject({ code: code.nullable(), text: supportText }),
  closeRoom: z.strictObject({ code }),
  /** Removes a player from all rooms. */
  kick: z.strictObject({ key, reason }),
  /** Bans a player from the server; `minutes` null: for good. `from`: room or report from which the player's network is known. */
  ban: z.strictObject({
    key,
    name: z.string().max(100),
    reason,
    minutes: z.int().min(1).max(BAN_MINUTES_MAX).nullable(),
    withNetwork: z.boolean(),
    from: z.union([z.strictObject({ room: code }), z.strictObject({ report: id })]).optional(),
  }),
  liftBan: z.strictObject({ id }),
  /** No new rooms on any process, until it is lifted. */
  drain: z.strictObject({ on: z.boolean() }),
  duty: z.strictObject({ on: z.boolean() }),
  /** Answers a report ("" for no answer), and closes it or leaves it open. */
  answerReport: z.strictObject({ id, answer: optionalSupportText, close: z.boolean() }),
  /** Hides a published map from all but the host, or shows it again. */
  hideMap: z.strictObject({ code }),
  showMap: z.strictObject({ code }),
  openConversation: z.strictObject({ key }),
  say: z.strictObject({ key, id: messageId, text: supportText }),
  typing: z.strictObject({ key, typing: z.boolean() }),
  read: z.strictObject({ key, at: z.number().min(0) }),
  closeConversation: z.strictObject({ key }),
} as const;

export type AdminToServer = { [K in keyof typeof adminToServer]: z.infer<(typeof adminToServer)[K]> };
export type AdminToServerKind = keyof AdminToServer;

/** Rate limit of the messages of one admin page, of all kinds together. */
export const ADMIN_MESSAGES: RateLimit = { burst: 40, perSecond: 5 };
