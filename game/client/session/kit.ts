/** The kit that a team wears. */
import { BLUE_KIT, RED_KIT } from "#room/kit.ts";
import { RED_TEAM, type SideId } from "#room/team.ts";
import type { Kit, RoomInfo } from "./room.ts";

/** The team's kit in this room, or a new room's kit where it has none. Has at least one colour. */
export function kitOf(room: Pick<RoomInfo, "kits"> | null, side: SideId): Kit {
  const kit = side === RED_TEAM ? room?.kits.red : room?.kits.blue;
  if (kit !== undefined && kit.colors.length > 0) return kit;
  return side === RED_TEAM ? RED_KIT : BLUE_KIT;
}
