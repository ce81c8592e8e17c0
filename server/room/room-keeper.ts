/** Knows the rooms that wait for their people to come back, and gives up the one that has waited longest when it must. */
import { CLOSE_ROOM } from "#protocol/close-code.ts";

/** The part of a room that is used here. */
type Waiting = { disconnect(code: number): Promise<unknown> };

export class RoomKeeper {
  /** In the order in which they became empty. */
  readonly #empty = new Set<Waiting>();

  /** Everybody has gone. */
  rest(room: Waiting): void {
    this.#empty.delete(room);
    this.#empty.add(room);
  }

  /** Somebody is there again, or the room itself has gone. */
  wake(room: Waiting): void {
    this.#empty.delete(room);
  }

  /** Closes the room that has been empty the longest. False when none is empty. */
  async giveUpOne(): Promise<boolean> {
    const [room] = this.#empty;
    if (room === undefined) return false;
    this.#empty.delete(room);
    await room.disconnect(CLOSE_ROOM);
    return true;
  }
}
