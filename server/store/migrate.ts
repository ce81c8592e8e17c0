/** Brings the tables of a database to the version of this program. */
import { type Kysely, sql } from "kysely";
import { DEFAULT_MIGRATION_TABLE, Migrator } from "kysely/migration";
import { migrations } from "./migrations/migrations.ts";
import { StoreError } from "./store-error.ts";

export type MigrationState = { readonly name: string; readonly executed: boolean };

/** The name of the table in which executed migrations are listed. */
export const MIGRATION_TABLE = DEFAULT_MIGRATION_TABLE;

/** Runs the migrations that are missing, all or none. Returns their names. Throws a StoreError for a newer database. */
export async function migrate(db: Kysely<never>, where: string): Promise<string[]> {
  await refuseNewerDatabase(db, where);
  const { error, results = [] } = await migratorOf(db).migrateToLatest();
  if (error !== undefined) throw error as Error;
  return results.map(({ migrationName }) => migrationName);
}

export async function migrationStates(db: Kysely<never>): Promise<MigrationState[]> {
  const infos = await migratorOf(db).getMigrations();
  return infos.map(({ name, executedAt }) => ({ name, executed: executedAt !== undefined }));
}

/** Rejects with a StoreError for a database of a newer version; nothing is written. */
export async function refuseNewerDatabase(db: Kysely<never>, where: string): Promise<void> {
  refuseNewer(await executedMigrations(db), where);
}

/** Throws a StoreError when a migration has been executed that this version does not have. */
export function refuseNewer(executed: readonly string[], where: string): void {
  const unknown = executed.filter((name) => !(name in migrations));
  if (unknown.length === 0) return;
  throw new StoreError(
    `${where} was written by a newer version of Rondo (it has "${unknown.at(-1)}"). Start that version, or choose another database.`,
  );
}

async function executedMigrations(db: Kysely<never>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === MIGRATION_TABLE)) return [];
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(MIGRATION_TABLE)} order by name`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}

function migratorOf(db: Kysely<never>): Migrator {
  return new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    // Two migrations that were written at the same time are independent of each other.
    allowUnorderedMigrations: true,
  });
}
