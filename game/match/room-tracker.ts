/**
 * The room as a player of the recording has it: events and inputs change it by the rules of recordings, and what the
 * simulation computes is copied from the match when it is needed. Its checksums compare the recording with the match.
 */
import { applyEvent, followStep } from "#recording/apply-event.ts";
import { roomChecksum } from "#recording/checksum.ts";
import { openRoom, recordedRoom, shareArena, type PlayedRoom } from "#recording/played-room.ts";
import type { RecordedEvent, RecordedRoom } from "#recording/recording.ts";
import { DISC_FLOATS, DISC_MASKS } from "#sim/fields.ts";
import { stopGame } from "#sim/rules/game.ts";
import { setKeys } from "#sim/rules/player-list.ts";
import { findPlayer, playerCapacity } from "#sim/world.ts";
import { isGameOn, type Match } from "./match.ts";
import { findMember } from "./members.ts";

/** Players that can join before the tracked world is made larger. */
const FREE_CAPACITY = 8;

const GAME_KEYS = ["state", "red", "blue", "time", "goalTicks", "pauseTicks", "kickOffTeam"] as const;
const KICK_KEYS = ["keys", "armed", "wait", "budget"] as const;

export class RoomTracker {
  readonly #match: Match;
  #room: PlayedRoom;

  /** `room`: the first one of the recording. */
  constructor(match: Match, room: RecordedRoom) {
    this.#match = match;
    shareArena(match.world.arena);
    this.#room = openRoom(room, room.players.length + FREE_CAPACITY);
  }

  /** In the order of the recording. Positions and other properties of discs come from the match. */
  apply(event: RecordedEvent): void {
    const { action } = event;
    if (action.kind === "disc" && action.change.color === undefined) return;
    if (action.kind === "stadium") shareArena(this.#match.world.arena);
    if (action.kind === "join") this.#makeRoom();
    applyEvent(this.#room, event);
  }

  /** 0 for players that are not in the room. */
  keysOf(id: number): number {
    const { world } = this.#room;
    return world.players.keys[findPlayer(world, id)] ?? 0;
  }

  setKeys(id: number, keys: number): void {
    const { world } = this.#room;
    const p = findPlayer(world, id);
    if (p >= 0) setKeys(world, p, keys);
  }

  /** The step has put all players into their positions, which releases their keys. */
  resetPositions(): void {
    this.#copyPlayers();
    followStep(this.#room, { reset: true, ended: false });
  }

  /** The step has removed the game. */
  endGame(): void {
    stopGame(this.#room.world);
    followStep(this.#room, { reset: false, ended: true });
  }

  /** The room after the last tick; null if the recording and the match have different players or discs. */
  room(): RecordedRoom | null {
    return this.#copyGame() && this.#copyPlayers() ? recordedRoom(this.#room) : null;
  }

  #makeRoom(): void {
    const capacity = playerCapacity(this.#room.world);
    if (this.#room.players.length < capacity) return;
    this.#room = openRoom(recordedRoom(this.#room), 2 * capacity);
  }

  #copyGame(): boolean {
    const { world: from } = this.#match;
    const { world: to } = this.#room;
    if (from.discs.count !== to.discs.count) return false;
    if (!isGameOn(this.#match)) return true;
    for (const key of GAME_KEYS) to.game[key] = from.game[key];
    for (let i = 0; i < from.discs.count; i++) {
      for (const key of DISC_FLOATS) to.discs[key][i] = from.discs[key][i]!;
      for (const key of DISC_MASKS) to.discs[key][i] = from.discs[key][i]!;
    }
    return true;
  }

  /** Of players on the pitch from the world of the match; of others, which hold no keys, from its members. */
  #copyPlayers(): boolean {
    const { world: from } = this.#match;
    const { players } = this.#room.world;
    for (let p = 0; p < players.count; p++) {
      const id = players.id[p]!;
      const q = findPlayer(from, id);
      if (q >= 0) {
        for (const key of KICK_KEYS) players[key][p] = from.players[key][q]!;
        continue;
      }
      const member = findMember(this.#match, id);
      if (member === undefined) return false;
      players.armed[p] = member.kickArmed ? 1 : 0;
      players.wait[p] = member.kickWait;
      players.budget[p] = member.kickBudget;
    }
    return true;
  }
}

/** Null for a room that the format cannot hold: it has more than 255 players or discs. */
export function checksumOf(room: RecordedRoom): number | null {
  try {
    return roomChecksum(room);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
