/** The options of a join: nickname, proof of identity, and how the client joins. */
import { z } from "zod";
import { cleanNickname } from "#room/text.ts";
import { password, roomOptions } from "./room-options.ts";

const nickname = z
  .string()
  .max(200)
  .transform(cleanNickname)
  .refine((name) => name !== "", "a nickname needs at least one visible character");

/**
 * ECDSA over P-256 with SHA-256, everything base64url: `key` is the public key (65 bytes, uncompressed), `signature` 64
 * bytes (r, s) over `proofText` (proof-text.ts) of the challenge that GET /api/challenge gave.
 */
const proof = z.strictObject({
  key: z.string().length(87),
  challenge: z.string().min(1).max(128),
  signature: z.string().length(86),
});
export type Proof = z.infer<typeof proof>;

const FLAG = /^[a-z]{2}$/u;

/** Options of every join. */
export const joinOptions = z.object({
  nickname,
  version: z.int(),
  proof,
  flag: z.union([z.literal(""), z.string().regex(FLAG)]).default(""),
  password: password.default(""),
  /** True: joins the spectators without entering the queue for a seat. */
  watch: z.boolean().default(false),
  /** True: watches without being in the room, for a match on another page. */
  viewer: z.boolean().default(false),
  /** True: takes over the seat that the same player has in this room, also from a connected tab. */
  takeSeat: z.boolean().default(false),
  /** Proof of work (work.ts), after an answer that asked for it. */
  work: z.int().min(0).optional(),
  /** Reconnection token of the seat that this tab had in the room before the server restarted. */
  seat: z.string().max(64).default(""),
  /** For joins that create a room. */
  room: roomOptions.optional(),
});
export type JoinOptions = z.infer<typeof joinOptions>;
