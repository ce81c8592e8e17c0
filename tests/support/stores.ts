/** Stores for tests: temporary files, databases on the PostgreSQL of the tests, and a log that is silent. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterAll, inject } from "vitest";
import "./postgresql-setup.ts";
import { queryPostgresql } from "./postgresql.ts";

export const silent = pino({ level: "silent" });

/** For stores on a busy machine: only a database that does not answer at all takes that long. */
export const PATIENT = { connect: 50_000, query: 50_000, silence: 50_000, idle: 8000 };

/** A folder that is removed after the tests of the file. */
export function temporaryFolder(name = "rondo-store-"): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The address of a new database; undefined where PostgreSQL cannot run. Its name need only differ from others of the file. */
export async function postgresqlDatabase(name = "rondo"): Promise<string | undefined> {
  const server = inject("postgresqlUrl");
  if (server === "") return undefined;
  const database = `${name}_${process.pid}_${Date.now()}`;
  await queryPostgresql(server, `create database ${database}`);
  return server.replace(/[^/]+$/u, database);
}
