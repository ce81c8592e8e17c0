/** What makes a room outlive its process: it is saved while it runs, and keeps the seats of its members once it is restored. */
import type { Client } from "@colyseus/core";
import type { Match } from "#match/match.ts";
import { saveMatch } from "#match/saved-match.ts";
import type { RoomAdmission } from "../../admission/room-admission.ts";
import type { Broadcaster } from "../broadcast.ts";
import type { ClientSession } from "../client-session.ts";
import type { RoomKind, RoomPorts } from "../room-ports.ts";
import { recordOf, savedSeats } from "./describe-room.ts";
import { KeptSeats } from "./kept-seats.ts";
import { FIRST_SAVE_TICKS, type RoomDescription, RoomSaver } from "./room-saver.ts";
import type { SavedRoom } from "./saved-room.ts";

/** The part of a room that is saved. */
export type PersistentRoom = {
  readonly roomId: string;
  readonly kind: RoomKind;
  readonly ports: RoomPorts;
  readonly match: Match;
  readonly state: { readonly checksum: string };
  readonly clients: { getById(sessionId: string): Client | undefined };
};

type Parts = {
  readonly sessions: Map<string, ClientSession>;
  readonly admission: RoomAdmission;
  readonly broadcaster: Broadcaster;
  /** Region of the creator. */
  readonly flag: string;
  /** The seat of a member was given up. */
  readonly onRelease: (memberId: number) => void;
};

export type Persistence = { readonly saver: RoomSaver; readonly kept: KeptSeats };

/** `saved`: what the room is restored from; undefined for a new room. */
export function createPersistence(room: PersistentRoom, parts: Parts, saved: SavedRoom | undefined): Persistence {
  const { ports } = room;
  const { sessions, admission, onRelease } = parts;
  const createdAt = ports.date();
  const saver = new RoomSaver(
    { code: room.roomId, saves: ports.saves, describe: () => describe(room, parts, createdAt) },
    Math.ceil(ports.random() * FIRST_SAVE_TICKS),
  );
  const kept = new KeptSeats({
    sessions,
    seatMs: ports.timeouts.seatMs,
    now: ports.now,
    onRelease: ({ memberId }) => onRelease(memberId),
  });
  for (const key of saved?.lastKeys.toReversed() ?? []) admission.joined(key);
  for (const seat of saved?.seats ?? []) kept.add(seat);
  return { saver, kept };
}

function describe(room: PersistentRoom, parts: Parts, createdAt: number): RoomDescription {
  const { match, ports } = room;
  const saved: SavedRoom = {
    code: room.roomId,
    kind: room.kind.kind,
    flag: parts.flag,
    match: saveMatch(match),
    checksum: room.state.checksum,
    seats: savedSeats(parts.sessions, room.clients),
    lastKeys: parts.admission.lastKeys,
    history: parts.broadcaster.history,
  };
  return { record: recordOf(saved, match, createdAt, ports), room: saved };
}
