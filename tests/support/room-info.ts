/** Builds a room as the client's session holds it. */
import type { RoomInfo } from "#client/session/room.ts";
import { BLUE_KIT, RED_KIT } from "#room/kit.ts";
import { DEFAULT_SETTINGS, pickSettings, SHARED_NAMES } from "#room/settings.ts";

/** A room with default values, except for the given ones. */
export function createRoomInfo(changes: Partial<RoomInfo> = {}): RoomInfo {
  return {
    code: "ABCDE",
    ...pickSettings(SHARED_NAMES, DEFAULT_SETTINGS),
    name: "A room",
    stadiumName: "Classic",
    checksum: "0123456789abcdef",
    kits: { red: RED_KIT, blue: BLUE_KIT },
    locked: false,
    extraKeys: [],
    teamSize: 4,
    ...changes,
  };
}
