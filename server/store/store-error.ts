/** Why a database cannot be used, and which failed writes can be repeated. */
import { isSqliteAway, SqliteError } from "./sqlite/sqlite-error.ts";

/** The database cannot be opened; the message is one line that the host can act on. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}

/** Classes of SQLSTATE that mean that the statement itself is wrong: data, constraints, syntax. */
const WRONG_STATEMENT = /^(?:22|23|42)/u;

/**
 * Whether a failed write can succeed later: the database was away, busy or full. False for a wrong statement and for an error
 * in the program.
 */
export function isAway(error: unknown): boolean {
  if (error instanceof SqliteError) return isSqliteAway(error);
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) return false;
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code !== "string" || !WRONG_STATEMENT.test(code);
}
