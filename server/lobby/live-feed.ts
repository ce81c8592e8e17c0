/**
 * The one source of everything that follows the room list: lobby rooms, server-sent events and long polls. It listens to
 * what the matchmaker publishes (rooms with a realtime listing), so that rooms of other processes belong to it as well.
 * However much happens, it speaks four times a second at the most.
 */
import { subscribeLobby } from "@colyseus/core";
import type { Logger } from "pino";
import type { RoomListing } from "#protocol/listing.ts";
import type { LiveNews, LiveSnapshot } from "#protocol/live.ts";
import { ChangeLog } from "./change-log.ts";
import { createEpoch, type Cursor, writeCursor } from "./cursor.ts";
import { listedRooms, listingOf } from "./listed-rooms.ts";
import { inTurns } from "./turns.ts";

export type FeedPorts = {
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Milliseconds since 1970, as in listings. */
  readonly date: () => number;
  readonly random: () => number;
  readonly log: Logger;
};

/** From one word to the next. After a quiet time the first word is not delayed. */
const BEAT_MS = 250;

export class LiveFeed {
  readonly #ports: FeedPorts;
  readonly #epoch: string;
  readonly #log = new ChangeLog();
  readonly #readers = new Set<() => void>();
  #told = 0;
  #toldMs = -Infinity;
  #nextWord: NodeJS.Timeout | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(ports: FeedPorts) {
    this.#ports = ports;
    this.#epoch = createEpoch(ports.random);
  }

  /** To be called when the matchmaker is up; until then the list is empty. */
  async open(): Promise<void> {
    this.#unsubscribe = await subscribeLobby((code, row) => this.note(code, listingOf(row)));
    for (const room of await listedRooms()) this.note(room.code, room);
  }

  close(): void {
    this.#unsubscribe?.();
    clearTimeout(this.#nextWord);
    this.#readers.clear();
  }

  /** A room says something new of itself; null: it is gone or no longer listed. */
  note(code: string, room: RoomListing | null): void {
    if (!this.#log.note(code, room) || this.#nextWord !== undefined) return;
    // Never at once: rooms speak in the middle of a tick, and a tick has no time for readers.
    const waitMs = Math.max(0, this.#toldMs + BEAT_MS - this.#ports.now());
    this.#nextWord = setTimeout(() => this.#speak(), waitMs).unref();
  }

  /** Calls `reader` whenever there is news; returns what ends that. */
  follow(reader: () => void): () => void {
    this.#readers.add(reader);
    return () => void this.#readers.delete(reader);
  }

  /** The server's clock, milliseconds since 1970. */
  get date(): number {
    return this.#ports.date();
  }

  snapshot(): LiveSnapshot {
    return { ...this.#head(), rooms: this.#log.rooms() };
  }

  /** Nothing new: what is said to those who waited in vain. */
  silence(): LiveNews {
    return { ...this.#head(), changes: [] };
  }

  /**
   * What is new to a reader who is informed up to `cursor`: changes, or everything when the cursor is from another run or
   * too old. Undefined while there is nothing, or nothing yet: the next word is on its way.
   */
  since({ epoch, number }: Cursor): LiveSnapshot | LiveNews | undefined {
    const changes = epoch === this.#epoch ? this.#log.since(number) : undefined;
    if (changes === undefined) return this.snapshot();
    return number < this.#told ? { ...this.#head(), changes } : undefined;
  }

  /** For readers who speak for many others. */
  inTurns<T>(items: readonly T[], portion: number, each: (item: T) => void): void {
    inTurns(items, portion, each, this.#ports.log);
  }

  #head(): { cursor: string; now: number } {
    return { cursor: writeCursor({ epoch: this.#epoch, number: this.#log.newest }), now: this.date };
  }

  #speak(): void {
    this.#nextWord = undefined;
    this.#toldMs = this.#ports.now();
    this.#told = this.#log.newest;
    this.inTurns([...this.#readers], 1, (reader) => reader());
  }
}
