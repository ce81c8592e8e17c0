/** The messages of a client to the room of a document, besides bytes (sync-message.ts): schemas and rate limits. */
import { z } from "zod";
import { CHAT_MAX, cleanLine } from "#room/text.ts";
import type { RateLimit } from "./to-server.ts";
import { VERSION_NAME_MAX } from "./workshop.ts";

const line = (max: number) =>
  z
    .string()
    .max(4 * max)
    .transform((text) => cleanLine(text, max))
    .refine((text) => text !== "", "needs at least one visible character");

export const workshopToServer = {
  say: z.strictObject({ text: line(CHAT_MAX) }),
  /** Gives a person the right to edit, or takes it; `id` is that of a connection of theirs. */
  access: z.strictObject({ id: z.int().min(0), right: z.enum(["editor", "viewer"]) }),
  /** Whether people without a right of their own may edit. */
  open: z.strictObject({ open: z.boolean() }),
  version: z.strictObject({ name: line(VERSION_NAME_MAX) }),
  /** Invites all others to the room with this code. */
  play: z.strictObject({ room: z.string().regex(/^[0-9A-Z]{5}$/u) }),
} as const;

export type WorkshopToServer = { [K in keyof typeof workshopToServer]: z.infer<(typeof workshopToServer)[K]> };
export type WorkshopToServerKind = keyof WorkshopToServer;

export const WORKSHOP_RATES: Readonly<Record<WorkshopToServerKind, RateLimit>> = {
  say: { burst: 5, perSecond: 0.75 },
  access: { burst: 20, perSecond: 2 },
  open: { burst: 5, perSecond: 0.5 },
  version: { burst: 3, perSecond: 0.1 },
  play: { burst: 3, perSecond: 0.1 },
};
