/**
 * Recordings one after the other, as one. The format has no second room, so commands of the host lead from the last state of
 * one to the first of the next; that a game of the next begins with the same bits is checked.
 */
import { DISC_FLOATS, DISC_MASKS } from "#sim/fields.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS, STOPPED } from "#sim/world.ts";
import { applyEvent } from "./apply-event.ts";
import { ByteWriter } from "./byte-writer.ts";
import { MAX_TICKS } from "./limits.ts";
import { openRoom, recordedRoom } from "./played-room.ts";
import { Playback } from "./playback.ts";
import { HOST, type RecordedAction, type RecordedPlayer, type RecordedRoom, type Recording } from "./recording.ts";
import { writeRoom } from "./room-layout.ts";
import { stadiumBytes } from "./stadium-layout.ts";

/** The message of the error for such a recording; the only one that can have `partFrom`. */
export const MIDDLE_OF_GAME = "it begins in the middle of a game";

/** `index`: the recording that cannot follow the ones before it. */
export class MergeError extends Error {
  readonly index: number;
  /** The first tick of it without the game in whose middle it begins: a part from there on can follow. Null for none. */
  readonly partFrom: number | null;

  constructor(message: string, index: number, partFrom: number | null = null) {
    super(message);
    this.index = index;
    this.partFrom = partFrom;
  }
}

/**
 * A recording that begins with the very room with which the one before it ends (parts of a recording, in their order) goes
 * on with it. Before others the room is changed by commands of the host; their checks are left out then, because they are
 * about the whole room, with its name and what else no event can set. Throws MergeError for a recording that begins in the
 * middle of another game, or with kick limits that no event can set.
 */
export function mergeRecordings(recordings: readonly Recording[]): Recording {
  const [first, ...others] = recordings;
  if (first === undefined) throw new RangeError("mergeRecordings: there is no recording");
  let merged: Recording = { ...first, events: first.events.filter(({ tick }) => tick < first.ticks) };
  let last = lastRoom(first);
  others.forEach((next, i) => {
    if (merged.ticks + next.ticks > MAX_TICKS) throw new MergeError("the recordings are longer than a day", i + 1);
    const { actions, part } = leadOver(last, next, i + 1);
    last = lastRoom(part);
    merged = append(merged, actions, part);
  });
  return merged;
}

function lastRoom(recording: Recording): RecordedRoom {
  const playback = new Playback(recording);
  while (!playback.isOver) playback.advance();
  return playback.recordedRoom();
}

/** `actions`: of the host, before the first tick of the part. */
function append(merged: Recording, actions: readonly RecordedAction[], part: Recording): Recording {
  const { ticks } = merged;
  return {
    ticks: ticks + part.ticks,
    markers: [...merged.markers, ...part.markers.map(({ tick, team }) => ({ tick: tick + ticks, team }))],
    room: merged.room,
    events: [
      ...merged.events,
      ...actions.map((action) => ({ tick: ticks, actor: HOST, action })),
      ...part.events.filter(({ tick }) => tick < part.ticks).map((event) => ({ ...event, tick: event.tick + ticks })),
    ],
  };
}

/** The actions that lead from a room to a recording, and that recording from the room that they make. */
function leadOver(
  from: RecordedRoom,
  next: Recording,
  index: number,
): { readonly actions: readonly RecordedAction[]; readonly part: Recording } {
  if (isSameRoom(from, next.room)) return { actions: [], part: next };
  const actions = actionsBetween(from, next.room);
  const room = openRoom(from, from.players.length + next.room.players.length);
  for (const action of actions) applyEvent(room, { tick: 0, actor: HOST, action });
  const reached = recordedRoom(room);
  if (!isEqual(gameOf(reached), gameOf(next.room))) {
    throw new MergeError(MIDDLE_OF_GAME, index, endOfFirstGame(next));
  }
  const difference = differenceOf(reached, next.room);
  if (difference !== null) throw new MergeError(difference, index);
  return {
    actions,
    part: { ...next, room: reached, events: next.events.filter(({ action }) => action.kind !== "checksum") },
  };
}

function actionsBetween(from: RecordedRoom, to: RecordedRoom): RecordedAction[] {
  const kept = to.players.filter((player) => from.players.some((before) => isKept(before, player)));
  return [
    ...(from.game === null ? [] : [{ kind: "stop" } as const]),
    ...changePlayers(from, to, kept),
    ...changeSettings(from, to),
    ...from.players.map(({ id }): RecordedAction => ({ kind: "team", id, team: SPECTATORS })),
    ...to.players.map(({ id, team }): RecordedAction => ({ kind: "team", id, team })),
    { kind: "reorder", ids: to.players.map(({ id }) => id), top: true },
    ...(to.game === null ? [] : [{ kind: "start" } as const]),
  ];
}

