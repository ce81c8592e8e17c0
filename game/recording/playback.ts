/**
 * Plays a recording, tick by tick: the events of the tick in order, then the step of live matches. A state can be saved and
 * restored, for jumps.
 */
import { createEventLog, GAME_STOP_EVENT, POSITIONS_RESET_EVENT, type EventLog } from "#sim/event.ts";
import { restoreWorld, saveWorld } from "#sim/snapshot.ts";
import type { Stadium } from "#sim/stadium.ts";
import { step } from "#sim/step.ts";
import type { World } from "#sim/world.ts";
import { applyEvent, followStep, playerOf } from "./apply-event.ts";
import { roomChecksum } from "./checksum.ts";
import { MAX_ROOM_PLAYERS } from "./limits.ts";
import { openRoom, recordedRoom, replaceStadium, type PlayedRoom } from "./played-room.ts";
import { HOST, type RecordedEvent, type RecordedRoom, type Recording } from "./recording.ts";

/** What the events of the last tick showed about the recording. */
export type Finding =
  /** A checksum of the recorded host, and whether the room here has the same. */
  | { readonly kind: "check"; readonly equal: boolean }
  /** A player joins that is in the room, or leaves that is not. */
  | { readonly kind: "doubleJoin" | "absentLeave"; readonly id: number };

export type PlaybackState = {
  readonly tick: number;
  readonly next: number;
  readonly stadium: Stadium;
  readonly world: Uint8Array;
  readonly room: Omit<PlayedRoom, "world">;
};

/** Checksums that are compared in one tick; each needs the whole room. */
const CHECKS_PER_TICK = 4;

export class Playback {
  readonly recording: Recording;
  /** The events of the last step. */
  readonly log: EventLog;
  /** Of the last tick. */
  readonly findings: Finding[] = [];
  #room: PlayedRoom;
  #tick = 0;
  #next = 0;

  constructor(recording: Recording, log: EventLog = createEventLog()) {
    this.recording = recording;
    this.log = log;
    this.#room = openRoom(recording.room, capacityOf(recording));
  }

  /** Number of steps made. */
  get tick(): number {
    return this.#tick;
  }

  get isOver(): boolean {
    return this.#tick >= this.recording.ticks;
  }

  /** Replaced in some ticks; `game.tick` is not the tick of the recording. */
  get world(): World {
    return this.#room.world;
  }

  /** Players and what else the world does not have. */
  get room(): Readonly<PlayedRoom> {
    return this.#room;
  }

  /** The room as a recording that begins at this tick has it. */
  recordedRoom(): RecordedRoom {
    return recordedRoom(this.#room);
  }

  /**
   * Makes the next tick. Does nothing at the end. `beforeStep` is called after the events, which it receives. Returns the
   * events.
   */
  advance(beforeStep?: (events: readonly RecordedEvent[]) => void): readonly RecordedEvent[] {
    const { events } = this.recording;
    this.findings.length = 0;
    this.log.count = 0;
    if (this.isOver) return [];
    const first = this.#next;
    while (this.#next < events.length && events[this.#next]!.tick <= this.#tick) this.#apply(events[this.#next++]!);
    const applied = events.slice(first, this.#next);
    beforeStep?.(applied);
    step(this.#room.world, this.log);
    followStep(this.#room, {
      reset: hasEvent(this.log, POSITIONS_RESET_EVENT),
      ended: hasEvent(this.log, GAME_STOP_EVENT),
    });
    this.#tick++;
    return applied;
  }

  save(): PlaybackState {
    const { world, ...room } = this.#room;
    return {
      ...{ tick: this.#tick, next: this.#next, stadium: world.arena.stadium, world: saveWorld(world) },
      room: copyRoom(room),
    };
  }

  /** The state must be of a playback of the same recording. */
  restore({ tick, next, stadium, world, room }: PlaybackState): void {
    this.#tick = tick;
    this.#next = next;
    this.findings.length = 0;
    this.log.count = 0;
    Object.assign(this.#room, copyRoom(room));
    if (this.#room.world.arena.stadium === stadium) restoreWorld(this.#room.world, world);
    else replaceStadium(this.#room, stadium, world);
  }

  #apply(event: RecordedEvent): void {
    const { action } = event;
    if (action.kind === "checksum") {
      if (action.sum !== null && this.#checks() < CHECKS_PER_TICK) {
        this.findings.push({ kind: "check", equal: roomChecksum(recordedRoom(this.#room)) === action.sum });
      }
      return;
    }
    if (action.kind === "join" && this.#has(action.id)) this.findings.push({ kind: "doubleJoin", id: action.id });
    if (action.kind === "leave" && !this.#has(action.id)) this.findings.push({ kind: "absentLeave", id: action.id });
    applyEvent(this.#room, event);
  }

  #has(id: number): boolean {
    return playerOf(this.#room, id) !== undefined;
  }

  #checks(): number {
    return this.findings.filter(({ kind }) => kind === "check").length;
  }
}

function copyRoom({ players, colors, ...rest }: Omit<PlayedRoom, "world">): Omit<PlayedRoom, "world"> {
  return { ...rest, players: players.map((player) => ({ ...player })), colors: [...colors] };
}

function hasEvent(log: EventLog, kind: number): boolean {
  for (let i = 0; i < log.count; i++) if (log.kind[i] === kind) return true;
  return false;
}

/** At least the largest number of players at a time: leaves that an admin causes may not be permitted and do not count. */
function capacityOf({ room, events }: Recording): number {
  const present = new Map<number, number>();
  const add = (id: number, n: number) => present.set(id, (present.get(id) ?? 0) + n);
  for (const { id } of room.players) add(id, 1);
  let count = room.players.length;
  let most = count;
  for (const { actor, action } of events) {
    if (action.kind === "join") {
      add(action.id, 1);
      most = Math.max(most, ++count);
    } else if (action.kind === "leave" && actor === HOST && action.id !== HOST && (present.get(action.id) ?? 0) > 0) {
      add(action.id, -1);
      count--;
    }
  }
  return Math.min(most, MAX_ROOM_PLAYERS);
}
