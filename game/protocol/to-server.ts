/**
 * What a client may ask of its room, besides holding keys: one schema per message, with bounds. Whether it is allowed
 * is for the referee to say.
 */
import { z } from "zod";

const memberId = z.int().min(0).max(65535);

export const toServer = {
  /** Moves a member to a team; without `id`, oneself. */
  team: z.strictObject({ team: z.int().min(0).max(2), id: memberId.optional() }),
  start: z.undefined(),
  stop: z.undefined(),
  pause: z.strictObject({ paused: z.boolean() }),
  stadium: z.strictObject({ name: z.string().min(1).max(64) }),
  /** My confirmed world differs from the server's digest at this tick. */
  desync: z.strictObject({ tick: z.int().min(0).max(0xffffffff) }),
} as const;

export type ToServer = { [K in keyof typeof toServer]: z.infer<(typeof toServer)[K]> };
export type ToServerKind = keyof ToServer;

/** The message, or undefined when there is no such kind. */
export function schemaOf(kind: string): z.ZodType | undefined {
  return Object.hasOwn(toServer, kind) ? toServer[kind as ToServerKind] : undefined;
}