/** The same player, without a new entry: budget and waiting time are those that the next recording begins with. */
function isKept(before: RecordedPlayer, after: RecordedPlayer): boolean {
  if (before.id !== after.id) return false;
  if (before.id === HOST) return true;
  const keys = ["name", "flag", "budget", "wait", "armed"] as const;
  return keys.every((key) => before[key] === after[key]);
}

function changePlayers(from: RecordedRoom, to: RecordedRoom, kept: readonly RecordedPlayer[]): RecordedAction[] {
  const ids = new Set(kept.map(({ id }) => id));
  return [
    ...from.players
      .filter(({ id }) => !ids.has(id))
      .map(({ id }): RecordedAction => ({ kind: "leave", id, reason: null, ban: false })),
    ...to.players
      .filter(({ id }) => !ids.has(id))
      .map(({ id, name, flag, avatar }): RecordedAction => ({ kind: "join", id, name, flag, avatar })),
    ...to.players.flatMap(({ id, admin, headlessAvatar }): RecordedAction[] => [
      { kind: "admin", id, admin },
      { kind: "headlessAvatar", id, avatar: headlessAvatar },
    ]),
  ];
}

function changeSettings(from: RecordedRoom, to: RecordedRoom): RecordedAction[] {
  const { min, rate, max } = to.kickRate;
  const sameRate = from.kickRate.min === min && from.kickRate.rate === rate && from.kickRate.max === max;
  const burst = rate === 0 ? 0 : Math.round(max / rate);
  return [
    { kind: "lock", locked: to.teamsLocked },
    { kind: "limit", limit: 0, value: to.scoreLimit },
    { kind: "limit", limit: 1, value: to.timeLimit },
    ...(sameRate ? [] : [{ kind: "kickRate", min, rate, burst } as const]),
    { kind: "kit", team: RED_TEAM, kit: to.redKit },
    { kind: "kit", team: BLUE_TEAM, kit: to.blueKit },
    ...(isSameStadium(from, to) ? [] : [{ kind: "stadium", stadium: to.stadium } as const]),
  ];
}

function isSameStadium(a: RecordedRoom, b: RecordedRoom): boolean {
  return isEqualBytes(stadiumBytes(a.stadium), stadiumBytes(b.stadium));
}

/** Rooms with more players or discs than the format can hold are no first rooms. */
function isSameRoom(a: RecordedRoom, b: RecordedRoom): boolean {
  if (a.players.length !== b.players.length || a.game?.discs.length !== b.game?.discs.length) return false;
  return isEqualBytes(roomBytes(a), roomBytes(b));
}

function roomBytes(room: RecordedRoom): Uint8Array {
  const writer = new ByteWriter();
  writeRoom(writer, room);
  return writer.finish();
}

function isEqualBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function endOfFirstGame(recording: Recording): number | null {
  const playback = new Playback(recording);
  while (!playback.isOver && playback.world.game.state !== STOPPED) playback.advance();
  return playback.isOver ? null : playback.tick;
}

/** Why play in this room would go on differently than in the other one; null if it would not. */
function differenceOf(room: RecordedRoom, to: RecordedRoom): string | null {
  if (!isEqual(rateOf(room), rateOf(to))) return "no event can set its kick rate";
  if (!isEqual([room.scoreLimit, room.timeLimit], [to.scoreLimit, to.timeLimit])) return "no event can set its limits";
  if (!isEqual(playersOf(room), playersOf(to))) return "no event can set its players' kick limits";
  return null;
}

const GAME_KEYS = ["state", "red", "blue", "time", "goalTicks", "pauseTicks", "kickOffTeam"] as const;

function gameOf({ game }: RecordedRoom): unknown {
  if (game === null) return null;
  const discs = game.discs.map((disc) => [...DISC_FLOATS, ...DISC_MASKS].map((key) => disc[key]));
  return [GAME_KEYS.map((key) => game[key]), discs];
}

function rateOf({ kickRate: { min, rate, max } }: RecordedRoom): unknown {
  return [min, rate, max];
}

/** What the simulation reads of the players that it reads. Keys and armed kicks count during a game alone. */
function playersOf({ players, game }: RecordedRoom): unknown {
  return players
    .filter(({ team }) => team !== SPECTATORS)
    .map(({ id, team, disc, budget, wait, keys, armed }) =>
      game === null ? [id, team, disc, budget, wait] : [id, team, disc, budget, wait, keys, armed],
    );
}

/** By their text, in which −0 and 0 are the same, as in the simulation. */
function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
