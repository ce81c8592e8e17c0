/** Kysely's dialect for PostgreSQL, with a pool of connections that survives a restart of the database. */
import { Socket } from "node:net";
import { type Dialect, PostgresDialect } from "kysely";
import type { Logger } from "pino";
import { StoreError } from "./store-error.ts";

/** Connections of a process; its writes go one after the other, the others are for reads. */
const CONNECTIONS_MAX = 5;

/** Time limits of a connection to the database, in milliseconds. */
export type DatabaseTimeouts = {
  readonly connect: number;
  /** After which the database ends a query. */
  readonly query: number;
  /** After which a connection is closed on which nothing arrives, because the database or the network is gone. */
  readonly silence: number;
  /** After which an unused connection is closed; shorter than `silence`. */
  readonly idle: number;
};

const TIMEOUTS: DatabaseTimeouts = { connect: 5000, query: 10_000, silence: 12_000, idle: 8000 };

/** PostgreSQL's identifiers of 64-bit integers and of the sums of integers, which pg returns as texts. */
const INT8 = 20;
const NUMERIC = 1700;

export async function postgresqlDialect(
  databaseUrl: string,
  log: Logger,
  timeouts: DatabaseTimeouts = TIMEOUTS,
): Promise<Dialect> {
  // The package is not loaded by servers with a file.
  const { default: pg } = await import("pg");
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS_MAX,
    connectionTimeoutMillis: timeouts.connect,
    statement_timeout: timeouts.query,
    idleTimeoutMillis: timeouts.idle,
    stream: () => impatientSocket(timeouts.silence),
    allowExitOnIdle: true,
    application_name: "rondo",
    types: {
      getTypeParser: ((type: number, format?: "text" | "binary") =>
        type === INT8 || type === NUMERIC ? Number : pg.types.getTypeParser(type, format)) as never,
    },
  });
  // A connection that breaks is replaced by the next query. Between two queries of a transaction only this listener gets the error.
  pool.on("connect", (client) => client.on("error", () => undefined));
  pool.on("error", (error) => log.warn({ err: error }, "a connection to the database broke"));
  return new PostgresDialect({ pool });
}

/** pg's own limit on queries keeps the dead connection, on which the next query waits too. */
function impatientSocket(silenceMs: number): Socket {
  const socket = new Socket();
  return socket.setTimeout(silenceMs, () => socket.destroy(new Error("the database does not answer")));
}

/** The address without its password, for log lines and messages. */
export function hidePassword(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl);
    if (url.password !== "") url.password = "***";
    if (url.searchParams.has("password")) url.searchParams.set("password", "***");
    return url.href;
  } catch {
    return "the database of DATABASE_URL";
  }
}

/** What an error at the start means to the host. */
export function explainPostgresqlError(error: unknown, databaseUrl: string): StoreError {
  const { code = "", message } = error as Error & { code?: string };
  const where = hidePassword(databaseUrl);
  switch (code) {
    case "28P01":
    case "28000":
      return new StoreError(`${where} refuses the user or the password. Correct DATABASE_URL.`);
    case "3D000":
      return new StoreError(`${where} does not exist. Create the database (createdb), or correct DATABASE_URL.`);
    case "42501":
      return new StoreError(`${where}: the user may not create tables. Grant it the rights, or correct DATABASE_URL.`);
    default:
      return new StoreError(`${where} cannot be used: ${message || code}. Start PostgreSQL, or correct DATABASE_URL.`);
  }
}
