/** Opens and closes the rooms of scripts. A script has the same room code each time. */
import { CloseCode, matchMaker } from "@colyseus/core";
import { CLOSE_ROOM } from "#protocol/close-code.ts";
import type { ScriptRoomConfig } from "#script/config.ts";
import { MatchRoom } from "../room/match-room.ts";
import type { Store } from "../store/store.ts";
import type { LinkedRoom } from "./room-link.ts";

export type ScriptedRoomsPorts = {
  /** The framework's name of rooms that last. */
  readonly roomName: string;
  readonly newRooms: { readonly code: () => Promise<string>; readonly isAllowed: () => boolean };
  readonly store: Pick<Store, "meta" | "queue" | "savedMatches">;
};

/** Waiting time for the store when a room is handed over, in milliseconds. */
const HAND_OVER_MS = 2000;

/** In front of a script's name: the stored code of its room. */
const CODE_OF = "room of script ";

/** The code of a script's room, open or not; undefined before its first start. */
export function codeOf(meta: Pick<Store["meta"], "find">, name: string): Promise<string | undefined> {
  return meta.find(CODE_OF + name);
}

export class ScriptedRooms {
  readonly #ports: ScriptedRoomsPorts;

  constructor(ports: ScriptedRoomsPorts) {
    this.#ports = ports;
  }

  /** The script's room if it is open in this process, or a new one. Rejects when the server takes no new rooms. */
  readonly open = async (name: string, config: ScriptRoomConfig): Promise<LinkedRoom> => {
    const known = await codeOf(this.#ports.store.meta, name);
    const room: unknown = known === undefined ? undefined : matchMaker.getLocalRoomById(known);
    return room instanceof MatchRoom ? room : this.#create(name, config, known);
  };

  readonly close = async ({ roomId }: LinkedRoom): Promise<void> => {
    const room: unknown = matchMaker.getLocalRoomById(roomId);
    if (room instanceof MatchRoom) await room.disconnect(CLOSE_ROOM);
  };

  /** Closes the room in this process. Another one restores it, with what was saved of it. */
  readonly handOver = async ({ roomId }: LinkedRoom): Promise<void> => {
    const room: unknown = matchMaker.getLocalRoomById(roomId);
    if (!(room instanceof MatchRoom)) return;
    const { queue, savedMatches } = this.#ports.store;
    await room.disconnect(CloseCode.SERVER_SHUTDOWN);
    queue.add("hand-over of a room", () => savedMatches.claim(roomId, matchMaker.processId, ""));
    await queue.flush(HAND_OVER_MS);
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
