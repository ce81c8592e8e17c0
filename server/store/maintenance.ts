/** What the host does with the database from the command line, also while servers use it. */
import { existsSync, renameSync, rmSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Kysely, sql } from "kysely";
import { connect, type DatabaseSettings, type Engine, IN_MEMORY } from "./engine.ts";
import { migrate, type MigrationState, migrationStates, refuseNewerDatabase } from "./migrate.ts";
import { hidePassword } from "./postgresql.ts";
import { createPrivateFile, explainSqliteError } from "./sqlite/inspect-file.ts";
import { StoreError } from "./store-error.ts";
import type { Tables } from "./tables.ts";

export type DatabaseStatus = {
  readonly kind: Engine["kind"];
  readonly where: string;
  readonly bytes: number;
  readonly migrations: readonly MigrationState[];
  /** Number of rows by table. */
  readonly rows: Readonly<Record<string, number>>;
};

/** Changes nothing. Rejects with a StoreError, also for a damaged file, which is read completely. */
export async function databaseStatus(settings: DatabaseSettings): Promise<DatabaseStatus> {
  requireFile(settings);
  return withDatabase(settings, async (db, { kind, where }) => {
    await refuseNewerDatabase(db as unknown as Kysely<never>, where);
    const migrations = await migrationStates(db as unknown as Kysely<never>);
    const tables = await db.introspection.getTables();
    const rows: Record<string, number> = {};
    for (const { name } of tables.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const counted = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(db);
      rows[name] = counted.rows[0]!.count;
    }
    if (kind === "sqlite") await checkIntegrity(db, where);
    return { kind, where, bytes: await sizeOf(db, kind), migrations, rows };
  });
}

/** Creates what is missing. Returns the names of the migrations that ran. */
export function migrateDatabase(settings: DatabaseSettings): Promise<string[]> {
  return withDatabase(settings, (db, { where }) => migrate(db as unknown as Kysely<never>, where));
}

/**
 * Writes a copy of the database as it is now into a new file; servers go on writing meanwhile. Returns the size of the copy in
 * bytes. For SQLite only.
 */
export async function backupDatabase(settings: DatabaseSettings, path: string): Promise<number> {
  if (settings.databaseUrl !== undefined) {
    const where = hidePassword(settings.databaseUrl);
    throw new StoreError(`${where} is backed up by PostgreSQL's own program: pg_dump --format=custom --file=FILE URL`);
  }
  requireFile(settings);
  const [target, unfinished] = [resolve(path), `${resolve(path)}.unfinished`];
  if (existsSync(target)) throw new StoreError(`${target} exists already. Choose another file for the backup.`);
  rmSync(unfinished, { force: true });
  try {
    const copy = async (db: Kysely<Tables>) => {
      createPrivateFile(unfinished);
      await sql`vacuum into ${unfinished}`.execute(db);
    };
    await withDatabase(settings, copy, explainTarget(target));
    checkCopy(unfinished);
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  return statSync(target).size;
}

async function withDatabase<T>(
  settings: DatabaseSettings,
  use: (db: Kysely<Tables>, engine: Engine) => Promise<T>,
  explain?: (error: unknown) => StoreError,
): Promise<T> {
  return connect(settings, async (db, engine) => {
    const result = await use(db, engine).catch((error: unknown) => {
      throw explain === undefined || error instanceof StoreError ? error : explain(error);
    });
    await db.destroy();
    return result;
  });
}

/** A command that only reads must not create the file. */
function requireFile({ databaseUrl, file }: DatabaseSettings): void {
  if (databaseUrl !== undefined) return;
  if (file === IN_MEMORY) throw new StoreError("A database in memory ends with its server: there is nothing to read.");
  if (!existsSync(file)) {
    throw new StoreError(
      `${resolve(file)} does not exist. The server creates it at its first start; check RONDO_DATA.`,
    );
  }
}

async function checkIntegrity(db: Kysely<Tables>, where: string): Promise<void> {
  const { rows } = await sql<{ integrityCheck: string }>`pragma integrity_check(1)`.execute(db);
  const result = rows[0]?.integrityCheck;
  if (result !== "ok") throw explainSqliteError(Object.assign(new Error(result), { errcode: 11 }), where);
}

async function sizeOf(db: Kysely<Tables>, kind: Engine["kind"]): Promise<number> {
  const { rows } =
    kind === "sqlite"
      ? await sql<{ bytes: number }>`select page_count * page_size as bytes
          from pragma_page_count(), pragma_page_size()`.execute(db)
      : await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(db);
  return rows[0]!.bytes;
}

function checkCopy(file: string): void {
  const copy = new DatabaseSync(file, { readOnly: true });
  const result = Object.values(copy.prepare("pragma quick_check(1)").get() ?? {})[0];
  copy.close();
  if (result !== "ok") throw new StoreError(`${file}: the copy is damaged. Check the disk.`);
}

/** An error of the copying concerns the new file. */
function explainTarget(target: string): (error: unknown) => StoreError {
  return (error) => {
    const { code, message } = error as { code?: number; message: string };
    if (code === 13) return new StoreError(`${target}: the disk is full. Nothing was written.`);
    if (code === 14)
      return new StoreError(`${target} cannot be written. Check that its folder exists, and its rights.`);
    return new StoreError(`${target} cannot be written: ${message}`);
  };
}
