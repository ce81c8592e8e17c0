/** The open rooms of a server of one kind (match or lobby), and the order in which they became empty. */
import { CLOSE_ROOM } from "#protocol/close-code.ts";

/** The part of a room that is used here. */
type OpenRoom = { disconnect(code: number): Promise<unknown> };

export class OpenRooms<Extra = unknown> {
  readonly #rooms = new Set<OpenRoom & Extra>();
  /** Rooms without clients, the longest empty first. */
  readonly #empty = new Set<OpenRoom>();

  get count(): number {
    return this.#rooms.size;
  }

  /** The open rooms, the oldest first. */
  all(): readonly (OpenRoom & Extra)[] {
    return [...this.#rooms];
  }

  add(room: OpenRoom & Extra): void {
    this.#rooms.add(room);
  }

  remove(room: OpenRoom): void {
    (this.#rooms as Set<OpenRoom>).delete(room);
    this.#empty.delete(room);
  }

  /** The last client left a room that stays open. */
  becameEmpty(room: OpenRoom): void {
    this.#empty.delete(room);
    this.#empty.add(room);
  }

  becameUsed(room: OpenRoom): void {
    this.#empty.delete(room);
  }

  /** Closes the room that has been empty the longest. False when none is empty. */
  async closeLongestEmpty(): Promise<boolean> {
    const [room] = this.#empty;
    if (room === undefined) return false;
    this.remove(room);
    await room.disconnect(CLOSE_ROOM);
    return true;
  }

  /** Disconnects every client of every room with this close code. */
  async closeAll(code: number): Promise<void> {
    await Promise.all(Array.from(this.#rooms, (room) => room.disconnect(code)));
  }
}
