/** The worker thread of an SQLite file: executes one statement after the other. */
import { parentPort, workerData } from "node:worker_threads";
import { SqliteDatabase, type Statement, type StatementResult } from "./sqlite-database.ts";
import { SqliteError } from "./sqlite-error.ts";

/** The first reply, with id 0, reports whether the file could be opened. */
export type ThreadRequest = { readonly id: number; readonly statement?: Statement };

export type ThreadError = { readonly message: string; readonly code?: number | undefined };

export type ThreadReply =
  | { readonly id: number; readonly result: StatementResult }
  | { readonly id: number; readonly error: ThreadError };

const port = parentPort!;

try {
  const database = new SqliteDatabase((workerData as { file: string }).file);
  port.on("message", (request: ThreadRequest) => answer(database, request));
  port.postMessage({ id: 0, result: { rows: [] } } satisfies ThreadReply);
} catch (error) {
  port.postMessage({ id: 0, error: errorOf(error) } satisfies ThreadReply);
}

/** A request without a statement closes the database and ends the thread. */
function answer(database: SqliteDatabase, { id, statement }: ThreadRequest): void {
  try {
    if (statement === undefined) database.close();
    const result = statement === undefined ? { rows: [] } : database.execute(statement);
    port.postMessage({ id, result } satisfies ThreadReply);
    if (statement === undefined) port.close();
  } catch (error) {
    port.postMessage({ id, error: errorOf(error) } satisfies ThreadReply);
  }
}

function errorOf(error: unknown): ThreadError {
  return { message: (error as Error).message, code: error instanceof SqliteError ? error.code : undefined };
}
