/**
 * The source of everything that follows the room list: lobby rooms, event streams and long polls. It subscribes to the
 * matchmaker's realtime listings, so that rooms of other processes are included. Readers are notified at most four times a
 * second.
 */
import { subscribeLobby } from "@colyseus/core";
import type { Logger } from "pino";
import type { RoomListing } from "#protocol/listing.ts";
import type { LiveNews, LiveSnapshot } from "#protocol/live.ts";
import type { RoomNames } from "../colyseus/room-names.ts";
import { ChangeLog } from "./change-log.ts";
import { createEpoch, type Cursor, writeCursor } from "./cursor.ts";
import { listedRooms, listingOf } from "./listed-rooms.ts";
import { inBatches } from "./batches.ts";

export type FeedPorts = {
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Milliseconds since 1970, as in listings. */
  readonly date: () => number;
  readonly random: () => number;
  readonly log: Logger;
  readonly names: RoomNames;
};

/** Minimum interval between notifications. After a pause the first one is not delayed. */
const MIN_NOTIFY_INTERVAL_MS = 250;

export class LiveFeed {
  readonly #ports: FeedPorts;
  readonly #epoch: string;
  readonly #log = new ChangeLog();
  readonly #readers = new Set<() => void>();
  #notified = 0;
  #notifiedMs = -Infinity;
  #nextNotification: NodeJS.Timeout | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(ports: FeedPorts) {
    this.#ports = ports;
    this.#epoch = createEpoch(ports.random);
  }

  /** Called when the matchmaker has started; until then the list is empty. */
  async open(): Promise<void> {
    this.#unsubscribe = await subscribeLobby((code, row) => this.record(code, listingOf(this.#ports.names, row)));
    await this.refresh();
  }

  /** Reads the whole list again, when changes can have been missed. */
  async refresh(): Promise<void> {
    const rooms = await listedRooms(this.#ports.names);
    const codes = new Set(rooms.map(({ code }) => code));
    for (const { code } of this.#log.rooms()) if (!codes.has(code)) this.record(code, null);
    for (const room of rooms) this.record(room.code, room);
  }

  close(): void {
    this.#unsubscribe?.();
    clearTimeout(this.#nextNotification);
    this.#readers.clear();
  }

  /** Records a published listing; null for a room that closed or is no longer listed. */
  record(code: string, room: RoomListing | null): void {
    if (!this.#log.record(code, room) || this.#nextNotification !== undefined) return;
    // Never at once: rooms publish in the middle of a tick, which has no time for readers.
    const waitMs = Math.max(0, this.#notifiedMs + MIN_NOTIFY_INTERVAL_MS - this.#ports.now());
    this.#nextNotification = setTimeout(() => this.#notify(), waitMs).unref();
  }

  /** Calls `reader` after changes; returns the function that ends that. */
  follow(reader: () => void): () => void {
    this.#readers.add(reader);
    return () => void this.#readers.delete(reader);
  }

  /** The server's clock, milliseconds since 1970. */
  get date(): number {
    return this.#ports.date();
  }

  /** Codes of quick matches with a free seat, the fullest first. Reserved seats are not counted here. */
  readonly openMatches = (limit: number): string[] =>
    this.#log
      .rooms()
      .filter(({ kind, players, seats }) => kind === "quick" && players < seats)
      .toSorted((a, b) => b.players - a.players)
      .slice(0, limit)
      .map(({ code }) => code);

  snapshot(): LiveSnapshot {
    return { ...this.#head(), rooms: this.#log.rooms() };
  }

  /** The message for a reader whose wait ended without a change. */
  noChanges(): LiveNews {
    return { ...this.#head(), changes: [] };
  }

  /**
   * What a reader at `cursor` has missed: changes, or a snapshot when the cursor is of another run or too old. Undefined
   * when there is nothing, or when the next notification will report it.
   */
  since({ epoch, number }: Cursor): LiveSnapshot | LiveNews | undefined {
    const changes = epoch === this.#epoch ? this.#log.since(number) : undefined;
    if (changes === undefined) return this.snapshot();
    return number < this.#notified ? { ...this.#head(), changes } : undefined;
  }

  /** For readers that represent many clients. */
  inBatches<T>(items: readonly T[], batchSize: number, each: (item: T) => void): void {
    inBatches(items, batchSize, each, this.#ports.log);
  }

  #head(): { cursor: string; now: number } {
    return { cursor: writeCursor({ epoch: this.#epoch, number: this.#log.newest }), now: this.date };
  }

  #notify(): void {
    this.#nextNotification = undefined;
    this.#notifiedMs = this.#ports.now();
    this.#notified = this.#log.newest;
    this.inBatches([...this.#readers], 1, (reader) => reader());
  }
}
