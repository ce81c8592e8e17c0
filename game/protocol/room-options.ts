/** How somebody wants his room: sent with the request for it, and in parts to change it later. */
import { z } from "zod";
import { LIMIT_MAX, PASSWORD_MAX, ROOM_NAME_MAX, SPECTATORS_MAX, TEAM_SIZE_MAX } from "./room-bounds.ts";
import { cleanLine } from "./text.ts";

const roomName = z
  .string()
  .max(200)
  .transform((text) => cleanLine(text, ROOM_NAME_MAX))
  .refine((name) => name !== "", "a room's name needs at least one visible character");

const settings = {
  name: roomName,
  /** "" for none. */
  password: z.string().max(PASSWORD_MAX),
  teamSize: z.int().min(1).max(TEAM_SIZE_MAX),
  spectatorsMax: z.int().min(0).max(SPECTATORS_MAX),
  /** Whether the room list shows it. */
  listed: z.boolean(),
  /** True: nobody is admin; people vote. */
  adminless: z.boolean(),
} as const;

/** In parts: what is not there stays as it is. */
export const settingsChange = z.strictObject(settings).partial();

export const roomOptions = z
  .strictObject({
    ...settings,
    stadium: z.string().min(1).max(64),
    scoreLimit: z.int().min(0).max(LIMIT_MAX),
    timeLimit: z.int().min(0).max(LIMIT_MAX),
    bots: z.enum(["none", "even", "full"]),
  })
  .partial();
export type RoomOptions = z.infer<typeof roomOptions>;
