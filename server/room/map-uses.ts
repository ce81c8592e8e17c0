/** Counts the rooms that play on published maps. */
import type { StadiumStore } from "../stadium/stadium-store.ts";
import type { RoomPorts } from "./room-ports.ts";

/** The stadium store for one room; each stadium that it retains and that is none of the library counts as a use. */
export function countedStadiums(
  room: string,
  { stadiumStore, stadiums, store }: Pick<RoomPorts, "stadiumStore" | "stadiums" | "store">,
): Pick<StadiumStore, "retain" | "release"> {
  return {
    retain(stadium) {
      const checksum = stadiumStore.retain(stadium);
      if (stadiums.find(stadium.name) !== stadium)
        store.queue.add("map use", () => store.maps.countRoom(checksum, room));
      return checksum;
    },
    release: (checksum) => stadiumStore.release(checksum),
  };
}
