/**
 * What a tick reports besides the state: kicks, goals, turns of the match and contacts. An event log is filled by
 * `step` and read (then cleared) by whoever asked; it is never read by the simulation.
 */

/** Kinds of events; `a` and `b` are what the comment says. */
export const KICK_EVENT = 0; // a = player id
export const GOAL_EVENT = 1; // a = team that scored (RED_TEAM, BLUE_TEAM)
export const KICK_OFF_EVENT = 2;
export const TIME_IS_UP_EVENT = 3;
export const POSITIONS_RESET_EVENT = 4;
export const GAME_END_EVENT = 5; // a = team that won
export const GAME_STOP_EVENT = 6;
export const DISC_DISC_EVENT = 7; // a, b = disc numbers
export const DISC_PLANE_EVENT = 8; // a = disc, b = plane
export const DISC_SEGMENT_EVENT = 9; // a = disc, b = segment
export const DISC_VERTEX_EVENT = 10; // a = disc, b = vertex

/** True for contacts: two things met and a velocity was turned round. */
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

export type EventLog = {
  count: number;
  /** False: contacts are not logged (nobody wants the sounds). */
  readonly contacts: boolean;
  readonly kind: Uint8Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
};

/** A log for at most `capacity` events per clearing; contacts beyond it are dropped, the rest has room reserved. */
export function createEventLog(capacity = 1024, contacts = true): EventLog {
  return {
    count: 0,
    contacts,
    kind: new Uint8Array(capacity),
    a: new Int32Array(capacity),
    b: new Int32Array(capacity),
  };
}

/** Entries kept free for everything that is not a contact: 255 kicks and the turns of a match fit many times over. */
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
  if (log.contacts && log.count < log.kind.length - RESERVED) logEvent(log, kind, a, b);
}
