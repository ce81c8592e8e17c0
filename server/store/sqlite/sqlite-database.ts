/** An SQLite database, used synchronously: by the thread of a file, and directly for a database in memory. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { sqliteErrorOf } from "./sqlite-error.ts";

/** The parameters are those that kysely passes: texts, numbers, truth values, bytes, null. */
export type Statement = { readonly sql: string; readonly parameters: readonly unknown[] };

/** `changes` is undefined for a statement that returns rows. */
export type StatementResult = { readonly rows: unknown[]; readonly changes?: number };

/** Time in which another process must finish its write, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/** Prepared statements that are kept. */
const STATEMENTS_MAX = 200;

export class SqliteDatabase {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** `file` is a path, or ":memory:". Throws an SqliteError. */
  constructor(file: string) {
    try {
      this.#database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
      this.#database.exec("pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on");
    } catch (error) {
      throw sqliteErrorOf(error);
    }
  }

  /** Throws an SqliteError. */
  execute({ sql, parameters }: Statement): StatementResult {
    try {
      const statement = this.#prepare(sql);
      const values = parameters.map(bindable);
      if (statement.columns().length > 0) return { rows: statement.all(...values) };
      return { rows: [], changes: Number(statement.run(...values).changes) };
    } catch (error) {
      throw sqliteErrorOf(error);
    }
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    // The order of the map is that of the last use.
    this.#statements.delete(sql);
    const statement = known ?? this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    if (this.#statements.size > STATEMENTS_MAX) this.#statements.delete(this.#statements.keys().next().value!);
    return statement;
  }
}

function bindable(value: unknown): SQLInputValue {
  if (typeof value === "boolean") return value ? 1 : 0;
  return (value ?? null) as SQLInputValue;
}
