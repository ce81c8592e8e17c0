/**
 * What the server stores: a file by default, PostgreSQL when its address is given. Reads return promises; rooms write through
 * the queue and wait for nothing.
 */
import { join, resolve } from "node:path";
import { CamelCasePlugin, type Dialect, Kysely } from "kysely";
import type { Logger } from "pino";
import { StoredBans } from "./bans.ts";
import { Meta } from "./meta.ts";
import { migrate } from "./migrate.ts";
import { Players } from "./players.ts";
import { explainPostgresqlError, hidePassword, postgresqlDialect } from "./postgresql.ts";
import { StoredRooms } from "./rooms.ts";
import { SavedMatches } from "./saved-matches.ts";
import { explainSqliteError, inspectSqliteFile } from "./sqlite/inspect-file.ts";
import { SqliteDatabase } from "./sqlite/sqlite-database.ts";
import { SqliteDialect } from "./sqlite/sqlite-dialect.ts";
import { SqliteWorker } from "./sqlite/sqlite-worker.ts";
import { StoreError } from "./store-error.ts";
import type { Tables } from "./tables.ts";
import { type QueueSettings, WriteQueue } from "./write-queue.ts";

/** The file of a database that ends with its process. */
export const IN_MEMORY = ":memory:";

/** The database file in a data folder; IN_MEMORY stays. */
export function databaseFile(folder: string): string {
  return folder === IN_MEMORY ? folder : join(folder, "rondo.db");
}

export type StoreSettings = {
  /** Address of a PostgreSQL database; undefined: the file is used. */
  readonly databaseUrl?: string | undefined;
  /** Path of the SQLite file, or IN_MEMORY. */
  readonly file: string;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly date?: () => number;
  readonly queue?: Pick<QueueSettings, "bounds" | "pauses">;
};

type Engine = {
  readonly kind: "sqlite" | "postgresql";
  readonly where: string;
  readonly dialect: Dialect;
  readonly explain: (error: unknown) => StoreError;
};

/** Waiting time for the last writes when the store is closed, in milliseconds. */
const CLOSE_MS = 2000;

/** A part of the store with data of players. */
type PlayerData = { forget(db: Kysely<Tables>, key: string): Promise<number> };

export class Store {
  readonly kind: Engine["kind"];
  /** The file, or the address without its password. */
  readonly where: string;
  readonly meta: Meta;
  readonly players: Players;
  readonly bans: StoredBans;
  readonly rooms: StoredRooms;
  readonly savedMatches: SavedMatches;
  /** For writes of rooms. */
  readonly queue: WriteQueue;
  readonly #db: Kysely<Tables>;

  constructor(engine: Engine, db: Kysely<Tables>, queue: WriteQueue) {
    this.kind = engine.kind;
    this.where = engine.where;
    this.#db = db;
    this.queue = queue;
    this.meta = new Meta(db);
    this.players = new Players(db);
    this.bans = new StoredBans(db);
    this.rooms = new StoredRooms(db);
    this.savedMatches = new SavedMatches(db);
  }

  /**
   * Deletes what is stored about a player, or removes the player from it, in one transaction. Returns the number of changed
   * rows by table.
   */
  forget(key: string): Promise<Readonly<Record<string, number>>> {
    const parts: Readonly<Record<string, PlayerData>> = { players: this.players, bans: this.bans, rooms: this.rooms };
    return this.#db.transaction().execute(async (db) => {
      const counts: Record<string, number> = {};
      for (const [name, part] of Object.entries(parts)) counts[name] = await part.forget(db, key);
      return counts;
    });
  }

  /** Resolves when the database answers; rejects with its error. */
  async ping(): Promise<void> {
    await this.meta.find("");
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
export async function openStore(settings: StoreSettings): Promise<Store> {
  const { log, date = Date.now } = settings;
  const engine =
    settings.databaseUrl === undefined ? openFile(settings.file) : await openServer(settings.databaseUrl, log);
  const db = new Kysely<Tables>({ dialect: engine.dialect, plugins: [new CamelCasePlugin()] });
  try {
    await migrate(db as unknown as Kysely<never>, engine.where);
  } catch (error) {
    await db.destroy().catch(() => undefined);
    throw error instanceof StoreError ? error : engine.explain(error);
  }
  return new Store(engine, db, new WriteQueue({ log, date, ...settings.queue }));
}

function openFile(path: string): Engine {
  const file = path === IN_MEMORY ? path : resolve(path);
  if (file !== IN_MEMORY) inspectSqliteFile(file);
  return {
    kind: "sqlite",
    where: file,
    dialect: new SqliteDialect(file === IN_MEMORY ? new SqliteDatabase(file) : new SqliteWorker(file)),
    explain: (error) => explainSqliteError(error, file),
  };
}

async function openServer(databaseUrl: string, log: Logger): Promise<Engine> {
  return {
    kind: "postgresql",
    where: hidePassword(databaseUrl),
    dialect: await postgresqlDialect(databaseUrl, log),
    explain: (error) => explainPostgresqlError(error, databaseUrl),
  };
}
