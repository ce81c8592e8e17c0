/** Kysely's dialect for SQLite behind a worker thread, or in memory. */
import {
  CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import type { Statement, StatementResult } from "./sqlite-database.ts";
import { SqliteError } from "./sqlite-error.ts";

export type SqliteExecutor = {
  execute(statement: Statement): StatementResult | Promise<StatementResult>;
  close(): void | Promise<void>;
  /** Changes when the database was opened anew, and with it a running transaction was lost. */
  readonly generation?: number;
};

export class SqliteDialect implements Dialect {
  readonly #executor: SqliteExecutor;

  constructor(executor: SqliteExecutor) {
    this.#executor = executor;
  }

  createDriver(): Driver {
    return new SqliteDriver(this.#executor);
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
}

/** Migrations run in a transaction, so that of two processes that start at once the second waits for the first. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** One connection; kysely's executor hands it to one user at a time. */
class SqliteDriver implements Driver {
  readonly #executor: SqliteExecutor;
  readonly #connection: SqliteConnection;

  constructor(executor: SqliteExecutor) {
    this.#executor = executor;
    this.#connection = new SqliteConnection(executor);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {}

  /** The write lock is taken at once: a transaction that reads first could not get it later if another process wrote. */
  async beginTransaction(): Promise<void> {
    await this.#connection.executeQuery(CompiledQuery.raw("begin immediate"));
    this.#connection.transactionOf = this.#executor.generation;
    this.#connection.inTransaction = true;
  }

  async commitTransaction(): Promise<void> {
    await this.#connection.executeQuery(CompiledQuery.raw("commit"));
    this.#connection.inTransaction = false;
  }

  async rollbackTransaction(): Promise<void> {
    const { isLost } = this.#connection;
    this.#connection.inTransaction = false;
    // SQLite itself has rolled back after some errors, such as a full disk.
    if (!isLost) await this.#connection.executeQuery(CompiledQuery.raw("rollback")).catch(() => undefined);
  }

  async destroy(): Promise<void> {
    await this.#executor.close();
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #executor: SqliteExecutor;
  inTransaction = false;
  /** Generation of the database in which the transaction began. */
  transactionOf: number | undefined;

  constructor(executor: SqliteExecutor) {
    this.#executor = executor;
  }

  /** Whether the transaction ended with the thread in which it began. */
  get isLost(): boolean {
    return this.inTransaction && this.transactionOf !== this.#executor.generation;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.isLost) throw new SqliteError("the transaction was lost", undefined);
    const { rows, changes } = await this.#executor.execute({ sql, parameters });
    return { rows: rows as R[], ...(changes === undefined ? {} : { numAffectedRows: BigInt(changes) }) };
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("SqliteConnection: streaming is not supported");
  }
}
