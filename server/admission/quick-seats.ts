/** In which quick match a player has got a seat: looking it up is cheaper than asking every room. */
import { LRUCache } from "lru-cache";

export type QuickSeats = {
  /** The code of the room, which may be closed by now; undefined when there is none. */
  roomOf(key: string): Promise<string | undefined>;
  record(key: string, code: string): void;
};

/** Maximum number of players. */
const PLAYERS_MAX = 50_000;

/** The seats of one process. */
export class MemoryQuickSeats implements QuickSeats {
  readonly #rooms = new LRUCache<string, string>({ max: PLAYERS_MAX });

  async roomOf(key: string): Promise<string | undefined> {
    return this.#rooms.get(key);
  }

  record(key: string, code: string): void {
    this.#rooms.set(key, code);
  }
}
