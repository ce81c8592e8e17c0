/**
 * The messages from a client to its room, besides held keys: one schema per message, with bounds, and its rate limit. The
 * referee decides whether a request is allowed. A message that breaks its schema ends the connection; one above the rate
 * limit is dropped and answered with `refused` ("rate").
 */
import { z } from "zod";
import { KICK_RATE_MAX } from "#room/settings.ts";
import { MUTE_TERMS } from "#room/mute.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#room/team.ts";
import { CHAT_MAX, cleanAvatar, cleanLine, REASON_MAX } from "#room/text.ts";
import { ARRANGEMENTS, EMOTE_COUNT } from "./notice.ts";
import { REPORT_REASONS, SUPPORT_TEXT_MAX } from "./report.ts";
import { settingsChange } from "./room-options.ts";

const memberId = z.int().min(0).max(65535);
const team = z.int().min(SPECTATORS).max(BLUE_TEAM);
const side = z.int().min(RED_TEAM).max(BLUE_TEAM);
const color = z.int().min(0).max(0xffffff);
const line = (max: number) =>
  z
    .string()
    .max(4 * max)
    .transform((text) => cleanLine(text, max));
/** A stadium by its name in the library, or by the checksum of one that was uploaded. */
const stadium = z.strictObject({ name: z.string().min(1).max(64) });
const kit = z.strictObject({
  /** Degrees. */
  angle: z.int().min(0).max(360),
  text: color,
  colors: z.array(color).min(1).max(3),
});

export const toServer = {
  /** Moves a member to a team; without `id`, the sender. */
  team: z.strictObject({ team, id: memberId.optional() }),
  start: z.undefined(),
  stop: z.undefined(),
  pause: z.strictObject({ paused: z.boolean() }),
  stadium,
  arrange: z.strictObject({ how: z.enum(ARRANGEMENTS) }),
  admin: z.strictObject({ id: memberId, admin: z.boolean() }),
  kick: z.strictObject({ id: memberId, ban: z.boolean(), reason: line(REASON_MAX) }),
  /** Asks for a part of the list of bans, starting with this number; answered by `bans`. */
  bans: z.strictObject({ from: z.int().min(0).max(1000) }),
  /** Lifts one ban. */
  unban: z.strictObject({ id: z.string().min(1).max(32) }),
  clearBans: z.undefined(),
  mute: z.strictObject({ id: memberId, term: z.enum(MUTE_TERMS) }),
  unmute: z.strictObject({ id: memberId }),
  /** Without a kit: back to the kit of a new room. */
  kit: z.strictObject({ team: side, kit: kit.optional() }),
  /** At most two characters or one emoji; "" shows the number. */
  avatar: z.strictObject({ text: z.string().max(32).transform(cleanAvatar) }),
  kickRate: z.strictObject({
    min: z.int().min(0).max(KICK_RATE_MAX),
    rate: z.int().min(0).max(KICK_RATE_MAX),
    burst: z.int().min(0).max(KICK_RATE_MAX),
  }),
  settings: settingsChange,
  /** Enters or leaves the queue for a seat. */
  queue: z.strictObject({ waiting: z.boolean() }),
  vote: z.discriminatedUnion("subject", [
    z.strictObject({ subject: z.literal("kick"), id: memberId }),
    z.strictObject({ subject: z.literal("stadium"), name: z.string().min(1).max(64) }),
    z.strictObject({ subject: z.literal("restart") }),
  ]),
  ballot: z.strictObject({ yes: z.boolean() }),
  chat: z.strictObject({ text: line(CHAT_MAX), to: z.union([z.enum(["room", "team"]), memberId]) }),
  /** A line with a slash, in a room with a script, which may claim it; answered by `slash`. */
  slash: z.strictObject({ text: line(CHAT_MAX) }),
  emote: z.strictObject({
    emote: z
      .int()
      .min(0)
      .max(EMOTE_COUNT - 1),
  }),
  typing: z.strictObject({ typing: z.boolean() }),
  /** Asks for the permission to upload a stadium; answered by `ticket`. */
  ticket: z.undefined(),
  /** Reports another member to the host of the server. */
  report: z.strictObject({ id: memberId, reason: z.enum(REPORT_REASONS), text: line(SUPPORT_TEXT_MAX) }),
  /** Asks for a recording: the game so far, or its last seconds; answered by `recording` once it can be read. */
  record: z.strictObject({ what: z.enum(["game", "clip"]) }),
  /** The client's confirmed world differs from the server's digest at this tick. */
  desync: z.strictObject({ tick: z.int().min(0).max(0xffffffff) }),
} as const;

export type ToServer = { [K in keyof typeof toServer]: z.infer<(typeof toServer)[K]> };
export type ToServerKind = keyof ToServer;

/** A token bucket: `burst` messages at once, `perSecond` in the long run. */
export type RateLimit = { readonly burst: number; readonly perSecond: number };

const CLICK: RateLimit = { burst: 20, perSecond: 4 };

const LIMITS: Partial<Record<ToServerKind, RateLimit>> = {
  chat: { burst: 5, perSecond: 0.75 },
  slash: { burst: 10, perSecond: 2 },
  emote: { burst: 3, perSecond: 0.34 },
  avatar: { burst: 4, perSecond: 0.5 },
  stadium: { burst: 4, perSecond: 0.5 },
  vote: { burst: 3, perSecond: 0.2 },
  ticket: { burst: 3, perSecond: 0.2 },
  report: { burst: 2, perSecond: 1 / 30 },
  record: { burst: 5, perSecond: 0.1 },
  kick: { burst: 10, perSecond: 1 },
  mute: { burst: 10, perSecond: 1 },
  bans: { burst: 10, perSecond: 1 },
  settings: { burst: 10, perSecond: 1 },
  team: { burst: 20, perSecond: 2 },
  desync: { burst: 3, perSecond: 1 },
};

export function rateLimitOf(kind: ToServerKind): RateLimit {
  return LIMITS[kind] ?? CLICK;
}

export function isToServerKind(kind: string): kind is ToServerKind {
  return Object.hasOwn(toServer, kind);
}

/** The message's schema, or undefined when there is no such kind. */
export function schemaOf(kind: string): z.ZodType | undefined {
  return isToServerKind(kind) ? toServer[kind] : undefined;
}
