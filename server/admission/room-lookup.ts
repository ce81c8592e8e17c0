/** Finds rooms for joins, through the framework's matchmaker. */
import { matchMaker, type Room } from "@colyseus/core";
import { CLOSE_ROOM } from "#protocol/close-code.ts";
import type { RoomListing } from "#protocol/listing.ts";
import { matchRoomNames, type RoomNames } from "../colyseus/room-names.ts";
import type { JoinRequest } from "./join-request.ts";
import type { Placement } from "./placement.ts";
import type { QuickSeats } from "./quick-seats.ts";

type Row = {
  readonly name: string;
  readonly roomId: string;
  readonly processId: string;
  readonly clients: number;
  readonly maxClients: number;
};

type QuickRow = Row & {
  readonly locked?: boolean;
  readonly private?: boolean;
  readonly createdAt?: Date;
  readonly metadata?: RoomListing;
};

type QuickPorts = {
  readonly names: RoomNames;
  readonly quickSeats: QuickSeats;
  readonly placement: Placement;
  /** Codes of quick matches that have free seats by the room list, the fullest first. */
  readonly openMatches: (limit: number) => string[];
};

/** Rows that are read for one join. */
const CANDIDATES_MAX = 16;

type MatchRoomCalls = Room & {
  refusalFor(request: JoinRequest): number;
  makePlaceFor(request: JoinRequest): Promise<boolean>;
  hasMember(key: string): boolean;
};

/**
 * Codes of quick matches for a player with this key: the one in which the player already is, then those with a free seat on
 * the pitch, the oldest first. Reserved seats count as taken. Unless all rows are wanted, only those of matches in the room list
 * are read: of a thousand rooms, all take milliseconds.
 */
export async function findQuickRooms(key: string, ports: QuickPorts, all: boolean): Promise<string[]> {
  const { names, quickSeats, placement, openMatches } = ports;
  const own = await findOwnRoom(key, quickSeats);
  const listed = async () => [...(await matchMaker.findRoomsByIds(openMatches(CANDIDATES_MAX))).values()];
  const rows: QuickRow[] = all ? await matchMaker.query({ name: names.quick }) : await listed();
  const free = rows.filter((row) => {
    const { name, roomId, processId, locked, clients, maxClients, metadata } = row;
    if (name !== names.quick || roomId === own || locked === true || row.private === true) return false;
    return clients - (metadata?.viewers ?? 0) < (metadata?.seats ?? maxClients) && !placement.isDraining(processId);
  });
  const oldest = free.toSorted((a, b) => (a.createdAt?.getTime() ?? 0) - (b.createdAt?.getTime() ?? 0));
  const codes = oldest.map(({ roomId }) => roomId);
  return own === undefined ? codes : [own, ...codes];
}

/** The quick match in which the player has a seat. The record is only a hint: the room itself decides. */
async function findOwnRoom(key: string, seats: QuickSeats): Promise<string | undefined> {
  const code = await seats.roomOf(key);
  if (code === undefined || (await matchMaker.getRoomById(code)) === undefined) return undefined;
  try {
    const isMember = await matchMaker.remoteRoomCall<MatchRoomCalls, "hasMember">(code, "hasMember", [key]);
    return isMember ? code : undefined;
  } catch {
    // It has just closed.
    return undefined;
  }
}

/** Whether this server has a match room with this code. */
export async function isRoom(names: RoomNames, code: string): Promise<boolean> {
  const row: Row | undefined = await matchMaker.getRoomById(code);
  return row !== undefined && matchRoomNames(names).includes(row.name);
}

/** The room's own decision about a request: a close code, or 0. A room that has just closed answers CLOSE_ROOM. */
export async function askRoom(code: string, request: JoinRequest): Promise<number> {
  try {
    return await matchMaker.remoteRoomCall<MatchRoomCalls, "refusalFor">(code, "refusalFor", [request]);
  } catch {
    return CLOSE_ROOM;
  }
}

/** Whether the room has a place for this request; another client may have to leave it. */
export async function askForPlace(code: string, request: JoinRequest): Promise<boolean> {
  try {
    return await matchMaker.remoteRoomCall<MatchRoomCalls, "makePlaceFor">(code, "makePlaceFor", [request]);
  } catch {
    return false;
  }
}
