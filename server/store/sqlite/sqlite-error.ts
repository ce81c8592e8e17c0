/** Errors of SQLite, as they arrive from its thread. */

export class SqliteError extends Error {
  override readonly name = "SqliteError";
  /** The primary result code of SQLite; undefined when the thread failed. */
  readonly code: number | undefined;

  constructor(message: string, code: number | undefined) {
    super(message);
    this.code = code;
  }
}

/** An error of node:sqlite; its code can be an extended one, with the primary code in the lowest bits. */
export function sqliteErrorOf(error: unknown): SqliteError {
  if (error instanceof SqliteError) return error;
  const { message, errcode } = error as Error & { errcode?: number };
  return new SqliteError(message, errcode === undefined ? undefined : errcode & 0xff);
}

/** Result codes of SQLite. All but the last mean that the statement itself is wrong, so that repeating it is of no use. */
const ERROR = 1;
const TOO_BIG = 18;
const CONSTRAINT = 19;
const MISMATCH = 20;
const MISUSE = 21;
const RANGE = 25;
export const CANNOT_OPEN = 14;

const WRONG_STATEMENT: ReadonlySet<number | undefined> = new Set([ERROR, TOO_BIG, CONSTRAINT, MISMATCH, MISUSE, RANGE]);

/** Whether the statement can succeed later: the disk was full, the file locked, the thread lost. */
export function isSqliteAway(error: SqliteError): boolean {
  return !WRONG_STATEMENT.has(error.code);
}
