/**
 * Events of a tick: kicks, goals, changes of the game's state, contacts. `step` appends them to a log that its caller
 * reads and clears; the simulation never reads it.
 */
import type { Discs } from "./fields.ts";

/** Kinds of events, with the meaning of the values `a` and `b`. */
export const KICK_EVENT = 0; // a = player id
export const GOAL_EVENT = 1; // a = team that scored (RED_TEAM, BLUE_TEAM)
export const KICK_OFF_EVENT = 2;
export const TIME_IS_UP_EVENT = 3;
export const POSITIONS_RESET_EVENT = 4;
export const GAME_END_EVENT = 5; // a = team that won; SPECTATORS: a draw
export const GAME_STOP_EVENT = 6;
export const DISC_DISC_EVENT = 7; // a, b = disc numbers
export const DISC_PLANE_EVENT = 8; // a = disc, b = plane
export const DISC_SEGMENT_EVENT = 9; // a = disc, b = segment
export const DISC_VERTEX_EVENT = 10; // a = disc, b = vertex

/** True for contacts: collisions in which a disc bounced. */
export function isContact(kind: number): boolean {
  return kind >= DISC_DISC_EVENT;
}

/** The name of each kind in traces and in `rondo simulate --events`, by kind number. */
export const EVENT_NAMES = [
  "kick",
  "goal",
  "kickOff",
  "timeIsUp",
  "positionsReset",
  "gameEnd",
  "gameStop",
  "dd",
  "dp",
  "ds",
  "dv",
] as const;

/** How many values (a, b) each kind carries, by kind number. */
export const EVENT_ARITY = [1, 1, 0, 0, 0, 1, 0, 2, 2, 2, 2] as const;

/**
 * Receives every contact of a tick at the moment at which it is resolved, to explain motion to an author of maps. It only
 * reads. A contact of a wall has its normal in `contact` (collision/contact.ts).
 */
export type ContactObserver = {
  /** Before the first contact of a tick: the discs have moved by their velocities. */
  readonly begin: (discs: Discs) => void;
  /** A contact that changed velocities; `kind`, `a` and `b` as in the log. */
  readonly bounced: (kind: number, a: number, b: number) => void;
  /** A contact that changed positions only, because the discs were not approaching. */
  readonly pushed: (kind: number, a: number, b: number) => void;
  /** A pull of the joint with this index. */
  readonly pulled: (joint: number) => void;
};

export type EventLog = {
  count: number;
  /** False: contacts are not logged. */
  readonly contacts: boolean;
  /** Null but for programs that explain contacts. */
  observer: ContactObserver | null;
  readonly kind: Uint8Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
};

/**
 * A log for at most `capacity` events per clearing; contacts beyond it are dropped, other events have reserved
 * capacity.
 */
export function createEventLog(capacity = 1024, contacts = true): EventLog {
  return {
    count: 0,
    contacts,
    observer: null,
    kind: new Uint8Array(capacity),
    a: new Int32Array(capacity),
    b: new Int32Array(capacity),
  };
}

/** Entries reserved for events that are not contacts; a tick has at most 64 kicks and a few changes of state. */
const RESERVED = 512;

export function logEvent(log: EventLog, kind: number, a: number, b: number): void {
  const i = log.count;
  if (i >= log.kind.length) return;
  log.kind[i] = kind;
  log.a[i] = a;
  log.b[i] = b;
  log.count = i + 1;
}

export function logContact(log: EventLog, kind: number, a: number, b: number): void {
  if (log.observer !== null) log.observer.bounced(kind, a, b);
  if (log.contacts && log.count < log.kind.length - RESERVED) logEvent(log, kind, a, b);
}
