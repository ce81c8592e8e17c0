/** Opens and closes the rooms of scripts. A script has the same room code each time. */
import { matchMaker } from "@colyseus/core";
import { CLOSE_ROOM } from "#protocol/close-code.ts";
import type { ScriptRoomConfig } from "#script/config.ts";
import { MatchRoom } from "../room/match-room.ts";
import type { Store } from "../store/store.ts";
import type { LinkedRoom } from "./room-link.ts";

export type ScriptedRoomsPorts = {
  /** The framework's name of rooms that last. */
  readonly roomName: string;
  readonly newRooms: { readonly code: () => Promise<string>; readonly isAllowed: () => boolean };
  readonly store: Pick<Store, "meta" | "queue">;
};

/** In front of a script's name: the stored code of its room. */
const CODE_OF = "room of script ";

export class ScriptedRooms {
  readonly #ports: ScriptedRoomsPorts;

  constructor(ports: ScriptedRoomsPorts) {
    this.#ports = ports;
  }

  /** The script's room if it is open in this process, or a new one. Rejects when the server takes no new rooms. */
  readonly open = async (name: string, config: ScriptRoomConfig): Promise<LinkedRoom> => {
    const known = await this.#ports.store.meta.find(CODE_OF + name);
    const room: unknown = known === undefined ? undefined : matchMaker.getLocalRoomById(known);
    return room instanceof MatchRoom ? room : this.#create(name, config, known);
  };

  readonly close = async ({ roomId }: LinkedRoom): Promise<void> => {
    const room: unknown = matchMaker.getLocalRoomById(roomId);
    if (room instanceof MatchRoom) await room.disconnect(CLOSE_ROOM);
  };

  async #create(name: string, config: ScriptRoomConfig, known: string | undefined): Promise<LinkedRoom> {
    const { roomName, newRooms, store } = this.#ports;
    if (!newRooms.isAllowed()) throw new Error("this server takes no new rooms");
    // Another process can have a room with this code.
    const isFree = known !== undefined && (await matchMaker.getRoomById(known)) === undefined;
    const code = isFree ? known : await newRooms.code();
    await matchMaker.handleCreateRoom(roomName, { code, script: config, flag: config.flag }, undefined, code);
    store.queue.replace(CODE_OF + name, () => store.meta.set(CODE_OF + name, code));
    return matchMaker.getLocalRoomById(code) as MatchRoom;
  }
}
