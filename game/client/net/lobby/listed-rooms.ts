/** Applies messages of the live feed to the room list. Unchanged rooms stay the same objects. */
import type { LiveChange, RoomListing } from "#protocol/listing.ts";

type Rooms = readonly RoomListing[];

/** The list of a snapshot. */
export function withSnapshot(known: Rooms, rooms: Rooms): Rooms {
  const before = new Map(known.map((room) => [room.code, room]));
  const after = rooms.map((room) => keepSame(before.get(room.code), room));
  const isSame = after.length === known.length && after.every((room, i) => room === known[i]);
  return isSame ? known : after;
}

/** The list after changes. Rooms keep their positions; new ones come last. */
export function withChanges(known: Rooms, changes: readonly LiveChange[]): Rooms {
  const rooms = new Map(known.map((room) => [room.code, room]));
  let changed = false;
  for (const { code, room } of changes) {
    const before = rooms.get(code);
    if (room === null) {
      changed = rooms.delete(code) || changed;
    } else if (keepSame(before, room) !== before) {
      rooms.set(code, room);
      changed = true;
    }
  }
  return changed ? [...rooms.values()] : known;
}

function keepSame(before: RoomListing | undefined, now: RoomListing): RoomListing {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
