/** Opens the rooms again that processes before this one have saved. */
import { matchMaker } from "@colyseus/core";
import { LRUCache } from "lru-cache";
import { createMatch } from "#match/match.ts";
import { saveMatch } from "#match/saved-match.ts";
import { DEFAULT_SETTINGS, isSettingValue, SETTING_NAMES, type RoomSettings, withChange } from "#room/settings.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { RoomNames } from "../../colyseus/room-names.ts";
import { lruClock } from "../../limits/lru-clock.ts";
import type { StoredRoom } from "../../store/rooms.ts";
import { restoreRoomMatch } from "../create-room-match.ts";
import { FRIENDS, QUICK, RANKED } from "../room-kinds.ts";
import type { RoomKind, RoomPorts } from "../room-ports.ts";
import type { ClaimedRoom, RoomStore } from "./room-store.ts";
import { decodeRoom, type SavedRoom } from "./saved-room.ts";

export type RestorePorts = {
  readonly store: RoomStore;
  readonly room: RoomPorts;
  readonly names: RoomNames;
  /** Reads the bans of a room; `now` in milliseconds since 1970. */
  readonly bans: { load(code: string, now: number): Promise<void> };
  /** Maximum number of rooms that are restored. */
  readonly roomsMax: number;
};

/** Age above which a quick match is not restored, in milliseconds: its players have left. */
const QUICK_MAX_MS = 10 * 60_000;

/** Time after which a room that has failed may be restored again: the same error could return at once. */
const FAILED_MS = 10 * 60_000;
const FAILED_MAX = 1000;

export class RoomRestorer {
  readonly #ports: RestorePorts;
  readonly #failed: LRUCache<string, true>;

  constructor(ports: RestorePorts) {
    this.#ports = ports;
    this.#failed = new LRUCache({ max: FAILED_MAX, ttl: FAILED_MS, ...lruClock(ports.room.now) });
  }

  /** Rooms of processes that do not run any more. Returns the number of restored ones. */
  async restoreAll(isRunning: (process: string) => boolean): Promise<number> {
    const { store, roomsMax, room } = this.#ports;
    const free = Math.max(0, roomsMax - room.openRooms.count);
    let restored = 0;
    for (const claimed of await store.claim(isRunning, free)) if (await this.#restore(claimed)) restored++;
    return restored;
  }

  /** A room of this process that has failed, as it was last saved. */
  async restoreFailed(code: string): Promise<void> {
    if (this.#failed.has(code)) return;
    this.#failed.set(code, true);
    const claimed = await this.#ports.store.reread(code);
    if (claimed !== undefined) await this.#restore(claimed);
  }

  /** False for a room that is not worth it, and for one that cannot be restored, which stays stored. */
  async #restore(claimed: ClaimedRoom): Promise<boolean> {
    try {
      return await restoreRoom(claimed, this.#ports);
    } catch (error) {
      this.#ports.room.log.error({ err: error, room: claimed.record.code }, "a room could not be restored");
      return false;
    }
  }
}

async function restoreRoom({ record, data }: ClaimedRoom, ports: RestorePorts): Promise<boolean> {
  const { code, usedAt } = record;
  const { saves, date } = ports.room;
  const kind = [QUICK, RANKED].find((each) => each.kind === record.kind) ?? FRIENDS;
  if (!kind.lasting && (data.length === 0 || date() - usedAt > QUICK_MAX_MS)) {
    saves.remove(code);
    return false;
  }
  const exact = await findStadium(record, ports);
  const stadium = exact ?? ports.room.stadiums.find(record.stadium.name);
  if (stadium === undefined) throw new Error(`the stadium "${record.stadium.name}" is missing`);
  // On a stadium that has changed since, a saved match cannot go on.
  const match = exact && readRoom(data, kind, ports);
  // Without its match the room of a ranked game is of no use.
  if (match === undefined && kind === RANKED) {
    saves.remove(code);
    return false;
  }
  const saved = match ?? newRoom(record, kind, stadium, ports);
  await ports.bans.load(code, date());
  await matchMaker.handleCreateRoom(ports.names[kind.kind], { saved }, undefined, code);
  return true;
}

/** Undefined when the room was saved by a version with another form, or its data is damaged. */
function readRoom(data: Uint8Array, kind: RoomKind, { room }: RestorePorts): SavedRoom | undefined {
  if (data.length === 0) return undefined;
  try {
    // A trial, because the room itself could only fail. What is restored takes the data over, so that it is read again.
    restoreRoomMatch(kind, decodeRoom(data), room);
    return decodeRoom(data);
  } catch (error) {
    room.log.warn({ err: error }, "a saved match cannot be read; its room is restored without it");
    return undefined;
  }
}

/** Puts an uploaded stadium into the store again. Undefined when the stadium of this checksum is not known any more. */
async function findStadium({ stadium }: StoredRoom, { room }: RestorePorts): Promise<Stadium | undefined> {
  const { stadiumStore, reader } = room;
  const known = stadiumStore.find(stadium.checksum);
  if (known !== undefined || stadium.text === undefined) return known;
  const read = await reader.read(stadium.text);
  if (read?.ok !== true) return undefined;
  stadiumStore.put(read.stored);
  return read.stored.stadium;
}

/** A room with the stored settings, in which no game has started. */
function newRoom(record: StoredRoom, kind: RoomKind, stadium: Stadium, { room }: RestorePorts): SavedRoom {
  const match = createMatch({ ...kind.match, seed: 0 }, record.stadium.name, stadium, settingsOf(record));
  match.ownerKey = record.ownerKey;
  for (const key of record.adminKeys) match.adminKeys.add(key);
  const { code } = record;
  const checksum = room.stadiumStore.add(stadium);
  return { code, kind: kind.kind, flag: "", match: saveMatch(match), checksum, seats: [], lastKeys: [], history: [] };
}

/** Settings that this version does not have, or that are out of its bounds, are left out. */
function settingsOf({ settings }: StoredRoom): RoomSettings {
  const valid = SETTING_NAMES.filter((name) => isSettingValue(name, settings[name]));
  return withChange(DEFAULT_SETTINGS, Object.fromEntries(valid.map((name) => [name, settings[name]])));
}
