/** Saves a room from time to time while it ticks, so that a killed process loses seconds of play, and when it ends. */
import { TICK_RATE } from "#sim/step.ts";
import type { StoredRoom } from "../../store/rooms.ts";
import { encodeRoom, type SavedRoom } from "./saved-room.ts";

/** Saved rooms. Writes are queued and never awaited: a room does not wait for its store. */
export interface RoomSaves {
  /** Replaces what was saved of this room before. */
  save(record: StoredRoom, data: Uint8Array): void;
  remove(code: string): void;
}

/** The room as it is now: what is needed to open it again, and its match. */
export type RoomDescription = { readonly record: StoredRoom; readonly room: SavedRoom };

/** Interval between two saves. */
const SAVE_TICKS = 4 * TICK_RATE;

/** Rooms make their first save within this time, each at another tick, so that they do not all save in the same one. */
export const FIRST_SAVE_TICKS = TICK_RATE;

type SaverPorts = {
  readonly code: string;
  readonly saves: RoomSaves;
  readonly describe: () => RoomDescription;
};

export class RoomSaver {
  readonly #ports: SaverPorts;
  #ticks = 0;
  #ended = false;

  /** `firstTicks`: ticks until the first save. */
  constructor(ports: SaverPorts, firstTicks: number) {
    this.#ports = ports;
    this.#ticks = SAVE_TICKS - firstTicks;
  }

  /** True once nothing is saved any more: the room is closing, or has failed. */
  get hasEnded(): boolean {
    return this.#ended;
  }

  /** After each tick. */
  tick(): void {
    if (++this.#ticks >= SAVE_TICKS) this.save();
  }

  save(): void {
    if (this.#ended) return;
    this.#ticks = 0;
    const { saves, describe } = this.#ports;
    const { record, room } = describe();
    saves.save(record, encodeRoom(room));
  }

  /** From now on nothing is saved; what is saved stays, for the next start of the server. */
  keep(): void {
    this.#ended = true;
  }

  /** Called when the room closes. True if it closed for good; false if it is kept for the next start. */
  close(): boolean {
    if (this.#ended) return false;
    this.#ended = true;
    this.#ports.saves.remove(this.#ports.code);
    return true;
  }
}
