/** The two kinds of databases: an SQLite file, or PostgreSQL when its address is given. */
import { join, resolve } from "node:path";
import { CamelCasePlugin, type Dialect, Kysely } from "kysely";
import type { Logger } from "pino";
import { type DatabaseTimeouts, explainPostgresqlError, hidePassword, postgresqlDialect } from "./postgresql.ts";
import { explainSqliteError, inspectSqliteFile } from "./sqlite/inspect-file.ts";
import { SqliteDatabase } from "./sqlite/sqlite-database.ts";
import { SqliteDialect } from "./sqlite/sqlite-dialect.ts";
import { SqliteWorker } from "./sqlite/sqlite-worker.ts";
import { StoreError } from "./store-error.ts";
import type { Tables } from "./tables.ts";

/** The file of a database that ends with its process. */
export const IN_MEMORY = ":memory:";

/** The database file in a data folder; IN_MEMORY stays. */
export function databaseFile(folder: string): string {
  return folder === IN_MEMORY ? folder : join(folder, "rondo.db");
}

export type DatabaseSettings = {
  /** Address of a PostgreSQL database; undefined: the file is used. */
  readonly databaseUrl?: string | undefined;
  /** Path of the SQLite file, or IN_MEMORY. */
  readonly file: string;
  readonly log: Logger;
  /** Of PostgreSQL; tests use shorter ones. */
  readonly timeouts?: DatabaseTimeouts;
};

export type Engine = {
  readonly kind: "sqlite" | "postgresql";
  /** The file, or the address without its password. */
  readonly where: string;
  readonly dialect: Dialect;
  readonly explain: (error: unknown) => StoreError;
};

/** Throws a StoreError for a file that cannot be used. A PostgreSQL server is connected with the first query. */
export async function openEngine({ databaseUrl, file, log, timeouts }: DatabaseSettings): Promise<Engine> {
  if (databaseUrl === undefined) return file === IN_MEMORY ? openMemory() : openFile(resolve(file));
  return {
    kind: "postgresql",
    where: hidePassword(databaseUrl),
    dialect: await postgresqlDialect(databaseUrl, log, timeouts),
    explain: (error) => explainPostgresqlError(error, databaseUrl),
  };
}

/** Opens the database for `use`, and closes it if that fails. Rejects with a StoreError. */
export async function connect<T>(
  settings: DatabaseSettings,
  use: (db: Kysely<Tables>, engine: Engine) => Promise<T>,
): Promise<T> {
  const engine = await openEngine(settings);
  const db = new Kysely<Tables>({ dialect: engine.dialect, plugins: [new CamelCasePlugin()] });
  try {
    return await use(db, engine);
  } catch (error) {
    await db.destroy().catch(() => undefined);
    throw error instanceof StoreError ? error : engine.explain(error);
  }
}

function openFile(file: string): Engine {
  inspectSqliteFile(file);
  return {
    kind: "sqlite",
    where: file,
    dialect: new SqliteDialect(new SqliteWorker(file)),
    explain: (error) => explainSqliteError(error, file),
  };
}

function openMemory(): Engine {
  return {
    kind: "sqlite",
    where: IN_MEMORY,
    dialect: new SqliteDialect(new SqliteDatabase(IN_MEMORY)),
    explain: (error) => explainSqliteError(error, IN_MEMORY),
  };
}
