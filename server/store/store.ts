/**
 * What the server stores: a file by default, PostgreSQL when its address is given. Reads return promises; rooms write through
 * the queue and wait for nothing.
 */
import type { Kysely } from "kysely";
import { StoredBans } from "./bans.ts";
import { Cooldowns } from "./cooldowns.ts";
import { connect, type DatabaseSettings } from "./engine.ts";
import { HelpConversations } from "./help.ts";
import { StoredMatches } from "./matches.ts";
import { Meta } from "./meta.ts";
import { migrate } from "./migrate.ts";
import { Players } from "./players.ts";
import { PublishedMaps } from "./published-maps.ts";
import { Ratings } from "./ratings.ts";
import { Recordings } from "./recordings.ts";
import { Reports } from "./reports.ts";
import { StoredRooms } from "./rooms.ts";
import { SavedMatches } from "./saved-matches.ts";
import { ScriptStorages } from "./script-storages.ts";
import { StoredServerBans } from "./server-bans.ts";
import type { Tables } from "./tables.ts";
import { Leaderboards } from "./totals.ts";
import { Workshops } from "./workshops.ts";
import { type QueueSettings, WriteQueue } from "./write-queue.ts";

export type StoreSettings = DatabaseSettings & {
  /** Milliseconds since 1970. */
  readonly date?: () => number;
  readonly queue?: Pick<QueueSettings, "bounds" | "pauses">;
};

/** Waiting time for the last writes when the store is closed, in milliseconds. */
const CLOSE_MS = 2000;

/** A part of the store with data of players. */
type PlayerData = { forget(db: Kysely<Tables>, key: string): Promise<number> };

export class Store {
  /** The file, or the address without its password. */
  readonly where: string;
  readonly meta: Meta;
  readonly players: Players;
  readonly bans: StoredBans;
  readonly rooms: StoredRooms;
  readonly savedMatches: SavedMatches;
  readonly matches: StoredMatches;
  readonly ratings: Ratings;
  readonly cooldowns: Cooldowns;
  readonly leaderboards: Leaderboards;
  readonly reports: Reports;
  readonly help: HelpConversations;
  readonly serverBans: StoredServerBans;
  readonly scriptStorages: ScriptStorages;
  readonly recordings: Recordings;
  readonly maps: PublishedMaps;
  readonly workshops: Workshops;
  /** For writes of rooms. */
  readonly queue: WriteQueue;
  readonly #db: Kysely<Tables>;

  constructor(where: string, db: Kysely<Tables>, queue: WriteQueue) {
    this.where = where;
    this.#db = db;
    this.queue = queue;
    this.meta = new Meta(db);
    this.players = new Players(db);
    this.bans = new StoredBans(db);
    this.rooms = new StoredRooms(db);
    this.savedMatches = new SavedMatches(db);
    this.matches = new StoredMatches(db);
    this.ratings = new Ratings(db);
    this.cooldowns = new Cooldowns(db);
    this.leaderboards = new Leaderboards(db);
    this.reports = new Reports(db);
    this.help = new HelpConversations(db);
    this.serverBans = new StoredServerBans(db);
    this.scriptStorages = new ScriptStorages(db);
    this.recordings = new Recordings(db);
    this.maps = new PublishedMaps(db);
    this.workshops = new Workshops(db);
  }

  /**
   * Deletes what is stored about a player, or removes the player from it, in one transaction. Returns the number of changed
   * rows by table.
   */
  forget(key: string): Promise<Readonly<Record<string, number>>> {
    const { players, bans, rooms, savedMatches, matches, cooldowns, reports, help, serverBans } = this;
    const { recordings, scriptStorages, maps, workshops } = this;
    const parts: Readonly<Record<string, PlayerData>> = {
      // Recordings are found by the players of their matches.
      ...{ recordings, players, bans, rooms, savedMatches, matches, cooldowns },
      ...{ reports, help, serverBans, scriptStorages, maps, workshops },
    };
    return this.#db.transaction().execute(async (db) => {
      const counts: Record<string, number> = {};
      for (const [name, part] of Object.entries(parts)) counts[name] = await part.forget(db, key);
      return counts;
    });
  }

  /** Makes the waiting writes, for two seconds at most, and closes the database. Returns the number of lost writes. */
  async close(): Promise<number> {
    const lost = await this.queue.flush(CLOSE_MS);
    this.queue.close();
    await this.#db.destroy();
    return lost;
  }
}

/** Opens the database and brings its tables up to date. Rejects with a StoreError that names what the host can do. */
export function openStore(settings: StoreSettings): Promise<Store> {
  const { log, date = Date.now } = settings;
  return connect(settings, async (db, engine) => {
    await migrate(db as unknown as Kysely<never>, engine.where);
    return new Store(engine.where, db, new WriteQueue({ log, date, ...settings.queue }));
  });
}
