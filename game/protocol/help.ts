/**
 * The help chat between one player and the host of the server. The socket (a room of its own) and long polling carry the same
 * data: a snapshot of the conversation, then what happens in it.
 */
import { z } from "zod";
import { cleanLine } from "#room/text.ts";
import { SUPPORT_TEXT_MAX } from "./report.ts";
import type { RateLimit } from "./to-server.ts";

/** Maximum number of messages in a snapshot; older ones stay stored. */
export const HELP_HISTORY_MAX = 100;

export type HelpSide = "player" | "staff";

export type HelpMessage = {
  /** Made by the sender, so that a repeated request stores one message. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly from: HelpSide;
  readonly text: string;
  /** Name of the reported player when the message is about the player's report, otherwise "". */
  readonly about: string;
};

export type HelpSnapshot = {
  /** Oldest first. */
  readonly messages: readonly HelpMessage[];
  /** Whether a member of the staff is on duty. */
  readonly onDuty: boolean;
  /** Whether the other side is writing. */
  readonly typing: boolean;
  /** Time up to which the player has read the staff's messages, in milliseconds since 1970. */
  readonly readAt: number;
};

/** The answer of a long poll; `rev` is sent back with the next one. */
export type HelpPoll = { readonly rev: string; readonly help: HelpSnapshot };

const text = z
  .string()
  .max(4 * SUPPORT_TEXT_MAX)
  .transform((line) => cleanLine(line, SUPPORT_TEXT_MAX))
  .refine((line) => line !== "", "the text is empty");

export const supportText = text;

/** As `supportText`, or "". */
export const optionalSupportText = z
  .string()
  .max(4 * SUPPORT_TEXT_MAX)
  .transform((line) => cleanLine(line, SUPPORT_TEXT_MAX));

export const messageId = z.string().regex(/^[\w-]{8,32}$/u);

/** The messages of a player. */
export const helpToServer = {
  say: z.strictObject({ id: messageId, text }),
  typing: z.strictObject({ typing: z.boolean() }),
  read: z.strictObject({ at: z.number().min(0) }),
} as const;
export type HelpToServer = { [K in keyof typeof helpToServer]: z.infer<(typeof helpToServer)[K]> };
export type HelpToServerKind = keyof HelpToServer;

export function isHelpKind(kind: string): kind is HelpToServerKind {
  return Object.hasOwn(helpToServer, kind);
}

/** Rate limits per player, over all connections. */
export const HELP_LIMITS: Readonly<Record<HelpToServerKind, RateLimit>> = {
  say: { burst: 5, perSecond: 0.25 },
  typing: { burst: 20, perSecond: 2 },
  read: { burst: 20, perSecond: 2 },
};

/** The messages to a player. */
export type HelpToClient = {
  /** After the join. */
  help: HelpSnapshot;
  message: HelpMessage;
  typing: { readonly typing: boolean };
  duty: { readonly onDuty: boolean };
  read: { readonly at: number };
  /** A message was not stored: too many of them, or the store is away. */
  refused: { readonly kind: HelpToServerKind; readonly id?: string; readonly why: "rate" | "store" };
};
export type HelpToClientKind = keyof HelpToClient;
