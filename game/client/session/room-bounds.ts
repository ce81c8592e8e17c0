/** What a room may be called and how large it may be, for those who fill in forms. */
import { LIMIT_MAX, PASSWORD_MAX, ROOM_NAME_MAX, SPECTATORS_MAX, TEAM_SIZE_MAX } from "#protocol/room-bounds.ts";
import { cleanLine } from "#protocol/text.ts";

export const ROOM_BOUNDS = {
  nameMax: ROOM_NAME_MAX,
  passwordMax: PASSWORD_MAX,
  teamSizeMax: TEAM_SIZE_MAX,
  spectatorsMax: SPECTATORS_MAX,
  limitMax: LIMIT_MAX,
} as const;

/** A room's name as it will be shown; "" when nothing visible is left. Whoever wants to know whether it was cut gives a larger `max`. */
export function tidyRoomName(typed: string, max: number = ROOM_NAME_MAX): string {
  return cleanLine(typed, max);
}
